package org.kusgraph.link.index;

/** The fields of the index, in which each thing is a document. */
final class ThingFields {
    /** The {@code key} of each of its names: equal for ways to write one name. */
    static final String KEY = "key";

    /** Each word of its names. */
    static final String WORD = "word";

    /** The sound of each word, where that is not the word itself. */
    static final String WORD_SOUND = "word.sound";

    /** The sounds of each of its names as a whole. */
    static final String SOUND = "sound";

    /** The initials of each of its names. */
    static final String INITIALS = "initials";

    /** Its countries' codes. */
    static final String COUNTRY = "country";

    /** Its types. */
    static final String TYPE = "type";

    /** Its id and its identifiers. */
    static final String IDENTIFIER = "identifier";

    /** The thing itself. */
    static final String THING = "thing";

    private ThingFields() {}
}
