package org.kusgraph.link.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kusgraph.link.match.SpokenName.Term;
import org.kusgraph.link.match.SpokenName.Translation;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.NameParts.Writing;
import org.kusgraph.link.name.WordSounds;

/**
 * Compares names word by word. What a word counts is how rare it is: that two names share "university" tells nothing, that one
 * has a rare word which the other lacks tells much.
 */
public final class NameComparison {
    /** A word that many kinds of organisations have in their names counts so much of what its rarity says. */
    private static final double COMMON_WORD = 0.5;

    /** A word that only says where the other thing is, counts so much when it was not asked. */
    private static final double WORD_OF_THE_PLACE = 0.25;

    /** A translation leaves out common words more often than it is wrong. */
    private static final double COMMON_WORD_LEFT_OUT_OF_TRANSLATION = 0.35;

    /** Each of two names has words that the other lacks: they are likely those of two things. */
    private static final double DIFFERENT_WORDS = 0.8;

    private static final double DIFFERENT_WORDS_OF_TRANSLATION = 0.85;

    /** One name has words that the other lacks: it may be that of a part, or of another of its kind. */
    private static final double FURTHER_WORDS = 0.88;

    private static final double MISSING_WORDS = 0.9;

    /** Words that a hyphen joins have changed their places: "Ho-su" is another given name than "Su-ho". */
    private static final double TURNED_WORDS = 0.7;

    private static final Pattern HYPHENATED = Pattern.compile("(\\p{L}+)-(\\p{L}+)");

    private static final double SMALLEST_WEIGHT = 0.04;
    private static final double LEAST_LIKENESS = 0.3;
    private static final double LESS_THAN_SAME = 0.99;

    private final Rarity rarity;
    private final Set<String> commonWords;
    private final WordComparison words;

    /**
     * A comparison.
     *
     * @param rarity how rare words are among the things that are compared
     * @param commonWords words that many kinds of things have in their names
     */
    public NameComparison(Rarity rarity, Set<String> commonWords, WordSounds sounds) {
        this.rarity = rarity;
        this.commonWords = commonWords;
        this.words = new WordComparison(sounds, rarity);
    }

    /**
     * Compares two names.
     *
     * @param asked the name that is looked for
     * @param found the other
     * @param isPlaceWord whether a word says where the other thing is
     */
    public NameMatch compare(SpokenName asked, NameParts found, Predicate<String> isPlaceWord) {
        if (asked.translation() == Translation.NONE && asked.parts().key().equals(found.key())) {
            double told = weight(found.words());
            return new NameMatch(
                    asked.parts().text(), found.text(), 1, told, NameMatch.Manner.SAME, List.of(), List.of());
        }
        Alignment alignment = new Alignment(asked, found, isPlaceWord);
        alignment.wholeWays();
        if (asked.parts().writing() != Writing.ACRONYM && found.writing() != Writing.ACRONYM) {
            alignment.likeWords();
        }
        alignment.joinedWords();
        return alignment.match();
    }

