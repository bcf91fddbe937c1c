package org.kusgraph.link.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kusgraph.link.match.NameComparison;
import org.kusgraph.link.match.SpokenName;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.WordSounds;

/**
 * Finds the documents whose names may be a name that is asked for, the cheapest way first: equal names, then rare words and
 * sounds of words, then words that differ by typing errors. Each step reads a bounded part of the index.
 */
final class CandidateSearch {
    /** So many documents with the very name are looked at; a name that more things have tells nothing by itself. */
    private static final int MOST_OF_SAME_NAME = 30;

    private static final int MOST_BY_IDENTIFIER = 4;
    private static final int MOST_BY_WORDS = 12;
    private static final int MOST_BY_SOUND = 8;
    private static final int MOST_BY_INITIALS = 8;
    private static final int MOST_WORDS = 8;

    /** A word that more than one in so many things has, is looked for only where no rarer one is. */
    private static final int COMMON = 50;

    /** In a small index no word is too common. */
    private static final int ALWAYS_RARE = 1000;

    private static final int LETTERS_FOR_AN_ERROR = 4;
    private static final int LETTERS_FOR_TWO_ERRORS = 8;
    private static final int SYLLABLES_FOR_AN_ERROR = 3;

    /** What agrees in less of what a name tells is not compared: it would not be proposed. */
    private static final double LEAST_TOLD = 0.4;

    /** A likeness by spelling has to be surer. */
    private static final double LEAST_TOLD_BY_SPELLING = 0.5;

    /** A word with two errors is believed only beside others that tell at least so much. */
    private static final double TOLD_BESIDE_TWO_ERRORS = 0.5;

    private static final float SIMILAR = 0.8f;

    /** By what a document was found. */
    enum Way {
        KEY,
        WORDS,
        SOUND,
        INITIALS
    }

    private final ThingIndex index;
    private final WordSounds sounds;
    private final NameComparison names;
    private final Postings postings;
    private final Set<String> countries;
    private final Misspellings misspellings;
    private final Map<Integer, Set<Way>> found = new LinkedHashMap<>();

    /**
     * A search for one thing.
     *
     * @param names says how much words tell
     * @param countries what belongs to one of these is found before others that are as like
     */
    CandidateSearch(ThingIndex index, WordSounds sounds, NameComparison names, Set<String> countries) {
        this.index = index;
        this.sounds = sounds;
        this.names = names;
        this.postings = index.postings();
        this.countries = countries;
        this.misspellings = new Misspellings(index);
    }

    /** The documents that were found so far, with the ways by which they were. */
    Map<Integer, Set<Way>> found() {
        return found;
    }

    private void add(int[] documents, Way way) {
        for (int document : documents) {
            boolean unused = found.computeIfAbsent(document, unseen -> EnumSet.noneOf(Way.class))
                    .add(way);
        }
    }

    private void having(String field, String term, int most, Way way) {
        add(postings.best(List.of(Clue.of(field, term)), 1, 0, countries, most), way);
    }

    /** Adds what has one of a thing's identifiers. */
    void sameIdentifier(Thing thing) {
        for (Thing.Identifier identifier : thing.identifiers()) {
            having(ThingFields.IDENTIFIER, identifier.value(), MOST_BY_IDENTIFIER, Way.KEY);
        }
    }

    /** Adds what has the very name, those of the countries first. */
    void sameName(NameParts name) {
        if (!name.key().isEmpty()) {
            having(ThingFields.KEY, name.key(), MOST_OF_SAME_NAME, Way.KEY);
        }
    }

    /** Adds what has rare words of the name, or words that sound like them, and what sounds like the whole name. */
    void likeName(SpokenName name) {
        List<Weighted> rarest = rarest(name);
        List<Clue> clues = new ArrayList<>();
        for (Weighted word : rarest) {
            List<Clue.Sign> signs = signs(word);
            if (!signs.isEmpty()) {
                clues.add(new Clue(signs));
            }
        }
        clues.sort(Comparator.comparing(Clue::weight).reversed());
        double least = LEAST_TOLD * told(name, rarest);
        add(postings.best(clues, leading(clues, least), least, countries, MOST_BY_WORDS), Way.WORDS);
        for (String sound : sounds.ofName(name.parts())) {
            having(ThingFields.SOUND, sound, MOST_BY_SOUND, Way.SOUND);
        }
    }

