package org.kusgraph.ontology;

import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;

/** What the values of a field can be, and so how they are written in JSON. */
public sealed interface Range {

    /**
     * Texts by language: an object with a text for each language tag, or a list of texts where one language may have
     * several.
     *
     * @param one whether a language has at most one text
     */
    record Texts(boolean one) implements Range {}

    /**
     * A literal: a JSON string.
     *
     * @param datatype its datatype
     * @param unquoted which of its values JSON may also write without quotes
     * @param values the only lexical forms that it can have, or none where any of the datatype will do
     */
    record Literal(RDFDatatype datatype, Unquoted unquoted, Set<String> values) implements Range {}

    /** What of a datatype JSON has in types of its own. */
    enum Unquoted {
        /** Nothing: all values are strings. */
        NOTHING,
        /** Numbers without fraction and exponent. */
        WHOLE_NUMBERS,
        /** The words true and false. */
        TRUTH_VALUES
    }

    /** A web address: a string that is an absolute http or https IRI. */
    record WebAddress() implements Range {}

    /** A reference: the id of an entity of one of these classes. */
    record Reference(Set<Node> classes) implements Range {}

    /** A word of a list, or the name of a kind; with the IRI that each word stands for. */
    record Word(Map<String, Node> words) implements Range {}

    /** An object in place, without id and kind, of this class. */
    record Embedded(Node type) implements Range {}
}
