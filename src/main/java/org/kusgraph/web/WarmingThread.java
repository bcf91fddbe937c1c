package org.kusgraph.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes ready what those who come first would have to wait for: an endpoint after the other, and only while nobody asks. */
final class WarmingThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmingThread.class);

    /** Whoever starts a server often asks at once, and then needs the processors. */
    private static final long FIRST_MILLISECONDS = 1_000;

    private static final long LOOK_MILLISECONDS = 100;

    /** A new snapshot waits so long at most. */
    private static final Duration MOST_OF_ALL = Duration.ofSeconds(5);

    /** The step that is being taken when the server is closed may end. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private final List<Endpoint> endpoints;
    private final SnapshotSource snapshots;
    private final BooleanSupplier isIdle;
    private final CountDownLatch visited;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** How an endpoint is made ready. */
    private interface Step {
        void take(Endpoint endpoint, SnapshotReading snapshot) throws IOException;
    }

    /**
     * For a server with these endpoints.
     *
     * @param isIdle tells whether nobody asks
     * @param visited is at zero when somebody has asked for a page
     */
    WarmingThread(List<Endpoint> endpoints, SnapshotSource snapshots, BooleanSupplier isIdle, CountDownLatch visited) {
        this.endpoints = endpoints;
        this.snapshots = snapshots;
        this.isIdle = isIdle;
        this.visited = visited;
        this.thread = Thread.ofPlatform().name("warming").daemon().unstarted(this::warmWhileIdle);
    }

    void start() {
        thread.start();
    }

    private void warmWhileIdle() {
        try {
            if (!closing.await(FIRST_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                warmWhileIdle(Endpoint::warm);
                visited.await();
                warmWhileIdle(Endpoint::warmForVisitors);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the snapshot is served cold", e);
        }
    }

    private void warmWhileIdle(Step step) throws InterruptedException {
        for (Endpoint endpoint : endpoints) {
            while (!isIdle.getAsBoolean()) {
                if (closing.await(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            if (closing.getCount() == 0) {
                return;
            }
            try (SnapshotReading snapshot = snapshots.open()) {
                take(step, endpoint, snapshot);
            }
        }
    }

    /** Makes as much as can be made in a few seconds ready for a snapshot. */
    void warm(SnapshotReading snapshot) {
        long begun = System.nanoTime();
        List<Step> steps =
                visited.getCount() == 0 ? List.of(Endpoint::warm, Endpoint::warmForVisitors) : List.of(Endpoint::warm);
        for (Step step : steps) {
            for (Endpoint endpoint : endpoints) {
                if (System.nanoTime() - begun < MOST_OF_ALL.toNanos()) {
                    take(step, endpoint, snapshot);
                }
            }
        }
    }

    private static void take(Step step, Endpoint endpoint, SnapshotReading snapshot) {
        try {
            step.take(endpoint, snapshot);
        } catch (IOException | RuntimeException e) {
            // Whoever asks is told.
            LOG.debug("{} is served cold", endpoint.path(), e);
        }
    }

    /** Not by an interrupt, which would close the snapshot's files for all others. */
    @Override
    public void close() {
        closing.countDown();
        // Nobody will come any more.
        visited.countDown();
        try {
            boolean unused = !thread.isAlive() || thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