    /** The word, and what sounds like it. */
    private List<Clue.Sign> signs(Weighted word) {
        List<Clue.Sign> signs = new ArrayList<>();
        if (word.occurrences() > 0) {
            signs.add(new Clue.Sign(ThingFields.WORD, word.word(), word.weight()));
        }
        if (word.word().length() >= LETTERS_FOR_AN_ERROR && !Hangul.isWord(word.word())) {
            String sound = sounds.of(word.word());
            float weight = word.weight() * SIMILAR;
            signs.add(new Clue.Sign(ThingFields.WORD_SOUND, sound, weight));
            if (!sound.equals(word.word())) {
                signs.add(new Clue.Sign(ThingFields.WORD, sound, weight));
            }
        }
        return signs;
    }

    /** What has none of so many first clues cannot have enough of the others. */
    private static int leading(List<Clue> clues, double least) {
        double left = 0;
        for (Clue clue : clues) {
            left += clue.weight();
        }
        int leading = 0;
        while (leading < clues.size() && left >= least) {
            left -= clues.get(leading).weight();
            leading++;
        }
        return leading;
    }

    /** Adds what has words that differ from those of the name by typing errors. */
    void misspelt(SpokenName name, int mostErrors) {
        List<Weighted> rarest = rarest(name);
        if (mostErrors > 1 && told(name, known(rarest)) < TOLD_BESIDE_TWO_ERRORS) {
            return;
        }
        // What has none of these words was found by its other words, if these are enough.
        List<Clue> clues = new ArrayList<>();
        List<Clue> spelt = new ArrayList<>();
        for (Weighted word : rarest) {
            int errors = word.occurrences() == 0 ? Math.min(mostErrors, errors(word.word())) : 0;
            if (errors == 0) {
                spelt.add(new Clue(List.of(new Clue.Sign(ThingFields.WORD, word.word(), word.weight()))));
                continue;
            }
            List<Clue.Sign> signs = new ArrayList<>();
            for (Misspellings.Form form : misspellings.of(word.word(), errors)) {
                float weight = word.weight() * SIMILAR * form.likeness();
                signs.add(new Clue.Sign(ThingFields.WORD, form.word(), weight));
            }
            if (!signs.isEmpty()) {
                clues.add(new Clue(signs));
            }
        }
        int misspelt = clues.size();
        clues.addAll(spelt);
        double least = LEAST_TOLD_BY_SPELLING * told(name, rarest);
        add(postings.best(clues, misspelt, least, countries, MOST_BY_WORDS), Way.WORDS);
    }

    private static List<Weighted> known(List<Weighted> words) {
        return words.stream().filter(word -> word.occurrences() > 0).toList();
    }

    /** Adds what has the name as its initials. */
    void initials(NameParts name) {
        having(ThingFields.INITIALS, name.key(), MOST_BY_INITIALS, Way.INITIALS);
    }

    private static int errors(String word) {
        if (word.length() > ErrorAutomaton.LONGEST_WORD || word.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        if (Hangul.isWord(word)) {
            return word.length() >= SYLLABLES_FOR_AN_ERROR ? 1 : 0;
        }
        return word.length() < LETTERS_FOR_AN_ERROR ? 0 : word.length() < LETTERS_FOR_TWO_ERRORS ? 1 : 2;
    }

    private record Weighted(String word, int occurrences, float weight) {}

    /** What those words of a name tell, of ways to say one the way that tells least. */
    private static double told(SpokenName name, List<Weighted> words) {
        double told = 0;
        for (SpokenName.Term term : name.terms()) {
            double least = Double.MAX_VALUE;
            for (List<String> way : term.ways()) {
                least = Math.min(least, told(way, words));
            }
            told += least == Double.MAX_VALUE ? 0 : least;
        }
        return told;
    }

    private static double told(List<String> way, List<Weighted> words) {
        double told = 0;
        for (Weighted word : words) {
            told += way.contains(word.word()) ? word.weight() : 0;
        }
        return told;
    }

    /** The words that tell most; common ones only where there are no others. */
    private List<Weighted> rarest(SpokenName name) {
        Set<String> words = new LinkedHashSet<>();
        for (SpokenName.Term term : name.terms()) {
            for (List<String> way : term.ways()) {
                words.addAll(way);
            }
        }
        List<Weighted> weighted = new ArrayList<>();
        for (String word : words) {
            weighted.add(new Weighted(word, index.occurrences(word), (float) names.weight(word)));
        }
        weighted.sort(Comparator.comparingInt(Weighted::occurrences));
        int common = Math.max(ALWAYS_RARE, index.things() / COMMON);
        int known = 0;
        for (Weighted word : weighted) {
            known += word.occurrences() > 0 && word.occurrences() <= common ? 1 : 0;
        }
        int most = 0;
        while (most < Math.min(MOST_WORDS, weighted.size())
                && (known < 2 || weighted.get(most).occurrences() <= common)) {
            most++;
        }
        return weighted.subList(0, most);
    }
}
