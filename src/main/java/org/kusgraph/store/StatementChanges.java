package org.kusgraph.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;

/** Statements of named graphs that are to leave a database or to come into it: for each the last word counts. */
final class StatementChanges {
    private final Map<Quad, Boolean> wanted = new LinkedHashMap<>();

    /** Takes a statement away, if it is there. */
    void remove(Quad quad) {
        wanted.put(quad, false);
    }

    /** Adds a statement, if it is not there. */
    void add(Quad quad) {
        wanted.put(quad, true);
    }

    /**
     * Changes a database.
     *
     * @param database the database, in a write transaction of the calling thread; its default graph has each triple of the named
     *     graphs that are its parts once, before as after
     * @param apart the graphs that are not part of the default graph
     * @return what has changed
     */
    CountedChanges applyTo(DatasetGraphTDB database, Set<Node> apart) {
        Indexes indexes = Indexes.toChange(database);
        List<Tuple<NodeId>> come = new ArrayList<>();
        List<Tuple<NodeId>> gone = new ArrayList<>();
        wanted.forEach((quad, isWanted) -> row(indexes, quad, isWanted)
                .filter(row -> indexes.quads().find(row).hasNext() != isWanted)
                .ifPresent(isWanted ? come::add : gone::add));

        Map<NodeId, Set<Ids>> byGraph = new HashMap<>();
        Stream.concat(come.stream(), gone.stream())
                .forEach(row -> byGraph.computeIfAbsent(row.get(0), absent -> new HashSet<>())
                        .add(new Ids(row.get(1), row.get(2), row.get(3))));
        Map<NodeId, GraphDifference> graphs = byGraph.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        graph -> new GraphDifference(indexes, Optional.of(graph.getKey()), graph.getValue())));

        graphs.values().forEach(GraphDifference::subtract);
        indexes.quads().deleteAll(gone);
        indexes.quads().addAll(come);
        graphs.values().forEach(GraphDifference::add);
        return new CountedChanges(indexes, graphs, changeDomain(indexes, byGraph, apart));
    }

    /** Makes the default graph what the named graphs are now. */
    private static DomainDifference changeDomain(Indexes indexes, Map<NodeId, Set<Ids>> byGraph, Set<Node> apart) {
        Set<NodeId> apartIds =
                apart.stream().map(indexes::id).flatMap(Optional::stream).collect(Collectors.toSet());
        Set<Ids> touched = byGraph.entrySet().stream()
                .filter(graph -> !apartIds.contains(graph.getKey()))
                .flatMap(graph -> graph.getValue().stream())
                .filter(triple -> indexes.has(Optional.empty(), triple) != isOfDomain(indexes, triple, apartIds))
                .collect(Collectors.toUnmodifiableSet());
        List<Tuple<NodeId>> gone = rows(touched, triple -> indexes.has(Optional.empty(), triple));
        List<Tuple<NodeId>> come = rows(touched, triple -> !indexes.has(Optional.empty(), triple));
        DomainDifference difference = new DomainDifference(indexes, touched);
        difference.subtract();
        indexes.triples().deleteAll(gone);
        indexes.triples().addAll(come);
        difference.add();
        return difference;
    }

    private static boolean isOfDomain(Indexes indexes, Ids triple, Set<NodeId> apart) {
        return Iter.anyMatch(indexes.graphs(triple), graph -> !apart.contains(graph));
    }

    private static List<Tuple<NodeId>> rows(Set<Ids> triples, Predicate<Ids> chosen) {
        return triples.stream()
                .filter(chosen)
                .<Tuple<NodeId>>map(
                        triple -> TupleFactory.create3(triple.subject(), triple.property(), triple.object()))
                .toList();
    }

    /** The row of a statement; none where the database lacks one of its terms and is not to get it. */
    private static Optional<Tuple<NodeId>> row(Indexes indexes, Quad quad, boolean isWanted) {
        Function<Node, Optional<NodeId>> ids =
                isWanted ? node -> Optional.of(indexes.nodes().getAllocateNodeId(node)) : indexes::id;
        List<NodeId> row = Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
                .map(ids)
                .flatMap(Optional::stream)
                .toList();
        return row.size() == Tuples.COLUMNS ? Optional.of(TupleFactory.create(row)) : Optional.empty();
    }
}
