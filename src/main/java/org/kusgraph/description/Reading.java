package org.kusgraph.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;

/** Reads a snapshot's data for one description, and keeps the statements on which the description rests. */
final class Reading {
    /** Nobody reads the names of more graphs that say the same. */
    private static final int MAX_SOURCES = 10;

    private final DatasetGraph dataset;
    private final Graph facts;
    private final Ontology ontology;
    private final Names names;
    private final Statuses statuses;
    private final Bounds bounds;
    private final Set<Triple> used = new LinkedHashSet<>();
    private final Map<Node, Named> named = new HashMap<>();

    Reading(DatasetGraph dataset, Ontology ontology, Statuses statuses, Bounds bounds) {
        this.dataset = dataset;
        this.facts = dataset.getDefaultGraph();
        this.ontology = ontology;
        this.names = Names.of(ontology);
        this.statuses = statuses;
        this.bounds = bounds;
    }

    /** Another reading of the same data, on whose statements the description does not rest. */
    Reading aside() {
        return new Reading(dataset, ontology, statuses, bounds);
    }

    /** The domain: the default graph. */
    Graph facts() {
        return facts;
    }

    Ontology ontology() {
        return ontology;
    }

    Bounds bounds() {
        return bounds;
    }

    Statuses statuses() {
        return statuses;
    }

    /** Keeps a statement of the domain as one on which the description rests. */
    void use(Triple triple) {
        used.add(triple);
    }

    List<Triple> used() {
        return List.copyOf(used);
    }

    /** What is known of a thing to show it, looked up once. */
    Named named(Node node) {
        Named known = named.get(node);
        if (known == null) {
            Optional<Node> status = statuses.of(node, facts);
            status.ifPresent(word -> useAll(node, statuses.properties()));
            known = new Named(
                    node,
                    names.id(node),
                    labels(node),
                    kinds(node).stream().findFirst().map(kind -> term(kind.iri())),
                    status.map(this::term));
            named.put(node, known);
        }
        return known;
    }

    /** A term of the ontology or of another vocabulary. */
    Named term(Node node) {
        return named.computeIfAbsent(
                node, unused -> new Named(node, Optional.empty(), labels(node), Optional.empty(), Optional.empty()));
    }

    /** Whether a thing is of the graph, so that it can be shown by its name, and not elsewhere. */
    boolean isOurs(Node node) {
        return node.getURI().startsWith(ontology.base())
                || !named(node).labels().byLanguage().isEmpty();
    }

    /** The kinds of a thing, the narrowest first. */
    List<Kind> kinds(Node node) {
        List<Kind> kinds =
                types(node).flatMap(type -> ontology.kindOf(type).stream()).toList();
        List<Kind> sorted = kinds.stream()
                .sorted(Comparator.comparingLong((Kind kind) -> broaderThan(kind, kinds))
                        .thenComparing(Kind::name))
                .toList();
        sorted.stream().findFirst().ifPresent(kind -> use(Triple.create(node, RDF.type.asNode(), kind.iri())));
        return sorted;
    }

    /** The classes to which a thing belongs. */
    Stream<Node> types(Node node) {
        return facts.find(node, RDF.type.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    /** How many of the kinds are narrower. */
    private static long broaderThan(Kind kind, List<Kind> kinds) {
        return kinds.stream()
                .filter(other -> !other.equals(kind) && other.classes().contains(kind.iri()))
                .count();
    }

    /** Some of the graphs that say something of a thing: one more than are shown tells that there are more. */
    List<Source> sources(Node subject, Node property, Node object) {
        Iterator<Node> graphs = Iter.iter(dataset.findNG(Node.ANY, subject, property, object))
                .map(Quad::getGraph)
                .filter(graph -> !graph.equals(names.ontologyGraph()))
                .distinctAdjacent();
        List<Source> sources = new ArrayList<>();
        Set<Node> seen = new LinkedHashSet<>();
        while (graphs.hasNext() && seen.size() <= MAX_SOURCES) {
            Node graph = graphs.next();
            if (seen.add(graph)) {
                sources.add(new Source(
                        graph,
                        names.namesake(graph)
                                .filter(thing -> facts.contains(thing, RDF.type.asNode(), Node.ANY))
                                .map(this::named)));
            }
        }
        return sources;
    }

    /** Those of the sources that are shown. */
    static List<Source> shown(List<Source> sources) {
        return sources.stream()
                .limit(MAX_SOURCES)
                .sorted(Comparator.comparing(source -> source.graph().getURI()))
                .toList();
    }

    static boolean hasMore(List<Source> sources) {
        return sources.size() > MAX_SOURCES;
    }

    private void useAll(Node subject, Set<Node> properties) {
        properties.forEach(property -> facts.find(subject, property, Node.ANY).forEachRemaining(this::use));
    }

    private Labels labels(Node node) {
        TreeMap<String, String> texts = new TreeMap<>();
        for (Node property : List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode())) {
            if (texts.isEmpty()) {
                facts.find(node, property, Node.ANY).forEachRemaining(triple -> {
                    if (add(texts, triple.getObject())) {
                        use(triple);
                    }
                });
            }
            if (texts.isEmpty()) {
                ontology.vocabulary().find(node, property, Node.ANY).forEachRemaining(triple -> {
                    boolean unused = add(texts, triple.getObject());
                });
            }
        }
        return new Labels(texts);
    }

    /** The texts that a thing has by a property. */
    static Labels texts(Graph graph, Node thing, Node property) {
        TreeMap<String, String> texts = new TreeMap<>();
        graph.find(thing, property, Node.ANY).forEachRemaining(triple -> {
            boolean unused = add(texts, triple.getObject());
        });
        return new Labels(texts);
    }

    /** Of several names in one language, the first in alphabetical order is taken, so that it is the same each time. */
    private static boolean add(Map<String, String> texts, Node label) {
        if (!label.isLiteral()) {
            return false;
        }
        texts.merge(
                label.getLiteralLanguage(),
                label.getLiteralLexicalForm(),
                (one, other) -> one.compareTo(other) <= 0 ? one : other);
        return true;
    }
}
