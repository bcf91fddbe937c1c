package org.kusgraph.link.index;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

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

    /** {@link #order} of its id. */
    static final String ORDER = "order";

    private ThingFields() {}

    /** A number that sets things in an order which is always the same, wherever they stand in an index. */
    static long order(String id) {
        BytesRef bytes = new BytesRef(id);
        return (long) StringHelper.murmurhash3_x86_32(bytes, 0) << Integer.SIZE
                | Integer.toUnsignedLong(StringHelper.murmurhash3_x86_32(bytes, 1));
    }
}
