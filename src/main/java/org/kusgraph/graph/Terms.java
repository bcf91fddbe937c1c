package org.kusgraph.graph;

import java.util.List;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.kusgraph.document.Entity;

/**
 * Makes the RDF terms of a document in one form, and takes the statements that are made of them.
 *
 * @param <T> the form of a term
 */
interface Terms<T> {
    /** The IRI of the entity with an id. */
    T entity(String id);

    /** A blank node; no other of any document has its label. */
    T blank(String label);

    /** An IRI of the ontology. */
    T named(Node iri);

    /** An absolute web address. */
    T address(String iri);

    /** A text in a language. */
    T text(String text, String language);

    /** A literal of a datatype. */
    T literal(String lexical, RDFDatatype datatype);

    /** Takes a statement. */
    void statement(T subject, T property, T object);

    /** Is told of each subject after its last statement, with the terms of its entity's values. */
    default void described(T subject, Entity entity, List<T> objects) {}
}
