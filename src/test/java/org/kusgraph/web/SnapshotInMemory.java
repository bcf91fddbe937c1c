package org.kusgraph.web;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.search.EntitySearch;

/** A snapshot in memory, without an index for searches. */
record SnapshotInMemory(SnapshotName name, DatasetGraph dataset) {

    /** Begins to read it. */
    SnapshotReading open() {
        dataset.begin(ReadWrite.READ);
        return new SnapshotReading() {
            @Override
            public SnapshotName name() {
                return name;
            }

            @Override
            public DatasetGraph dataset() {
                return dataset;
            }

            @Override
            public EntitySearch search() {
                throw new UnsupportedOperationException("a snapshot in memory has no index");
            }

            @Override
            public void close() {
                dataset.end();
            }
        };
    }
}