    private static boolean isTurned(String name, String other) {
        if (name.indexOf('-') < 0 || other.indexOf('-') < 0) {
            return false;
        }
        Set<String> others = HYPHENATED
                .matcher(other.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        return HYPHENATED
                .matcher(name.toLowerCase(Locale.ROOT))
                .results()
                .anyMatch(
                        pair -> !others.contains(pair.group()) && others.contains(pair.group(2) + "-" + pair.group(1)));
    }

    /** How alike two names are spelt, from 0 to 1. */
    public static double sharedSpelling(List<String> words, List<String> others) {
        return WordComparison.sharedSpelling(String.join("", words), String.join("", others));
    }

    private double weight(List<String> all) {
        double weight = 0;
        for (String word : all) {
            weight += weight(word);
        }
        return weight;
    }

    /** How much a word tells, from nearly 0 to 1. */
    public double weight(String word) {
        double weight = rarity.weight(word) * (commonWords.contains(word) ? COMMON_WORD : 1);
        return Math.max(weight, SMALLEST_WEIGHT);
    }

    /** Which of the words of two names belong together. */
    private final class Alignment {
        private final SpokenName asked;
        private final List<String> found;
        private final NameParts foundName;
        private final Predicate<String> isPlaceWord;
        private final boolean[] isTaken;
        private final boolean[] isAnswered;
        private double agreed;
        private double all;
        private double told;
        private boolean isSpeltOtherwise;

        Alignment(SpokenName asked, NameParts found, Predicate<String> isPlaceWord) {
            this.asked = asked;
            this.foundName = found;
            this.found = found.words();
            this.isPlaceWord = isPlaceWord;
            this.isTaken = new boolean[this.found.size()];
            this.isAnswered = new boolean[asked.terms().size()];
        }

        /** Takes the ways whose words all occur; of several, the one that tells most. */
        void wholeWays() {
            for (int term = 0; term < isAnswered.length; term++) {
                List<Integer> best = List.of();
                double most = 0;
                for (List<String> way : asked.terms().get(term).ways()) {
                    List<Integer> places = places(way);
                    if (places.size() == way.size() && weight(way) > most) {
                        best = places;
                        most = weight(way);
                    }
                }
                if (!best.isEmpty()) {
                    isAnswered[term] = true;
                    for (int place : best) {
                        isTaken[place] = true;
                    }
                    agree(1, most, most);
                }
            }
        }

        private List<Integer> places(List<String> way) {
            List<Integer> places = new ArrayList<>();
            for (String word : way) {
                for (int place = 0; place < found.size(); place++) {
                    if (!isTaken[place]
                            && !places.contains(place)
                            && found.get(place).equals(word)) {
                        places.add(place);
                        break;
                    }
                }
            }
            return places;
        }

        /** Takes words that are spelt alike or sound alike, the likest first come first. */
        void likeWords() {
            for (int term = 0; term < isAnswered.length; term++) {
                if (isAnswered[term]) {
                    continue;
                }
                int best = -1;
                double most = LEAST_LIKENESS;
                for (List<String> way : asked.terms().get(term).ways()) {
                    for (String word : way) {
                        for (int place = 0; place < found.size(); place++) {
                            double likeness = isTaken[place] ? 0 : words.likeness(word, found.get(place)) / way.size();
                            if (likeness > most) {
                                most = likeness;
                                best = place;
                            }
                        }
                    }
                }
                if (best >= 0) {
                    isAnswered[term] = true;
                    isTaken[best] = true;
                    isSpeltOtherwise = true;
                    double weight = weight(found.get(best));
                    agree(most, weight, weight);
                }
            }
        }

        /** Takes two words that the other name writes as one, and one that it writes as two. */
        void joinedWords() {
            for (int term = 0; term < isAnswered.length; term++) {
                if (isAnswered[term] || asked.translation() != Translation.NONE) {
                    continue;
                }
                String word = only(term);
                boolean hasNext = term + 1 < isAnswered.length && !isAnswered[term + 1];
                for (int place = 0; place < found.size() && !isAnswered[term]; place++) {
                    boolean hasNextPlace = place + 1 < found.size() && !isTaken[place + 1];
                    if (isTaken[place]) {
                        continue;
                    }
                    if (hasNext && found.get(place).equals(word + only(term + 1))) {
                        isAnswered[term] = true;
                        isAnswered[term + 1] = true;
                        isTaken[place] = true;
                        agree(1, weight(found.get(place)), weight(found.get(place)));
                    } else if (hasNextPlace && word.equals(found.get(place) + found.get(place + 1))) {
                        double weight = weight(found.get(place)) + weight(found.get(place + 1));
                        isAnswered[term] = true;
                        isTaken[place] = true;
                        isTaken[place + 1] = true;
                        agree(1, weight, weight);
                    }
                }
            }
        }

        private String only(int term) {
            return asked.terms().get(term).ways().getFirst().getFirst();
        }

        private void agree(double likeness, double askedWeight, double foundWeight) {
            agreed += likeness * (askedWeight + foundWeight);
            all += askedWeight + foundWeight;
            told += likeness * foundWeight;
        }

        NameMatch match() {
            List<String> missing = new ArrayList<>();
            for (int term = 0; term < isAnswered.length; term++) {
                if (!isAnswered[term]) {
                    Term left = asked.terms().get(term);
                    missing.add(asked.parts().words().get(term));
                    all += leftOut(left);
                }
            }
            List<String> further = new ArrayList<>();
            for (int place = 0; place < found.size(); place++) {
                if (!isTaken[place]) {
                    String word = found.get(place);
                    further.add(word);
                    all += weight(word) * (isPlaceWord.test(word) ? WORD_OF_THE_PLACE : discount(word));
                }
            }
            double likeness = all == 0 ? 0 : agreed / all * completeness(missing, further);
            return new NameMatch(
                    asked.parts().text(),
                    foundName.text(),
                    Math.min(likeness, LESS_THAN_SAME),
                    told,
                    manner(),
                    missing,
                    further);
        }

        /** Even where the words that differ are common: "Seoul University Hospital" is not "Seoul University". */
        private double completeness(List<String> missing, List<String> further) {
            if (isTurned(asked.parts().text(), foundName.text())) {
                return TURNED_WORDS;
            }
            if (hasOther(missing, isPlaceWord) && hasOther(further, isPlaceWord)) {
                return asked.translation() == Translation.NONE ? DIFFERENT_WORDS : DIFFERENT_WORDS_OF_TRANSLATION;
            }
            return hasOther(further, this::isSlack)
                    ? FURTHER_WORDS
                    : hasOther(missing, this::isSlack) ? MISSING_WORDS : 1;
        }

        private static boolean hasOther(List<String> words, Predicate<String> isSuch) {
            for (String word : words) {
                if (!isSuch.test(word)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSlack(String word) {
            return isPlaceWord.test(word)
                    || (asked.translation() == Translation.FROM_KOREAN
                            && isAnswered.length > 1
                            && commonWords.contains(word));
        }

        /** What a word counts for which nothing stands: as much as the least of what could. */
        private double leftOut(Term term) {
            double least = 1;
            for (List<String> way : term.ways()) {
                double weight = 0;
                for (String word : way) {
                    weight += isPlaceWord.test(word) ? WORD_OF_THE_PLACE * weight(word) : weight(word) * discount(word);
                }
                least = Math.min(least, weight);
            }
            return least;
        }

        private double discount(String word) {
            return asked.translation() == Translation.FROM_KOREAN && commonWords.contains(word)
                    ? COMMON_WORD_LEFT_OUT_OF_TRANSLATION
                    : 1;
        }

        private NameMatch.Manner manner() {
            if (asked.translation() == Translation.FROM_KOREAN) {
                return NameMatch.Manner.TRANSLATION;
            }
            return isSpeltOtherwise ? NameMatch.Manner.SPELLING : NameMatch.Manner.WORDS;
        }
    }
}
