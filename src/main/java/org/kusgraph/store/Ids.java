package org.kusgraph.store;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.tdb2.store.NodeId;

/** A triple by the numbers that a database has for its terms. */
record Ids(NodeId subject, NodeId property, NodeId object) {
    /** A row of the default graph. */
    static Ids of(Tuple<NodeId> row) {
        return new Ids(row.get(0), row.get(1), row.get(2));
    }
}
