package org.kusgraph.description;

import java.util.List;

/** A value of a property. */
public sealed interface Value {

    /** A text in a language. */
    record Text(String text, String language) implements Value {}

    /** A literal without a language, with the IRI of its datatype. */
    record Literal(String lexical, String datatype) implements Value {}

    /** A thing of the graph, a word of a list, a kind or a property. */
    record Thing(Named thing) implements Value {}

    /** Something elsewhere. The IRI may be any, so it becomes a link only after a look at its scheme. */
    record Outside(String iri) implements Value {}

    /** Something that stands in place and has no IRI, with what is said of it. */
    record Part(List<Property> properties) implements Value {}
}
