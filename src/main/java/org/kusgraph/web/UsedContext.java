package org.kusgraph.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.JsonLdContext;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.web.query.Prefixes;

/** A JSON-LD context with the terms of documents and the prefixes that some statements need, and no others. */
final class UsedContext {
    /** Looked up once: each of the short forms of {@code Json} looks through the class path anew. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ID = "@id";

    private final Map<String, Map<String, String>> terms;
    private final String base;
    private final Prefixes prefixes;

    UsedContext(Ontology ontology, Prefixes prefixes) {
        this.terms = JsonLdContext.terms(ontology);
        this.base = Names.of(ontology).entityNamespace();
        this.prefixes = prefixes;
    }

    /** The context for some statements. */
    JsonObject of(List<Triple> triples) {
        Map<String, List<Node>> objects = new TreeMap<>();
        Set<String> iris = new TreeSet<>();
        for (Triple triple : triples) {
            iri(triple.getObject()).forEach(iris::add);
            // A type is not written as a property.
            if (!triple.getPredicate().equals(RDF.type.asNode())) {
                iris.add(triple.getPredicate().getURI());
                objects.computeIfAbsent(triple.getPredicate().getURI(), unused -> new ArrayList<>())
                        .add(triple.getObject());
            }
        }
        Set<String> defined = new HashSet<>();
        JsonObjectBuilder context = JSON.createObjectBuilder();
        terms.forEach((term, definition) -> {
            String iri = definition.getOrDefault(ID, "");
            if (iri.startsWith("@") || iris.contains(iri)) {
                context.add(term, json(definition));
                defined.add(iri);
            }
        });
        objects.forEach((property, values) -> {
            if (!defined.contains(property)) {
                add(property, values, context);
            }
        });
        iris.removeAll(defined);
        JsonObjectBuilder whole = JSON.createObjectBuilder()
                .add("@version", new BigDecimal("1.1"))
                .add("@base", base);
        usedPrefixes(iris).forEach(whole::add);
        return whole.addAll(context).build();
    }

    /** A property that no key stands for is called by its prefix and name; its values are read as is best for them. */
    private void add(String property, List<Node> values, JsonObjectBuilder context) {
        Optional<String> name = prefixes.shorten(property);
        if (name.isPresent() && values.stream().allMatch(Node::isURI)) {
            context.add(name.get(), json(Map.of(ID, property, "@type", ID)));
        } else if (name.isPresent()
                && values.stream()
                        .allMatch(value ->
                                value.isLiteral() && !value.getLiteralLanguage().isEmpty())) {
            context.add(name.get(), json(Map.of(ID, property, "@container", "@language")));
        }
    }

    private static JsonValue json(Map<String, String> definition) {
        if (definition.size() == 1) {
            return JSON.createValue(definition.getOrDefault(ID, ""));
        }
        JsonObjectBuilder json = JSON.createObjectBuilder();
        new TreeMap<>(definition).forEach(json::add);
        return json.build();
    }

    private static Stream<String> iri(Node node) {
        return node.isURI()
                ? Stream.of(node.getURI())
                : node.isLiteral() ? Stream.of(node.getLiteralDatatypeURI()) : Stream.of();
    }

    /** The prefix of things is left out: their ids stand without one. */
    private Map<String, String> usedPrefixes(Set<String> iris) {
        Map<String, String> used = new TreeMap<>();
        iris.forEach(iri -> prefixes.shorten(iri)
                .map(name -> name.substring(0, name.indexOf(':')))
                .filter(prefix -> !prefix.equals(Names.ENTITY_PREFIX))
                .ifPresent(prefix -> used.put(prefix, prefixes.namespace(prefix).orElseThrow())));
        return used;
    }
}
