package org.kusgraph.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds what someone probably meant who wrote a word that does not exist. */
public final class NearMiss {
    /** More changed letters than this are not a slip. */
    private static final int MOST_CHANGES = 3;
    /** Of a word, at most one letter in so many may be wrong; two letters that have changed places are one change. */
    private static final int LETTERS_A_CHANGE = 3;

    /** Words of no more letters are codes. */
    private static final int SHORTEST_WORD = 3;

    private NearMiss() {}

    /**
     * The existing word that is nearest, if one is near.
     *
     * @param written the word that does not exist
     * @param existing the words that do
     */
    public static Optional<String> of(String written, Collection<String> existing) {
        int most = mostChanges(written);
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(most);
        String plain = written.toLowerCase(Locale.ROOT);
        record Candidate(String word, int changes, boolean hasOtherLetters) {}
        return existing.stream()
                // The length alone tells of most words that they are too far.
                .filter(word -> Math.abs(word.length() - written.length()) <= most)
                // Of a code of a few letters, a change of case and another are too much for a slip.
                .filter(word -> written.length() > SHORTEST_WORD
                        || word.equalsIgnoreCase(written)
                        || distance.apply(written, word) >= 0)
                .map(word -> new Candidate(
                        word,
                        distance.apply(plain, word.toLowerCase(Locale.ROOT)),
                        !letters(plain).equals(letters(word.toLowerCase(Locale.ROOT)))))
                .filter(candidate -> candidate.changes() >= 0 && isNearByWord(plain, candidate.word()))
                .min(Comparator.comparingInt(Candidate::changes)
                        .thenComparing(Candidate::hasOtherLetters)
                        .thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /** Of words joined by hyphens each is near, for north-korea is no slip for south-korea. */
    private static boolean isNearByWord(String written, String word) {
        String[] one = written.split("-", -1);
        String[] other = word.toLowerCase(Locale.ROOT).split("-", -1);
        return one.length != other.length
                || IntStream.range(0, one.length)
                        .allMatch(
                                i -> new DamerauLevenshteinDistance(mostChanges(one[i])).apply(one[i], other[i]) >= 0);
    }

    private static int mostChanges(String written) {
        return Math.min(MOST_CHANGES, Math.max(1, written.length() / LETTERS_A_CHANGE));
    }

    /** The letters of a word in the order of the alphabet. */
    private static String letters(String word) {
        return word.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** What to do about a word that does not exist: the nearest one as a question, or else what the caller says. */
    public static String mend(String written, Collection<String> existing, String otherwise) {
        return of(written, existing)
                .map(word -> "did you mean " + Shown.quoted(word) + "?")
                .orElse(otherwise);
    }
}
