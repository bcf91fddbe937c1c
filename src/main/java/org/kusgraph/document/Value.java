package org.kusgraph.document;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;

/** A value of a field, read by the field's range. */
public sealed interface Value {

    Spot spot();

    /** A text in a language. */
    record Text(Spot spot, String text, String language) implements Value {}

    /** A literal of a datatype; the lexical form is valid and kept as written. */
    record Literal(Spot spot, String lexical, RDFDatatype datatype) implements Value {}

    /** An absolute web address. */
    record Address(Spot spot, String iri) implements Value {}

    /** The id of an entity, which may be described in another document. */
    record Reference(Spot spot, String id) implements Value {}

    /** What a word of a list stands for. */
    record Word(Spot spot, Node iri) implements Value {}

    /** An entity in place. */
    record Embedded(Entity entity) implements Value {
        @Override
        public Spot spot() {
            return entity.spot();
        }
    }
}
