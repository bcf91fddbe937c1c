package org.kusgraph.link.name;

import java.util.List;
import java.util.Optional;

/**
 * A name taken apart for comparison.
 *
 * @param text the name as it is written
 * @param words what tells it from others, folded: without legal forms, without words that only join, Korean compounds in
 *     their parts, usual abbreviations in full
 * @param key the words together, without spaces: equal for ways to write one name
 * @param country the code of the country that the name gives in brackets, as "Samsung (South Korea)" does
 * @param writing how it looks
 */
public record NameParts(String text, List<String> words, String key, Optional<String> country, Writing writing) {
    /** How a name looks. */
    public enum Writing {
        /** One short word of capitals. */
        ACRONYM,
        /** In Hangul, at least for the most part. */
        HANGUL,
        /** In other letters. */
        OTHER
    }

    /** A copy with all that may be compared. */
    public NameParts {
        words = List.copyOf(words);
    }

    /** A name of these words. */
    public static NameParts of(String text, List<String> words, Optional<String> country, Writing writing) {
        return new NameParts(text, words, String.join("", words), country, writing);
    }
}
