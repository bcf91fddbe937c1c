package org.kusgraph.link.match;

import java.util.List;

/**
 * How like a name is to another.
 *
 * @param asked the name that was looked for
 * @param found the name that it is compared with
 * @param likeness from 0 to 1, which means that they are ways to write one name
 * @param told how much the words that agree tell: 1 for a word that one thing alone has
 * @param manner what makes them alike
 * @param missing the words that were asked and that the other has not
 * @param further the words that the other has beyond what was asked
 */
public record NameMatch(
        String asked,
        String found,
        double likeness,
        double told,
        Manner manner,
        List<String> missing,
        List<String> further) {
    /** What makes two names alike. */
    public enum Manner {
        /** They are equal but for case, accents, signs, legal form and words that only join. */
        SAME,
        /** They have the same words in other order, or most of them. */
        WORDS,
        /** They have words that are spelt alike or sound alike. */
        SPELLING,
        /** As wholes they sound alike. */
        SOUND,
        /** The one is the initials of the other. */
        INITIALS,
        /** The Korean words of the one stand for the English words of the other. */
        TRANSLATION
    }

    /** The same match, of names that are alike for another reason. */
    public NameMatch as(Manner other, double as) {
        return new NameMatch(asked, found, as, told, other, List.of(), List.of());
    }
}
