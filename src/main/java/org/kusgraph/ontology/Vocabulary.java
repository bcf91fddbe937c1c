package org.kusgraph.ontology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/**
 * The terms of the JSON-LD context (JSON-LD 1.1, section 4.1): every key, kind, section and word that documents use. As
 * a context has one definition for a term, a clash is a fault of the ontology.
 */
final class Vocabulary {
    private final Map<String, Map<String, String>> terms = new TreeMap<>();
    private final List<String> clashes = new ArrayList<>();

    Vocabulary(Map<String, Kind> kinds, Map<String, Node> words) {
        add(Ontology.ID, Map.of("@id", "@id"));
        add(Ontology.KIND, Map.of("@id", "@type"));
        kinds.values().forEach(kind -> add(kind.name(), Map.of("@id", kind.iri().getURI())));
        kinds.values().stream()
                .flatMap(kind -> kind.section().stream())
                .forEach(section -> add(section.key(), definition(section)));
        kinds.values().stream()
                .map(Kind::fields)
                .map(Map::values)
                .flatMap(Collection::stream)
                .forEach(field -> add(field.key(), definition(field)));
        words.forEach(this::addWord);
    }

    /** The definition of each term, as the members of a JSON object. */
    Map<String, Map<String, String>> terms() {
        return terms;
    }

    /** What is wrong where two things claim the same term. */
    List<String> clashes() {
        return clashes;
    }

    private void add(String term, Map<String, String> definition) {
        Map<String, String> other = terms.putIfAbsent(term, new TreeMap<>(definition));
        if (other != null && !other.equals(definition)) {
            clashes.add("the word '" + term + "' is used in two ways, as " + other + " and as " + definition);
        }
    }

    /** A word may also be a key when both mean the same IRI. */
    private void addWord(String word, Node iri) {
        Map<String, String> other = terms.get(word);
        if (other == null) {
            add(word, Map.of("@id", iri.getURI()));
        } else if (!iri.getURI().equals(other.get("@id"))) {
            clashes.add("the word '" + word + "' of a list is also a key or a kind that means " + other.get("@id"));
        }
    }

    private static Map<String, String> definition(Section section) {
        return section.path()
                .map(path -> Map.of("@id", path.getURI(), "@type", "@id"))
                .orElse(Map.of("@id", "@included"));
    }

    private static Map<String, String> definition(Field field) {
        String iri = field.path().getURI();
        return coercion(field.range())
                .map(coercion -> Map.of("@id", iri, coercion.getKey(), coercion.getValue()))
                .orElse(Map.of("@id", iri));
    }

    private static Optional<Map.Entry<String, String>> coercion(Range range) {
        return switch (range) {
            case Range.Texts texts -> Optional.of(Map.entry("@container", "@language"));
            case Range.Literal literal ->
                XSDDatatype.XSDstring.equals(literal.datatype())
                        ? Optional.empty()
                        : Optional.of(Map.entry("@type", literal.datatype().getURI()));
            case Range.WebAddress address -> Optional.of(Map.entry("@type", "@id"));
            case Range.Reference reference -> Optional.of(Map.entry("@type", "@id"));
            case Range.Word word -> Optional.of(Map.entry("@type", "@vocab"));
            case Range.Embedded embedded -> Optional.empty();
        };
    }
}
