package org.kusgraph.store.search;

import org.kusgraph.link.name.NameForms;

/**
 * The fields of the index, in which each text of the graph is one document: a statement with its subject, property and text.
 * The words of the text are in one of {@link TextAnalysis#FIELDS}.
 */
final class IndexFields {
    /** The subject: an IRI, or a blank node's label after "_:". */
    static final String SUBJECT = "subject";

    /** The property's IRI. */
    static final String PROPERTY = "property";

    /** The text itself; only stored. */
    static final String TEXT = "text";

    /** The text's language tag, and what it begins with. */
    static final String LANGUAGE = "language";

    /** Each graph that holds the statement; the default graph is {@link #DEFAULT_GRAPH}. */
    static final String GRAPH = "graph";

    static final String DEFAULT_GRAPH = "default";

    /** The classes of the subject, of texts that a search for entities can find. */
    static final String CLASS = "class";

    /** Beside its classes, each entity that can be found has this. */
    static final String ANY_CLASS = "*";

    /** The narrowest kind of the subject; only stored. */
    static final String KIND = "kind";

    /** How long the text is, for order among equals. */
    static final String LENGTH = "length";

    /** A number by which two texts of one subject, where all else is equal, come in the same order always. */
    static final String ORDER = "order";

    /** Of names: {@link #YES}. */
    static final String IS_NAME = "name.is";

    static final String YES = "yes";

    /** Of names: {@link NameForms#key}. */
    static final String NAME = "name";

    /** Of names: {@link NameForms.Forms#laterStarts}. */
    static final String LATER_START = "name.later";

    /** Of names: {@link NameForms#words}. */
    static final String WORD = "name.word";

    /** Of names: {@link NameForms.Forms#sounds}. */
    static final String SOUND = "name.sound";

    private IndexFields() {}
}
