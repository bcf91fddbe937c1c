package org.kusgraph.problem;

/** The sorts of faults that an input can have. The names are stable: reports for programs carry them. */
public enum ProblemCode {
    /** The file cannot be read, or is not of a kind that is read. */
    UNREADABLE,
    /** The bytes are not UTF-8, or a text has a character that not every format of RDF can hold. */
    ENCODING,
    /** The text is not JSON (RFC 8259), or not Turtle, SPARQL or SSSOM where those are expected. */
    SYNTAX,
    /** The input is larger or deeper than the limits allow. */
    LIMIT,
    /** An object has the same key twice. */
    DUPLICATE_KEY,
    /** The document's {@code @context} is not the one that documents have. */
    CONTEXT,
    /** A key that the kind does not have. */
    UNKNOWN_KEY,
    /** A key that must be there is missing. */
    MISSING_KEY,
    /** A kind that the ontology does not have, or that may not stand here. */
    KIND,
    /** A value of another JSON type than the field has. */
    TYPE,
    /** A value that its field's range does not allow. */
    VALUE,
    /** The tag of a language that BCP 47 does not allow, or that names no language. */
    LANGUAGE,
    /** A word that is not on its list, or a value that is none of those that may stand in its place. */
    UNKNOWN_WORD,
    /** An id that is not well-formed. */
    IDENTIFIER,
    /** The same id is described twice, or in ways that exclude each other. */
    DUPLICATE_IDENTIFIER,
    /** Two files give a field of one entity different values where it may have one. */
    CONFLICT,
    /** An id that nothing has. */
    UNKNOWN_REFERENCE,
    /** An id of an entity of a kind that may not stand here. */
    REFERENCE_KIND,
    /** What must lead to others only leads back to where it began. */
    CYCLE,
    /** A file is not the article that a document describes, or a document does not fit its article. */
    ARTICLE,
    /** A program has proposed something that no person has compared with the article yet. */
    DRAFT,
    /** A shape of the ontology is violated. */
    SHAPE,
    /** The ontology itself is at fault. */
    ONTOLOGY
}
