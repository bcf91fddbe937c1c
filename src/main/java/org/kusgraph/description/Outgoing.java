package org.kusgraph.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;

/** Reads what a thing has: its properties with a page of their values. */
final class Outgoing {
    /** The kinds are told apart from other values, and names are told in every language already. */
    private static final Set<Node> TOLD_ELSEWHERE = Set.of(RDF.type.asNode(), RDFS.label.asNode());

    private static final Comparator<Property> BY_NAME =
            Comparator.comparing(property -> ValueOrder.key(property.property()));

    private final Reading reading;
    private final Window window;

    /** Whether each value is to tell which graphs have it. */
    enum Sources {
        TOLD,
        LEFT_OUT
    }

    Outgoing(Reading reading, Window window) {
        this.reading = reading;
        this.window = window;
    }

    /**
     * What a thing has.
     *
     * @param fields the fields of its kinds in reading order
     * @param others its other properties, by name
     * @param isCutShort whether a property has values beyond the page
     */
    record Properties(List<Property> fields, List<Property> others, boolean isCutShort) {}

    /** The properties of a thing, without those left out. */
    Properties read(Node thing, Set<Node> leftOut, Sources sources) {
        return read(thing, leftOut, sources, new HashSet<>());
    }

    /** The values of one property of a thing, in their order. */
    List<Value> values(Node thing, Node property) {
        return reading
                .facts()
                .find(thing, property, Node.ANY)
                .mapWith(triple -> value(triple.getObject(), new HashSet<>()))
                .toList()
                .stream()
                .sorted(new ValueOrder())
                .toList();
    }

    private Properties read(Node thing, Set<Node> leftOut, Sources sources, Set<Node> within) {
        Map<Node, Values> values = new LinkedHashMap<>();
        reading.facts().find(thing, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            if (TOLD_ELSEWHERE.contains(triple.getPredicate())) {
                reading.use(triple);
            } else if (!leftOut.contains(triple.getPredicate())) {
                values.computeIfAbsent(triple.getPredicate(), unused -> new Values())
                        .add(triple, window);
            }
        });
        boolean isCutShort = values.values().stream().anyMatch(all -> window.isBefore(all.count - 1));
        values.values().removeIf(all -> all.onPage.isEmpty());
        Map<Node, Field> fields = fields(thing);
        List<Property> known = fields.values().stream()
                .filter(field -> values.containsKey(field.path()))
                .map(field -> property(
                        field.path(),
                        Optional.of(field.key()),
                        values.getOrDefault(field.path(), new Values()),
                        sources,
                        within))
                .toList();
        values.keySet().removeAll(fields.keySet());
        List<Property> others = values.entrySet().stream()
                .map(entry -> property(entry.getKey(), Optional.empty(), entry.getValue(), sources, within))
                .sorted(BY_NAME)
                .toList();
        return new Properties(known, others, isCutShort);
    }

    /** The fields of a thing's kinds by property, in reading order. */
    private Map<Node, Field> fields(Node thing) {
        Map<Node, Field> byPath = new HashMap<>();
        for (Kind kind : reading.kinds(thing)) {
            kind.fields().values().forEach(field -> byPath.putIfAbsent(field.path(), field));
        }
        Map<Node, Field> ordered = new LinkedHashMap<>();
        byPath.values().stream()
                .sorted(Comparator.comparingDouble(Field::order).thenComparing(Field::key))
                .forEach(field -> ordered.put(field.path(), field));
        return ordered;
    }

    private Property property(Node property, Optional<String> key, Values values, Sources sources, Set<Node> within) {
        List<Statement> statements = values.onPage.stream()
                .map(triple -> statement(triple, sources, within))
                .sorted(Comparator.comparing(Statement::value, new ValueOrder()))
                .toList();
        return new Property(reading.term(property), key, values.count, statements);
    }

    private Statement statement(Triple triple, Sources sources, Set<Node> within) {
        reading.use(triple);
        List<Source> found = sources == Sources.TOLD
                ? reading.sources(triple.getSubject(), triple.getPredicate(), triple.getObject())
                : List.of();
        return new Statement(value(triple.getObject(), within), Reading.shown(found), Reading.hasMore(found));
    }

    private Value value(Node node, Set<Node> within) {
        if (node.isLiteral()) {
            return node.getLiteralLanguage().isEmpty()
                    ? new Value.Literal(node.getLiteralLexicalForm(), node.getLiteralDatatypeURI())
                    : new Value.Text(node.getLiteralLexicalForm(), node.getLiteralLanguage());
        }
        if (node.isURI()) {
            return reading.isOurs(node) ? new Value.Thing(reading.named(node)) : new Value.Outside(node.getURI());
        }
        return new Value.Part(part(node, within));
    }

    /** A part may have parts; one that is part of itself is not followed again. */
    private List<Property> part(Node part, Set<Node> within) {
        if (!within.add(part)) {
            return List.of();
        }
        Properties properties =
                new Outgoing(reading, reading.bounds().page(1)).read(part, Set.of(), Sources.LEFT_OUT, within);
        within.remove(part);
        List<Property> all = new ArrayList<>(properties.fields());
        all.addAll(properties.others());
        return List.copyOf(all);
    }

    /** The values of a property: how many there are, and those on the page. */
    private static final class Values {
        private long count;
        private final List<Triple> onPage = new ArrayList<>();

        void add(Triple triple, Window window) {
            if (window.holds(count++)) {
                onPage.add(triple);
            }
        }
    }
}
