package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.NamedGraph;

/**
 * What {@link StatementChanges} have changed in a database, by which its statistics are brought up to date: that takes as long as
 * the changes are many, however much the database holds. To be asked in the transaction that made the changes.
 */
final class CountedChanges {
    private final Indexes indexes;
    private final Map<NodeId, GraphDifference> graphs;
    private final DomainDifference domain;

    /**
     * Changes that were made.
     *
     * @param graphs those of the named graphs
     * @param domain those of the default graph
     */
    CountedChanges(Indexes indexes, Map<NodeId, GraphDifference> graphs, DomainDifference domain) {
        this.indexes = indexes;
        this.graphs = graphs;
        this.domain = domain;
    }

    /** The triples of the default graph that have come or gone. */
    Set<Triple> triples() {
        return domain.touched().stream()
                .map(triple -> Triple.create(
                        indexes.node(triple.subject()), indexes.node(triple.property()), indexes.node(triple.object())))
                .collect(Collectors.toSet());
    }

    /**
     * The statistics of the database as it is now, but for graphs that were neither counted nor changed; they are written for the
     * next snapshot, as {@link StatisticsCounter#count(Path, org.apache.jena.tdb2.store.DatasetGraphTDB, long)} does.
     *
     * @param before the snapshot that has the statistics from before the changes
     * @param building the folder that becomes the snapshot with the changes
     * @param entities how many subjects of the default graph are entities
     */
    Statistics count(Path before, Path building, long entities) throws IOException {
        Statistics counted = StatisticsFile.read(before);
        try (GraphSizes sizes = GraphSizes.in(building)) {
            addSizes(before, sizes);
            Statistics statistics = new Statistics(
                    counted.domain().plus(domain.counts()),
                    entities,
                    domain.classes(counted.classes()),
                    domain.properties(counted.properties()),
                    sizes.count(),
                    largest(sizes.largest(), counted.graphs()),
                    domain.hubs(counted.hubs()));
            StatisticsFile.write(building, statistics);
            return statistics;
        }
    }

    private void addSizes(Path before, GraphSizes sizes) throws IOException {
        Map<Node, Counts> differences = differences();
        List<Node> known = new ArrayList<>();
        GraphSizes.read(before, (graph, triples) -> {
            Optional<Counts> difference = Optional.ofNullable(differences.get(graph));
            difference.ifPresent(unused -> known.add(graph));
            sizes.add(graph, triples + difference.map(Counts::triples).orElse(0L));
        });
        differences.keySet().removeAll(known);
        for (Map.Entry<Node, Counts> added : differences.entrySet()) {
            sizes.add(added.getKey(), added.getValue().triples());
        }
    }

    private List<NamedGraph> largest(List<Node> names, List<NamedGraph> before) {
        Map<Node, Counts> counted = before.stream().collect(Collectors.toMap(NamedGraph::name, NamedGraph::counts));
        differences()
                .forEach((graph, difference) ->
                        counted.computeIfPresent(graph, (unused, counts) -> counts.plus(difference)));
        StatisticsCounter counter = new StatisticsCounter(indexes);
        return names.stream()
                .map(name -> new NamedGraph(name, counted.computeIfAbsent(name, counter::counts)))
                .toList();
    }

    private Map<Node, Counts> differences() {
        Map<Node, Counts> differences = new HashMap<>();
        graphs.forEach((graph, difference) -> differences.put(indexes.node(graph), difference.counts()));
        return differences;
    }
}
