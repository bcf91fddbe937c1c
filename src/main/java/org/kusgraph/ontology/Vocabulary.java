package org.kusgraph.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/**
 * The terms of the JSON-LD context (JSON-LD 1.1, section 4.1): every key, kind, section and word that documents use. As
 * a context has one definition for a term, a clash is a fault of the ontology.
 */
final class Vocabulary {
    /** Nothing that JSON-LD could take for a keyword, an IRI or a name with a prefix. */
    private static final Pattern TERM = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, Map<String, String>> terms = new TreeMap<>();
    private final List<Clash> clashes = new ArrayList<>();

    /**
     * A term that is no term, or that two things claim.
     *
     * @param about the second of the things
     * @param wrong what is wrong
     */
    record Clash(Node about, String wrong) {}

    Vocabulary(Map<String, Kind> kinds, Map<String, Node> words) {
        add(Ontology.ID, Map.of("@id", "@id"), Node.ANY);
        add(Ontology.KIND, Map.of("@id", "@type"), Node.ANY);
        kinds.values().forEach(kind -> add(kind.name(), Map.of("@id", kind.iri().getURI()), kind.iri()));
        kinds.values().forEach(kind -> kind.section()
                .ifPresent(section -> add(section.key(), definition(section), kind.iri())));
        kinds.values()
                .forEach(kind ->
                        kind.fields().values().forEach(field -> add(field.key(), definition(field), kind.iri())));
        words.forEach(this::addWord);
    }

    /** The definition of each term, as the members of a JSON object. */
    Map<String, Map<String, String>> terms() {
        return terms;
    }

    /** What is wrong where two things claim the same term. */
    List<Clash> clashes() {
        return clashes;
    }

    private void add(String term, Map<String, String> definition, Node about) {
        if (!TERM.matcher(term).matches()) {
            clashes.add(new Clash(about, "'" + term + "' is not a word of letters and digits"));
        }
        Map<String, String> other = terms.putIfAbsent(term, new TreeMap<>(definition));
        if (other != null && !other.equals(definition)) {
            clashes.add(new Clash(
                    about,
                    "the word '" + term + "' is used in two ways, as " + JsonLdContext.members(other) + " and as "
                            + JsonLdContext.members(new TreeMap<>(definition))));
        }
    }

    /** A word may also be a key when both mean the same IRI. */
    private void addWord(String word, Node iri) {
        Map<String, String> other = terms.get(word);
        if (other == null) {
            add(word, Map.of("@id", iri.getURI()), iri);
        } else if (!iri.getURI().equals(other.get("@id"))) {
            clashes.add(new Clash(
                    iri, "the word '" + word + "' of a list is also a key or a kind that means " + other.get("@id")));
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
