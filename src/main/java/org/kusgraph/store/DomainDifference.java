package org.kusgraph.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.kusgraph.store.Statistics.ClassUse;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.PropertyOfClass;
import org.kusgraph.store.Statistics.PropertyUse;

/**
 * By how much the statistics of the default graph differ after some of its triples have changed. What is touched by the change is
 * taken away as it is before, and added as it is after. A thing whose classes change touches all triples that it is in.
 */
final class DomainDifference {
    private final Indexes indexes;
    private final Set<Ids> touched;
    private final Set<NodeId> reclassified;
    private final GraphDifference counts;
    private final ClassUses classUses;
    private final Map<NodeId, Long> instances = new HashMap<>();
    private final Map<NodeId, Uses> properties = new HashMap<>();

    /** How often a property is used, with which objects. */
    private static final class Uses {
        private final Map<NodeId, Long> byObject = new HashMap<>();
        private long triples;
        private long objects;
    }

    /**
     * A difference.
     *
     * @param touched the triples that are there before and not after, or after and not before
     */
    DomainDifference(Indexes indexes, Set<Ids> touched) {
        this.indexes = indexes;
        this.touched = touched;
        this.reclassified = touched.stream()
                .filter(triple -> triple.property().equals(indexes.type()))
                .map(Ids::subject)
                .collect(Collectors.toSet());
        this.counts = new GraphDifference(indexes, Optional.empty(), touched);
        this.classUses = new ClassUses(indexes);
    }

    /** Takes away what is there; to be called before the change. */
    void subtract() {
        counts.subtract();
        count(-1);
    }

    /** Adds what is there; to be called after the change. */
    void add() {
        counts.add();
        count(1);
    }

    private void count(long times) {
        for (Ids triple : present()) {
            Uses uses = properties.computeIfAbsent(triple.property(), absent -> new Uses());
            uses.triples += times;
            uses.byObject.merge(triple.object(), times, Long::sum);
            if (triple.property().equals(indexes.type())) {
                instances.merge(triple.object(), times, Long::sum);
            }
        }
        touched.stream()
                .map(triple -> new Ids(Indexes.ANY, triple.property(), triple.object()))
                .distinct()
                .filter(pattern -> indexes.has(Optional.empty(), pattern))
                .forEach(pattern ->
                        properties.computeIfAbsent(pattern.property(), absent -> new Uses()).objects += times);
        classUses.count(ofChangedContribution(), times);
    }

    private List<Ids> present() {
        return touched.stream()
                .filter(triple -> indexes.has(Optional.empty(), triple))
                .toList();
    }

    /** The triples that are there and add to the uses of classes what they do not before or after, each once. */
    private Iterator<Ids> ofChangedContribution() {
        Iterator<Ids> ofReclassified =
                Iter.iter(reclassified.iterator()).flatMap(thing -> indexes.domain(thing, Indexes.ANY, Indexes.ANY));
        Iterator<Ids> toReclassified = Iter.iter(reclassified.iterator())
                .flatMap(thing -> indexes.domain(Indexes.ANY, Indexes.ANY, thing))
                .filter(triple -> !reclassified.contains(triple.subject()));
        Iterator<Ids> others = Iter.filter(
                present().iterator(),
                triple -> !reclassified.contains(triple.subject()) && !reclassified.contains(triple.object()));
        return Iter.concat(Iter.concat(ofReclassified, toReclassified), others);
    }

    /** The triples that have come or gone. */
    Set<Ids> touched() {
        return touched;
    }

    /** The difference of the counts. */
    Counts counts() {
        return counts.counts();
    }

    /** The classes as they are after, in the order of their IRIs. */
    List<ClassUse> classes(List<ClassUse> before) {
        Map<String, ClassUse> after = new TreeMap<>();
        before.forEach(use -> after.put(use.type().getURI(), use));
        for (NodeId id : Stream.concat(instances.keySet().stream(), classUses.classes().stream())
                .collect(Collectors.toSet())) {
            Node type = indexes.node(id);
            if (type.isURI()) {
                ClassUse use = after.getOrDefault(type.getURI(), new ClassUse(type, 0, List.of()));
                long entities = use.entities() + instances.getOrDefault(id, 0L);
                after.put(type.getURI(), new ClassUse(type, entities, together(use.properties(), classUses.of(id))));
            }
        }
        return after.values().stream().filter(use -> use.entities() > 0).toList();
    }

    private static List<PropertyOfClass> together(List<PropertyOfClass> before, List<PropertyOfClass> difference) {
        Map<String, PropertyOfClass> after = new TreeMap<>();
        Stream.concat(before.stream(), difference.stream())
                .forEach(use -> after.merge(use.property().getURI(), use, DomainDifference::together));
        return after.values().stream().filter(use -> use.triples() > 0).toList();
    }

    private static PropertyOfClass together(PropertyOfClass before, PropertyOfClass difference) {
        return new PropertyOfClass(
                before.property(),
                before.triples() + difference.triples(),
                together(before.objectClasses(), difference.objectClasses()),
                together(before.datatypes(), difference.datatypes()));
    }

    private static Map<String, Long> together(Map<String, Long> before, Map<String, Long> difference) {
        Map<String, Long> after = new TreeMap<>(before);
        difference.forEach((name, number) -> after.merge(name, number, Long::sum));
        after.values().removeIf(number -> number == 0);
        return after;
    }

    /** The properties as they are after, in the order of their IRIs. */
    List<PropertyUse> properties(List<PropertyUse> before) {
        Map<String, PropertyUse> after = new TreeMap<>();
        before.forEach(use -> after.put(use.property().getURI(), use));
        properties.forEach((id, uses) -> {
            Node property = indexes.node(id);
            PropertyUse use = after.getOrDefault(property.getURI(), new PropertyUse(property, 0, 0, Map.of()));
            after.put(property.getURI(), after(id, use, uses));
        });
        return after.values().stream().filter(use -> use.triples() > 0).toList();
    }

    private PropertyUse after(NodeId id, PropertyUse before, Uses difference) {
        long triples = before.triples() + difference.triples;
        long objects = before.objects() + difference.objects;
        if (objects > Statistics.MOST_OBJECTS) {
            return new PropertyUse(before.property(), triples, objects, Map.of());
        }
        return before.objects() > Statistics.MOST_OBJECTS
                ? new StatisticsCounter(indexes).use(id, triples)
                : new PropertyUse(
                        before.property(), triples, objects, together(before.uses(), named(difference.byObject)));
    }

    private Map<String, Long> named(Map<NodeId, Long> numbers) {
        Map<String, Long> named = new TreeMap<>();
        numbers.forEach((id, number) -> {
            Node name = indexes.node(id);
            if (name.isURI()) {
                named.put(name.getURI(), number);
            }
        });
        return named;
    }

    /** To what very much points after, in the order of the IRIs. */
    List<Node> hubs(List<Node> before) {
        Map<String, Node> after = new TreeMap<>();
        before.forEach(hub -> after.put(hub.getURI(), hub));
        touched.stream().map(Ids::object).distinct().forEach(id -> {
            Node object = indexes.node(id);
            if (object.isURI() && isHub(id)) {
                after.put(object.getURI(), object);
            } else if (object.isURI()) {
                after.remove(object.getURI());
            }
        });
        return List.copyOf(after.values());
    }

    private boolean isHub(NodeId object) {
        return Iter.count(Iter.limit(indexes.domain(Indexes.ANY, Indexes.ANY, object), Statistics.MOST_POINTERS + 1L))
                > Statistics.MOST_POINTERS;
    }
}
