package org.kusgraph.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.kusgraph.store.Statistics.PropertyOfClass;

/** Counts which properties the instances of classes have, and of what sort their objects are. */
final class ClassUses {
    /** For so many objects it is remembered what they are. */
    private static final int REMEMBERED_OBJECTS = 100_000;

    private final Indexes indexes;
    private final Map<NodeId, Map<NodeId, Objects>> uses = new HashMap<>();

    /** What an object is: an instance of classes, or a literal of a datatype. */
    private record ObjectSort(List<NodeId> classes, Optional<String> datatype) {}

    ClassUses(Indexes indexes) {
        this.indexes = indexes;
    }

    /**
     * Counts triples by what their subjects and objects are now.
     *
     * @param triples triples of the default graph; fastest with those of one subject together
     * @param times how often each counts; less than zero takes away what was counted
     */
    void count(Iterator<Ids> triples, long times) {
        Cache<NodeId, ObjectSort> sorts = CacheFactory.createSimpleCache(REMEMBERED_OBJECTS);
        Optional<NodeId> subject = Optional.empty();
        List<NodeId> classes = List.of();
        while (triples.hasNext()) {
            Ids triple = triples.next();
            if (!subject.equals(Optional.of(triple.subject()))) {
                subject = Optional.of(triple.subject());
                classes = indexes.classes(triple.subject());
            }
            for (NodeId each : classes) {
                uses.computeIfAbsent(each, absent -> new HashMap<>())
                        .computeIfAbsent(triple.property(), absent -> new Objects())
                        .add(sorts.get(triple.object(), this::sort), times);
            }
        }
    }

    private ObjectSort sort(NodeId object) {
        Node node = indexes.node(object);
        return node.isLiteral()
                ? new ObjectSort(List.of(), Optional.of(node.getLiteralDatatypeURI()))
                : new ObjectSort(indexes.classes(object), Optional.empty());
    }

    /** The classes of whose instances something was counted. */
    Set<NodeId> classes() {
        return uses.keySet();
    }

    /** What was counted of the instances of a class, by property. */
    List<PropertyOfClass> of(NodeId type) {
        return uses.getOrDefault(type, Map.of()).entrySet().stream()
                .map(use -> use.getValue().of(indexes.node(use.getKey())))
                .sorted(Comparator.comparing(use -> use.property().getURI()))
                .toList();
    }

    /** The objects of a property of a class's instances. */
    private final class Objects {
        private final Map<NodeId, Long> classes = new HashMap<>();
        private final Map<String, Long> datatypes = new TreeMap<>();
        private long count;

        void add(ObjectSort sort, long times) {
            count += times;
            sort.classes.forEach(each -> classes.merge(each, times, Long::sum));
            sort.datatype.ifPresent(datatype -> datatypes.merge(datatype, times, Long::sum));
        }

        PropertyOfClass of(Node property) {
            Map<String, Long> named = new TreeMap<>();
            classes.forEach((each, number) -> {
                Node name = indexes.node(each);
                if (name.isURI()) {
                    named.put(name.getURI(), number);
                }
            });
            return new PropertyOfClass(property, count, named, datatypes);
        }
    }
}
