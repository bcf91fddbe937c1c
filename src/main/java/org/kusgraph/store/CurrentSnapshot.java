package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.store.search.EntitySearch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the current snapshot of a store. When another becomes current, it is opened aside; then new readers get that one, and
 * the one before is closed as soon as its last reader is done. While another cannot be opened, the one before is read on.
 */
public final class CurrentSnapshot implements SnapshotSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentSnapshot.class);

    /** So much of a snapshot is read before the first answer, which takes about a tenth of a second. */
    private static final long QUICK_BYTES = 128L << 20;

    /** How long a new snapshot may go unnoticed. */
    private static final long LOOK_MILLISECONDS = 500;

    /** How long a look or a closing may take before this is closed without it. */
    private static final long STOP_SECONDS = 10;

    /** More snapshots than this do not become current, one after another, while one reader opens one. */
    private static final int MOST_TRIES = 100;

    private final SnapshotStore store;
    private final LookFailures failures = new LookFailures();
    private final ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("snapshots").daemon().unstarted(task));

    private final Object switching = new Object();

    private volatile OpenSnapshot open;
    private volatile Consumer<SnapshotReading> warming = reading -> {};

    private CurrentSnapshot(SnapshotStore store, OpenSnapshot open) {
        this.store = store;
        this.open = open;
    }

    /**
     * Opens the current snapshot.
     *
     * @param store a store that has one
     * @throws DamagedSnapshotException if it is not as it was built; the message names the file
     * @throws IOException if there is none, or it cannot be read
     */
    public static CurrentSnapshot of(SnapshotStore store) throws IOException {
        return of(store, QUICK_BYTES);
    }

    /** Opens the current snapshot as {@link #of(SnapshotStore)} does one that is larger than so many bytes. */
    static CurrentSnapshot of(SnapshotStore store, long quickBytes) throws IOException {
        CurrentSnapshot current = new CurrentSnapshot(store, openCurrent(store, quickBytes));
        current.aside.execute(current::checkRest);
        var unused = current.aside.scheduleWithFixedDelay(
                current::look, LOOK_MILLISECONDS, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        return current;
    }

    /** Opens the current snapshot; when a builder makes another one current in the meantime, that one. */
    private static OpenSnapshot openCurrent(SnapshotStore store, long quickBytes) throws IOException {
        SnapshotName name = store.requiredName();
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return OpenSnapshot.of(store, name, quickBytes);
            } catch (IOException e) {
                SnapshotName next = store.requiredName();
                if (next.equals(name)) {
                    throw e;
                }
                name = next;
            }
        }
        return OpenSnapshot.of(store, name, quickBytes);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException of a {@link DamagedSnapshotException}, if the snapshot has turned out to be damaged
     */
    @Override
    public SnapshotReading open() {
        OpenSnapshot held = hold();
        try {
            held.damage().ifPresent(damage -> {
                throw new UncheckedIOException(damage);
            });
            return new Reading(this, held, held.begin());
        } catch (RuntimeException | Error e) {
            release(held);
            throw e;
        }
    }

    private OpenSnapshot hold() {
        while (true) {
            OpenSnapshot current = open;
            if (current.hold()) {
                return current;
            }
            if (aside.isShutdown()) {
                throw new IllegalStateException("the snapshot is closed");
            }
        }
    }

    private void release(OpenSnapshot held) {
        if (held.isLastReleased()) {
            try {
                // Closing takes longer than most answers, so no reader is made to wait for it.
                aside.execute(() -> close(held));
            } catch (RejectedExecutionException e) {
                close(held);
            }
        }
    }

    private static void close(OpenSnapshot snapshot) {
        try {
            snapshot.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the files of a snapshot that is not needed any more could not be released: {}", e.toString());
        }
    }

    private void checkRest() {
        try {
            open.checkRest();
        } catch (IOException e) {
            LOG.error("nothing is answered any more: {}", e.getMessage());
        }
    }

    /**
     * Looks for another snapshot, which nobody waits for, so that it is read whole first. Whatever goes wrong is no reader's
     * business: the next look may go well.
     */
    private void look() {
        try {
            SnapshotName current = store.requiredName();
            if (current.equals(open.name())) {
                failures.forget();
            } else if (failures.isDue(current)) {
                OpenSnapshot next = openCurrent(store, Long.MAX_VALUE);
                warm(next);
                switchTo(next);
            }
        } catch (IOException | RuntimeException | InternalError e) {
            failures.note(e);
        }
    }

    /** Looks now, and returns when whoever reads from then on gets what is current now, if that can be opened. */
    public void refresh() {
        try {
            aside.submit(this::look).get();
        } catch (RejectedExecutionException | ExecutionException e) {
            LOG.debug("not looked, because the snapshot is being closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void switchTo(OpenSnapshot next) {
        OpenSnapshot before = open;
        synchronized (switching) {
            open = next;
            switching.notifyAll();
        }
        release(before);
    }

    /** The name of the snapshot that readers get. */
    public SnapshotName name() {
        return open.name();
    }

    @Override
    public void await(SnapshotName known, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (switching) {
            while (known.isNewerThan(open.name())) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                try {
                    switching.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /**
     * Has each snapshot that becomes current read before others get it, so that they find at hand what is read often.
     *
     * @param reader reads what it likes to; nobody waits for it but those who want the new snapshot
     */
    public void warmBy(Consumer<SnapshotReading> reader) {
        warming = reader;
    }

    private void warm(OpenSnapshot next) {
        boolean unused = next.hold();
        try (SnapshotReading reading = new Reading(this, next, next.begin())) {
            warming.accept(reading);
        } catch (RuntimeException e) {
            LOG.debug("{} is served cold", next.name(), e);
        }
    }

    /** Lets readers finish, and opens nothing for others. */
    @Override
    public void close() {
        if (aside.isShutdown()) {
            return;
        }
        aside.shutdown();
        try {
            boolean unused = aside.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(open);
    }

    private static final class Reading implements SnapshotReading {
        private final CurrentSnapshot source;
        private final OpenSnapshot held;
        private final DatasetGraph dataset;

        Reading(CurrentSnapshot source, OpenSnapshot held, DatasetGraph dataset) {
            this.source = source;
            this.held = held;
            this.dataset = dataset;
        }

        @Override
        public SnapshotName name() {
            return held.name();
        }

        @Override
        public DatasetGraph dataset() {
            return dataset;
        }

        @Override
        public Optional<SnapshotFile> file(String name) {
            return held.file(name);
        }

        @Override
        public EntitySearch search() {
            return new EntitySearch(held.index(), dataset);
        }

        @Override
        public Optional<ThingIndex> things() {
            return held.things();
        }

        @Override
        public void close() {
            try {
                dataset.end();
            } finally {
                source.release(held);
            }
        }
    }
}
