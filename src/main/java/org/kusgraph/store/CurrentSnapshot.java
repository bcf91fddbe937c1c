package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the current snapshot of a store. When another becomes current, new readers get that one, and the one before is
 * closed as soon as its last reader is done. Where the new one cannot be read, the one before stays.
 */
public final class CurrentSnapshot implements SnapshotSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentSnapshot.class);

    /** How long a new snapshot may go unnoticed. */
    private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** More builds than this do not end while one reader opens a snapshot. */
    private static final int TRIES = 100;

    private final SnapshotStore store;
    private Open open;
    private long lookedNanos;

    private CurrentSnapshot(SnapshotStore store, Open open) {
        this.store = store;
        this.open = open;
        this.lookedNanos = System.nanoTime();
    }

    /**
     * Opens the current snapshot.
     *
     * @param store a store that has one
     * @throws IOException if there is none, or it cannot be read
     */
    public static CurrentSnapshot of(SnapshotStore store) throws IOException {
        return new CurrentSnapshot(store, openCurrent(store));
    }

    @Override
    public SnapshotReading open() {
        Open held = hold();
        try {
            return reading(held, held.database.begin());
        } catch (RuntimeException e) {
            release(held);
            throw e;
        }
    }

    private SnapshotReading reading(Open held, DatasetGraph dataset) {
        return new SnapshotReading() {
            @Override
            public String identity() {
                return held.identity;
            }

            @Override
            public DatasetGraph dataset() {
                return dataset;
            }

            @Override
            public void close() {
                dataset.end();
                release(held);
            }
        };
    }

    @Override
    public synchronized void close() {
        release(open);
    }

    private synchronized Open hold() {
        if (System.nanoTime() - lookedNanos > NOTICE_NANOS) {
            lookedNanos = System.nanoTime();
            switchIfNew();
        }
        open.readers++;
        return open;
    }

    private void switchIfNew() {
        try {
            if (store.current()
                    .filter(identity -> !identity.equals(open.identity))
                    .isPresent()) {
                Open next = openCurrent(store);
                release(open);
                open = next;
            }
        } catch (IOException e) {
            // What could be read a moment ago still can, and is better than nothing.
            LOG.warn("the new snapshot cannot be read, and the one before is read on: {}", e.getMessage());
        }
    }

    /** Gives back one hold; this object itself holds the current snapshot once. */
    private synchronized void release(Open held) {
        held.readers--;
        if (held.readers == 0) {
            try {
                held.database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A builder may remove a snapshot between the look at which is current and the opening: then look again. */
    private static Open openCurrent(SnapshotStore store) throws IOException {
        IOException last = new IOException("the store has no snapshot; build one with: kus build");
        String tried = "";
        for (int i = 0; i < TRIES; i++) {
            String identity = store.current().orElse("");
            if (!identity.isEmpty() && !identity.equals(tried)) {
                tried = identity;
                try {
                    return new Open(identity, TripleDatabase.open(store.snapshot(identity)));
                } catch (IOException e) {
                    last = e;
                }
            }
        }
        throw last;
    }

    private static final class Open {
        private final String identity;
        private final TripleDatabase database;
        private int readers = 1;

        Open(String identity, TripleDatabase database) {
            this.identity = identity;
            this.database = database;
        }
    }
}
