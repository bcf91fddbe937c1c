package org.kusgraph.store;

/** Gives readers the snapshot that is current at the moment they ask. */
public interface SnapshotSource {

    /** A hold on the current snapshot, for the calling thread; close it. */
    SnapshotReading open();
}
