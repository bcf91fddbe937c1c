package org.kusgraph.store.search;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * An entity that a search has found.
 *
 * @param entity its IRI
 * @param kind its narrowest kind
 * @param names its names by language
 * @param status of a claim how surely it is made; it is to be shown wherever the claim's name or text is
 * @param text the name or text by which it was found
 * @param property of what property that is
 * @param match how it was found
 */
public record EntityHit(
        Node entity,
        KindLabel kind,
        Map<String, String> names,
        Optional<StatusLabel> status,
        Node text,
        Node property,
        Match match) {
    /**
     * A kind.
     *
     * @param word the word for it in documents
     * @param iri its class
     * @param names what people call it, by language
     */
    public record KindLabel(String word, Node iri, Map<String, String> names) {}

    /**
     * A status.
     *
     * @param iri the status
     * @param names what people call it, by language
     */
    public record StatusLabel(Node iri, Map<String, String> names) {}
}
