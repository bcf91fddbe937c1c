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
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** For a server with these endpoints, of which something tells whether nobody asks. */
    WarmingThread(List<Endpoint> endpoints, SnapshotSource snapshots, BooleanSupplier isIdle) {
        this.endpoints = endpoints;
        this.snapshots = snapshots;
        this.thread = Thread.ofPlatform().name("warming").daemon().unstarted(() -> warmWhile(isIdle));
    }

    void start() {
        thread.start();
    }

    private void warmWhile(BooleanSupplier isIdle) {
        try {
            if (closing.await(FIRST_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                return;
            }
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
                    warm(endpoint, snapshot);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the snapshot is served cold", e);
        }
    }

    /** Makes as much as can be made in a few seconds ready for a snapshot. */
    void warm(SnapshotReading snapshot) {
        long begun = System.nanoTime();
        for (Endpoint endpoint : endpoints) {
            if (System.nanoTime() - begun < MOST_OF_ALL.toNanos()) {
                warm(endpoint, snapshot);
            }
        }
    }

    private static void warm(Endpoint endpoint, SnapshotReading snapshot) {
        try {
            endpoint.warm(snapshot);
        } catch (IOException | RuntimeException e) {
            // Whoever asks is told.
            LOG.debug("{} is served cold", endpoint.path(), e);
        }
    }

    /** Not by an interrupt, which would close the snapshot's files for all others. */
    @Override
    public void close() {
        closing.countDown();
        try {
            boolean unused = !thread.isAlive() || thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
