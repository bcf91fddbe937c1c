package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.kusgraph.store.Statistics.ClassUse;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.NamedGraph;
import org.kusgraph.store.Statistics.PropertyUse;

/**
 * Counts what a database holds. Each of TDB2's indexes keeps equal nodes together, so that distinct ones are counted by looking
 * at neighbours: memory is needed for the classes and properties only, however large the graph is.
 */
final class StatisticsCounter {
    private final Indexes indexes;
    private final TupleTable triples;
    private final TupleTable quads;

    StatisticsCounter(Indexes indexes) {
        this.indexes = indexes;
        this.triples = indexes.triples();
        this.quads = indexes.quads();
    }

    /**
     * Counts, and writes beside the database of what the statistics of the next snapshot are made.
     *
     * @param building the folder that becomes the snapshot
     * @param database its database, in a transaction of the calling thread
     * @param entities what was counted already: how many subjects are entities
     */
    static Statistics count(Path building, DatasetGraphTDB database, long entities) throws IOException {
        try (GraphSizes sizes = GraphSizes.in(building)) {
            Statistics statistics = new StatisticsCounter(Indexes.of(database)).count(entities, sizes);
            StatisticsFile.write(building, statistics);
            return statistics;
        }
    }

    private Statistics count(long entities, GraphSizes sizes) throws IOException {
        for (Iterator<Run> runs = new Runs(quads.selectIndex("GSPO").all(), 0); runs.hasNext(); ) {
            Run run = runs.next();
            sizes.add(indexes.node(run.node), run.length);
        }
        List<NamedGraph> graphs = sizes.largest().stream()
                .map(graph -> new NamedGraph(graph, counts(graph)))
                .toList();
        return new Statistics(
                counts(Optional.empty()), entities, classes(), properties(), sizes.count(), graphs, hubs());
    }

    private List<Node> hubs() {
        List<Node> hubs = new ArrayList<>();
        for (Iterator<Run> runs = new Runs(triples.selectIndex("OSP").all(), 2); runs.hasNext(); ) {
            Run run = runs.next();
            if (run.length > Statistics.MOST_POINTERS) {
                hubs.add(indexes.node(run.node));
            }
        }
        return hubs.stream()
                .filter(Node::isURI)
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    /** The counts of a named graph that the database has. */
    Counts counts(Node graph) {
        return counts(Optional.of(indexes.id(graph).orElseThrow()));
    }

    private Counts counts(Optional<NodeId> graph) {
        int subject = graph.isPresent() ? 1 : 0;
        int property = subject + 1;
        int object = subject + 2;
        long all = 0;
        long subjects = 0;
        for (Iterator<Run> runs = new Runs(scan(graph, "SPO"), subject); runs.hasNext(); ) {
            all += runs.next().length;
            subjects++;
        }
        long properties = distinct(scan(graph, "POS"), property);
        long objects = distinct(scan(graph, "OSP"), object);
        long classes = distinct(ofType(graph), object);
        return new Counts(all, subjects, objects, properties, classes);
    }

    private Iterator<Tuple<NodeId>> scan(Optional<NodeId> graph, String order) {
        return graph.map(name -> quads.selectIndex("G" + order)
                        .find(TupleFactory.create4(name, NodeId.NodeIdAny, NodeId.NodeIdAny, NodeId.NodeIdAny)))
                .orElseGet(() -> triples.selectIndex(order).all());
    }

    /** The statements with rdf:type, those of one class together. */
    private Iterator<Tuple<NodeId>> ofType(Optional<NodeId> graph) {
        return graph.map(name -> quads.selectIndex("GPOS")
                        .find(TupleFactory.create4(name, NodeId.NodeIdAny, indexes.type(), NodeId.NodeIdAny)))
                .orElseGet(() -> triples.selectIndex("POS")
                        .find(TupleFactory.create3(NodeId.NodeIdAny, indexes.type(), NodeId.NodeIdAny)));
    }

    private static long distinct(Iterator<Tuple<NodeId>> tuples, int column) {
        long count = 0;
        for (Iterator<Run> runs = new Runs(tuples, column); runs.hasNext(); runs.next()) {
            count++;
        }
        return count;
    }

    private List<PropertyUse> properties() {
        Map<String, PropertyUse> uses = new TreeMap<>();
        for (Iterator<Run> runs = new Runs(triples.selectIndex("POS").all(), 1); runs.hasNext(); ) {
            Run run = runs.next();
            PropertyUse use = use(run.node, run.length);
            uses.put(use.property().getURI(), use);
        }
        return List.copyOf(uses.values());
    }

    /**
     * How often a property is used.
     *
     * @param property the property
     * @param count how many triples have it
     */
    PropertyUse use(NodeId property, long count) {
        List<Run> first = new ArrayList<>();
        long objects = 0;
        for (Iterator<Run> runs = new Runs(
                        triples.selectIndex("POS")
                                .find(TupleFactory.create3(NodeId.NodeIdAny, property, NodeId.NodeIdAny)),
                        2);
                runs.hasNext();
                objects++) {
            Run object = runs.next();
            if (objects < Statistics.MOST_OBJECTS) {
                first.add(object);
            }
        }
        Map<String, Long> uses = new TreeMap<>();
        if (objects <= Statistics.MOST_OBJECTS) {
            for (Run object : first) {
                Node name = indexes.node(object.node);
                if (name.isURI()) {
                    uses.put(name.getURI(), object.length);
                }
            }
        }
        return new PropertyUse(indexes.node(property), count, objects, uses);
    }

    private List<ClassUse> classes() {
        ClassUses uses = new ClassUses(indexes);
        uses.count(Iter.map(triples.selectIndex("SPO").all(), Ids::of), 1);
        Map<String, ClassUse> classes = new TreeMap<>();
        for (Iterator<Run> runs = new Runs(ofType(Optional.empty()), 2); runs.hasNext(); ) {
            Run run = runs.next();
            Node name = indexes.node(run.node);
            if (name.isURI()) {
                classes.put(name.getURI(), new ClassUse(name, run.length, uses.of(run.node)));
            }
        }
        return List.copyOf(classes.values());
    }

    /** Neighbours that have the same node in a column. */
    private record Run(NodeId node, long length) {}

    private static final class Runs implements Iterator<Run> {
        private final Iterator<Tuple<NodeId>> tuples;
        private final int column;
        private Optional<NodeId> next;

        Runs(Iterator<Tuple<NodeId>> tuples, int column) {
            this.tuples = tuples;
            this.column = column;
            this.next = read();
        }

        private Optional<NodeId> read() {
            return tuples.hasNext() ? Optional.of(tuples.next().get(column)) : Optional.empty();
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Run next() {
            Optional<NodeId> current = next;
            long length = 0;
            do {
                length++;
                next = read();
            } while (next.equals(current));
            return new Run(current.orElseThrow(), length);
        }
    }
}
