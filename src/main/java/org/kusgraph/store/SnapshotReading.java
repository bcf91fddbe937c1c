package org.kusgraph.store;

import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.store.search.EntitySearch;

/**
 * One reader's hold on one snapshot: it stays readable until closed, whatever becomes current meanwhile. The calling
 * thread is inside a read transaction of the data set.
 */
public interface SnapshotReading extends AutoCloseable {

    /** Which snapshot it is. */
    SnapshotName name();

    /** The snapshot's identity: the same for the same input, and the entity tag of every answer. */
    default String identity() {
        return name().identity();
    }

    /** The snapshot's data: the union of the domain graphs as default graph, and every graph by its name. */
    DatasetGraph dataset();

    /**
     * A file that the snapshot keeps beside its data.
     *
     * @param name the file's path in the snapshot
     */
    default Optional<SnapshotFile> file(String name) {
        return Optional.empty();
    }

    /** The search for entities in the data, for the calling thread. */
    EntitySearch search();

    /** The entities of the data as things to be found by other names; empty for a snapshot that has no index of them. */
    default Optional<ThingIndex> things() {
        return Optional.empty();
    }

    @Override
    void close();
}
