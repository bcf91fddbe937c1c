package org.kusgraph.link.name;

/** The Korean letters. */
public final class Hangul {
    private static final char FIRST_SYLLABLE = '가';
    private static final char LAST_SYLLABLE = '힣';

    private Hangul() {}

    /** Whether a letter is a syllable of Hangul. */
    public static boolean isSyllable(char letter) {
        return letter >= FIRST_SYLLABLE && letter <= LAST_SYLLABLE;
    }

    /** Whether a word, which {@link NameReader} has taken from a name, is in Hangul. */
    public static boolean isWord(String word) {
        return !word.isEmpty() && isSyllable(word.charAt(0));
    }
}
