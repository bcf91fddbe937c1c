package org.kusgraph.ontology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A kind of entity: a class of the ontology with the fields that its shape and the shapes of its broader classes give it.
 *
 * @param name the word for it in documents
 * @param iri the class
 * @param classes the class and all broader ones
 * @param embedded whether its entities have no id and stand where they are used
 * @param root whether a whole document is of this kind
 * @param exclusive whether one document alone may describe an entity: its shape says that at most one thing points to it
 * @param fields the fields by key, in reading order
 * @param alternatives lists of keys of each of which an entity has exactly one
 * @param section the part of a document that lists its entities, if it has one of its own
 */
public record Kind(
        String name,
        Node iri,
        Set<Node> classes,
        boolean embedded,
        boolean root,
        boolean exclusive,
        Map<String, Field> fields,
        List<List<String>> alternatives,
        Optional<Section> section) {

    /** Whether each of its entities belongs to at least one of the classes. */
    public boolean isOneOf(Set<Node> expected) {
        return classes.stream().anyMatch(expected::contains);
    }
}
