package org.kusgraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.store.Statistics.ClassUse;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.NamedGraph;
import org.kusgraph.store.Statistics.PropertyOfClass;
import org.kusgraph.store.Statistics.PropertyUse;

/**
 * Counts what a database holds. Each of TDB2's indexes keeps equal nodes together, so that distinct ones are counted by looking
 * at neighbours: memory is needed for the classes and properties only, however large the graph is.
 */
final class StatisticsCounter {
    /** For so many objects it is remembered what they are. */
    private static final int REMEMBERED_OBJECTS = 100_000;

    private final NodeTable nodes;
    private final TupleTable triples;
    private final TupleTable quads;
    private final NodeId type;
    private final Cache<NodeId, ObjectSort> sorts = CacheFactory.createCache(REMEMBERED_OBJECTS);

    /** What an object is: an instance of classes, or a literal of a datatype. */
    private record ObjectSort(List<NodeId> classes, Optional<String> datatype) {}

    /** A graph with its number of triples and its place in the order of the index. */
    private record GraphSize(NodeId graph, long triples, long place) {}

    StatisticsCounter(DatasetGraphTDB database) {
        this.nodes = database.getTripleTable().getNodeTupleTable().getNodeTable();
        this.triples = database.getTripleTable().getNodeTupleTable().getTupleTable();
        this.quads = database.getQuadTable().getNodeTupleTable().getTupleTable();
        this.type = nodes.getNodeIdForNode(RDF.type.asNode());
    }

    /**
     * Counts.
     *
     * @param entities what was counted already: how many subjects are entities
     */
    Statistics count(long entities) {
        PriorityQueue<GraphSize> largest = new PriorityQueue<>(
                Comparator.comparingLong(GraphSize::triples).thenComparingLong(size -> -size.place));
        long graphCount = graphSizes(largest);
        List<NamedGraph> graphs = largest.stream()
                .map(size -> new NamedGraph(node(size.graph), counts(Optional.of(size.graph))))
                .sorted(Comparator.comparing(graph -> graph.name().toString()))
                .toList();
        return new Statistics(counts(Optional.empty()), entities, classes(), properties(), graphCount, graphs, hubs());
    }

    private long graphSizes(PriorityQueue<GraphSize> largest) {
        long count = 0;
        for (Iterator<Run> runs = new Runs(quads.selectIndex("GSPO").all(), 0); runs.hasNext(); ) {
            Run run = runs.next();
            largest.add(new GraphSize(run.node, run.length, count++));
            if (largest.size() > Statistics.MOST_GRAPHS) {
                largest.remove();
            }
        }
        return count;
    }

    private List<Node> hubs() {
        List<Node> hubs = new ArrayList<>();
        for (Iterator<Run> runs = new Runs(triples.selectIndex("OSP").all(), 2); runs.hasNext(); ) {
            Run run = runs.next();
            if (run.length > Statistics.MOST_POINTERS) {
                hubs.add(node(run.node));
            }
        }
        return hubs.stream().filter(Node::isURI).toList();
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
                        .find(TupleFactory.create4(name, NodeId.NodeIdAny, type, NodeId.NodeIdAny)))
                .orElseGet(() -> triples.selectIndex("POS")
                        .find(TupleFactory.create3(NodeId.NodeIdAny, type, NodeId.NodeIdAny)));
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
            Node property = node(run.node);
            uses.put(property.getURI(), use(property, run));
        }
        return List.copyOf(uses.values());
    }

    private PropertyUse use(Node property, Run run) {
        List<Run> first = new ArrayList<>();
        long objects = 0;
        for (Iterator<Run> runs = new Runs(
                        triples.selectIndex("POS")
                                .find(TupleFactory.create3(NodeId.NodeIdAny, run.node, NodeId.NodeIdAny)),
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
                Node name = node(object.node);
                if (name.isURI()) {
                    uses.put(name.getURI(), object.length);
                }
            }
        }
        return new PropertyUse(property, run.length, objects, uses);
    }

    private List<ClassUse> classes() {
        Map<NodeId, Map<NodeId, Objects>> uses = uses();
        Map<String, ClassUse> classes = new TreeMap<>();
        for (Iterator<Run> runs = new Runs(ofType(Optional.empty()), 2); runs.hasNext(); ) {
            Run run = runs.next();
            Node name = node(run.node);
            if (name.isURI()) {
                classes.put(
                        name.getURI(), new ClassUse(name, run.length, ofClass(uses.getOrDefault(run.node, Map.of()))));
            }
        }
        return List.copyOf(classes.values());
    }

    private List<PropertyOfClass> ofClass(Map<NodeId, Objects> uses) {
        return uses.entrySet().stream()
                .map(use -> use.getValue().of(node(use.getKey())))
                .sorted(Comparator.comparing(use -> use.property().getURI()))
                .toList();
    }

    private Map<NodeId, Map<NodeId, Objects>> uses() {
        Map<NodeId, Map<NodeId, Objects>> uses = new HashMap<>();
        Optional<NodeId> subject = Optional.empty();
        List<NodeId> classes = List.of();
        for (Iterator<Tuple<NodeId>> tuples = triples.selectIndex("SPO").all(); tuples.hasNext(); ) {
            Tuple<NodeId> triple = tuples.next();
            if (!subject.equals(Optional.of(triple.get(0)))) {
                subject = Optional.of(triple.get(0));
                classes = classesOf(triple.get(0));
            }
            for (NodeId each : classes) {
                uses.computeIfAbsent(each, absent -> new HashMap<>())
                        .computeIfAbsent(triple.get(1), absent -> new Objects())
                        .add(sorts.get(triple.get(2), this::sort));
            }
        }
        return uses;
    }

    private List<NodeId> classesOf(NodeId node) {
        List<NodeId> classes = new ArrayList<>();
        triples.selectIndex("SPO")
                .find(TupleFactory.create3(node, type, NodeId.NodeIdAny))
                .forEachRemaining(triple -> classes.add(triple.get(2)));
        return classes;
    }

    private ObjectSort sort(NodeId object) {
        Node node = node(object);
        return node.isLiteral()
                ? new ObjectSort(List.of(), Optional.of(node.getLiteralDatatypeURI()))
                : new ObjectSort(classesOf(object), Optional.empty());
    }

    private Node node(NodeId id) {
        return nodes.getNodeForNodeId(id);
    }

    /** The objects of a property of a class's instances. */
    private final class Objects {
        private final Map<NodeId, Long> classes = new HashMap<>();
        private final Map<String, Long> datatypes = new TreeMap<>();
        private long count;

        void add(ObjectSort sort) {
            count++;
            sort.classes.forEach(each -> classes.merge(each, 1L, Long::sum));
            sort.datatype.ifPresent(datatype -> datatypes.merge(datatype, 1L, Long::sum));
        }

        PropertyOfClass of(Node property) {
            Map<String, Long> named = new TreeMap<>();
            classes.forEach((each, number) -> {
                Node name = node(each);
                if (name.isURI()) {
                    named.put(name.getURI(), number);
                }
            });
            return new PropertyOfClass(property, count, named, datatypes);
        }
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
