package org.kusgraph.store.search;

import java.util.Optional;

/**
 * What somebody looks for among entities.
 *
 * @param text what they have typed
 * @param language the language of the names and texts that count, if only one does
 * @param kind the word for the kind of entities that count, if only one does
 * @param reach where to look
 * @param most at most so many entities
 */
public record EntityQuery(String text, Optional<String> language, Optional<String> kind, Reach reach, int most) {
    /** Longer texts, in characters (code points), are not looked for. */
    public static final int LONGEST_TEXT = 200;

    /** Where a search looks. */
    public enum Reach {
        /** In names, as is fit while somebody still types. */
        NAMES,
        /** In names and in all other texts. */
        ALL_TEXTS
    }
}
