package org.kusgraph.store.search;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;

/**
 * What of a graph can be searched, as its ontology says it.
 *
 * @param texts the properties whose values are texts by language
 * @param names those of them by which entities are called
 * @param kinds the kinds of entities that can be found: the word for each and its broader classes, by its class
 */
public record SearchedTexts(Set<Node> texts, Set<Node> names, Map<Node, FoundKind> kinds) {
    /** Nothing can be searched. */
    public static final SearchedTexts NOTHING = new SearchedTexts(Set.of(), Set.of(), Map.of());

    /**
     * A kind of entities that can be found.
     *
     * @param word the word for it in documents
     * @param breadth how many classes it has; of the kinds of an entity, the narrowest has most
     */
    record FoundKind(String word, int breadth) {}

    /** Every text that the ontology's shapes give a field for; names are SKOS's labels and their sub-properties. */
    public static SearchedTexts of(Ontology ontology) {
        Set<Node> texts = ontology.fields().stream()
                .filter(field -> field.range() instanceof Range.Texts)
                .map(Field::path)
                .collect(Collectors.toUnmodifiableSet());
        return new SearchedTexts(
                texts,
                texts.stream()
                        .filter(text -> isName(text, ontology.vocabulary()))
                        .collect(Collectors.toUnmodifiableSet()),
                ontology.kinds().values().stream()
                        .filter(kind -> !kind.embedded())
                        .collect(Collectors.toUnmodifiableMap(
                                Kind::iri,
                                kind -> new FoundKind(
                                        kind.name(), kind.classes().size()))));
    }

    private static boolean isName(Node property, Graph vocabulary) {
        Set<Node> labels = Set.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode());
        return labels.contains(property)
                || labels.stream().anyMatch(label -> vocabulary.contains(property, RDFS.subPropertyOf.asNode(), label));
    }

    /** The narrowest of the kinds among some classes. */
    Optional<Node> kindAmong(Set<Node> classes) {
        return kinds.entrySet().stream()
                .filter(kind -> classes.contains(kind.getKey()))
                .max(Comparator.comparingInt((Map.Entry<Node, FoundKind> kind) ->
                                kind.getValue().breadth())
                        .thenComparing(kind -> kind.getKey().getURI()))
                .map(Map.Entry::getKey);
    }

    /** The classes of the kinds by the words for them. */
    public NavigableMap<String, String> kindsByWord() {
        NavigableMap<String, String> words = new TreeMap<>();
        kinds.forEach((type, kind) -> words.put(kind.word(), type.getURI()));
        return words;
    }
}
