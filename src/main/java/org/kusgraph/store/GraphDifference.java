package org.kusgraph.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.tdb2.store.NodeId;
import org.kusgraph.store.Statistics.Counts;

/**
 * By how much the counts of a graph differ after some of its triples have changed: only what these triples have can be there or
 * not be there any more.
 */
final class GraphDifference {
    private final Indexes indexes;
    private final Optional<NodeId> graph;
    private final Set<Ids> touched;
    private Counts counts = new Counts(0, 0, 0, 0, 0);

    /**
     * A difference.
     *
     * @param graph a named graph, or the default graph
     * @param touched the triples that are there before and not after, or after and not before
     */
    GraphDifference(Indexes indexes, Optional<NodeId> graph, Set<Ids> touched) {
        this.indexes = indexes;
        this.graph = graph;
        this.touched = touched;
    }

    /** Takes away what is there; to be called before the change. */
    void subtract() {
        counts = counts.plus(-1, present());
    }

    /** Adds what is there; to be called after the change. */
    void add() {
        counts = counts.plus(1, present());
    }

    /** The difference. */
    Counts counts() {
        return counts;
    }

    private Counts present() {
        return new Counts(
                touched.stream().filter(triple -> indexes.has(graph, triple)).count(),
                distinct(touched.stream(), Ids::subject, subject -> has(subject, Indexes.ANY, Indexes.ANY)),
                distinct(touched.stream(), Ids::object, object -> has(Indexes.ANY, Indexes.ANY, object)),
                distinct(touched.stream(), Ids::property, property -> has(Indexes.ANY, property, Indexes.ANY)),
                distinct(
                        touched.stream().filter(triple -> triple.property().equals(indexes.type())),
                        Ids::object,
                        type -> has(Indexes.ANY, indexes.type(), type)));
    }

    private boolean has(NodeId subject, NodeId property, NodeId object) {
        return indexes.has(graph, subject, property, object);
    }

    private static long distinct(Stream<Ids> triples, Function<Ids, NodeId> column, Predicate<NodeId> present) {
        return triples.map(column).distinct().filter(present).count();
    }
}
