package org.kusgraph.store;

import java.time.Duration;

/** Gives readers the snapshot that is current at the moment they ask. */
public interface SnapshotSource {

    /** A hold on the current snapshot, for the calling thread; close it. */
    SnapshotReading open();

    /**
     * Waits until readers get a snapshot that is at least as new as one that is known to be there.
     *
     * @param known the snapshot
     * @param limit how long to wait at most; there may be nothing to wait for
     */
    default void await(SnapshotName known, Duration limit) {}
}
