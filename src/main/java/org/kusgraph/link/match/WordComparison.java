package org.kusgraph.link.match;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.WordSounds;

/** How likely one word of a name is a way to write another. */
final class WordComparison {
    private static final int SHORTEST = 3;
    private static final int LETTERS_FOR_AN_ERROR = 4;
    private static final int LETTERS_FOR_TWO_ERRORS = 8;
    private static final int SHORTEST_STEM = 5;
    private static final int LONGEST_ENDING = 4;
    private static final int LAST_LETTER = 'z';

    /** How sure a likeness is: of a word that no thing's name has, which may be misspelt, and of a word that others have. */
    private record Sureness(double ofUnknown, double ofKnown) {
        double of(boolean known) {
            return known ? ofKnown : ofUnknown;
        }
    }

    /** Of words of one sound, the more alike they are spelt, the surer. */
    private static final Sureness SAME_SOUND = new Sureness(0.86, 0.68);

    private static final double SPELLING_OF_SAME_SOUND = 0.1;
    private static final Sureness ONE_ERROR = new Sureness(0.9, 0.35);
    private static final Sureness TWO_ERRORS = new Sureness(0.74, 0.2);
    /** Hardly anybody misspells the first letter. */
    private static final double FIRST_LETTER = 0.1;

    private static final Sureness SAME_STEM = new Sureness(0.85, 0.7);

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(6);
    private static final LevenshteinDistance ERRORS = new LevenshteinDistance(2);

    private final WordSounds sounds;
    private final Rarity rarity;

    WordComparison(WordSounds sounds, Rarity rarity) {
        this.sounds = sounds;
        this.rarity = rarity;
    }

    /** From 0 to 1; for different words always less than 1. */
    double likeness(String asked, String other) {
        if (asked.equals(other)) {
            return 1;
        }
        if (Hangul.isWord(asked) != Hangul.isWord(other)) {
            return 0;
        }
        return Hangul.isWord(asked) ? likenessOfHangul(asked, other) : likenessOfLetters(asked, other);
    }

    private double likenessOfLetters(String asked, String other) {
        int shorter = Math.min(asked.length(), other.length());
        if (shorter < SHORTEST || hasDigit(asked) || hasDigit(other)) {
            return 0;
        }
        boolean isKnown = rarity.occurrences(asked) > 0;
        double best = 0;
        if (isStemOf(asked, other) || isStemOf(other, asked)) {
            best = SAME_STEM.of(isKnown);
        }
        if (Math.abs(asked.length() - other.length()) <= 2 && shorter >= LETTERS_FOR_AN_ERROR) {
            int errors = isTransposed(asked, other) ? 1 : ERRORS.apply(asked, other);
            if (errors == 1) {
                double sure = ONE_ERROR.of(isKnown);
                best = Math.max(best, asked.charAt(0) == other.charAt(0) ? sure : sure - FIRST_LETTER);
            } else if (errors == 2 && shorter >= LETTERS_FOR_TWO_ERRORS) {
                best = Math.max(best, TWO_ERRORS.of(isKnown));
            }
        }
        if (isLatin(asked) && isLatin(other)) {
            String sound = sounds.of(asked);
            if (sound.length() >= SHORTEST && sound.equals(sounds.of(other))) {
                best = Math.max(best, SAME_SOUND.of(isKnown) + SPELLING_OF_SAME_SOUND * sharedSpelling(asked, other));
            }
        }
        return best;
    }

    /** From 0 to 1, which only the same spelling has. */
    static double sharedSpelling(String one, String other) {
        int distance = DISTANCE.apply(one, other);
        return distance < 0 ? 0 : 1 - (double) distance / Math.max(1, Math.max(one.length(), other.length()));
    }

    private double likenessOfHangul(String asked, String other) {
        int shorter = Math.min(asked.length(), other.length());
        boolean isKnown = rarity.occurrences(asked) > 0;
        return shorter >= SHORTEST && (isTransposed(asked, other) || ERRORS.apply(asked, other) == 1)
                ? ONE_ERROR.of(isKnown)
                : 0;
    }

    private static boolean isStemOf(String stem, String word) {
        return stem.length() >= SHORTEST_STEM
                && word.length() - stem.length() <= LONGEST_ENDING
                && word.startsWith(stem);
    }

    private static boolean hasDigit(String word) {
        for (int place = 0; place < word.length(); place++) {
            if (Character.isDigit(word.charAt(place))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatin(String word) {
        for (int place = 0; place < word.length(); place++) {
            if (word.charAt(place) > LAST_LETTER) {
                return false;
            }
        }
        return true;
    }

    /** Whether two letters beside each other have changed their places. */
    private static boolean isTransposed(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int place = 0;
        while (place < one.length() && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place + 1 < one.length()
                && one.charAt(place) == other.charAt(place + 1)
                && one.charAt(place + 1) == other.charAt(place)
                && one.regionMatches(place + 2, other, place + 2, one.length() - place - 2);
    }
}
