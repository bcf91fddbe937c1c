package org.kusgraph.store.search;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * What an index says of itself, in the data of its commit, so that it can be read without the ontology.
 *
 * @param properties the IRIs of the properties whose texts it has
 * @param kinds the classes of the kinds of entities that can be found, by the words for them
 */
record IndexContents(NavigableSet<String> properties, NavigableMap<String, String> kinds) {
    private static final String PROPERTY = "property ";
    private static final String KIND = "kind ";

    static IndexContents of(SearchedTexts searched) {
        NavigableSet<String> properties = new TreeSet<>();
        searched.texts().stream().map(Node::getURI).forEach(properties::add);
        return new IndexContents(properties, searched.kindsByWord());
    }

    static IndexContents of(Map<String, String> commitData) {
        NavigableSet<String> properties = new TreeSet<>();
        NavigableMap<String, String> kinds = new TreeMap<>();
        commitData.forEach((key, value) -> {
            if (key.startsWith(PROPERTY)) {
                properties.add(value);
            } else if (key.startsWith(KIND)) {
                kinds.put(key.substring(KIND.length()), value);
            }
        });
        return new IndexContents(properties, kinds);
    }

    Map<String, String> asCommitData() {
        Map<String, String> data = new TreeMap<>();
        properties.forEach(property -> data.put(PROPERTY + property, property));
        kinds.forEach((word, type) -> data.put(KIND + word, type));
        return data;
    }

    /** The word for a kind of which the index has an entity. */
    String kindWord(String type) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind " + type));
    }

    /** The class of the kind that a word stands for. */
    String kindClass(String word) {
        String type = kinds.get(word);
        if (type == null) {
            throw new IllegalArgumentException("no kind " + word);
        }
        return type;
    }

    /** The words for the kinds. */
    Set<String> kindWords() {
        return kinds.keySet();
    }
}
