package org.kusgraph.link.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.kusgraph.link.match.SpokenName;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameParts;

/**
 * Finds the documents whose names may be a name that is asked for, the cheapest way first: equal names, then rare words and
 * sounds of words, then words that differ by typing errors. Each step reads a bounded part of the index.
 */
final class CandidateSearch {
    /** So many documents with the very name are looked at; a name that more things have tells nothing by itself. */
    private static final int MOST_OF_SAME_NAME = 30;

    private static final int MOST_BY_IDENTIFIER = 4;
    private static final int MOST_BY_WORDS = 24;
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
    private static final float OF_THE_COUNTRY = 0.15f;

    /** By what a document was found. */
    enum Way {
        KEY,
        WORDS,
        SOUND,
        INITIALS
    }

    private final ThingIndex index;
    private final NameKnowledge knowledge;

    CandidateSearch(ThingIndex index, NameKnowledge knowledge) {
        this.index = index;
        this.knowledge = knowledge;
    }

    /** Documents with the ways by which they were found. */
    static final class Found {
        private final Map<Integer, Set<Way>> documents = new LinkedHashMap<>();

        private void add(ScoreDoc[] found, Way way) {
            add(found, 0, way);
        }

        private void add(ScoreDoc[] found, double leastScore, Way way) {
            for (ScoreDoc document : found) {
                if (document.score >= leastScore) {
                    boolean unused = documents
                            .computeIfAbsent(document.doc, unseen -> EnumSet.noneOf(Way.class))
                            .add(way);
                }
            }
        }

        Map<Integer, Set<Way>> documents() {
            return documents;
        }
    }

    /** Adds what has one of a thing's identifiers. */
    void sameIdentifier(Thing thing, Found found) {
        for (Thing.Identifier identifier : thing.identifiers()) {
            Query query = new TermQuery(new Term(ThingFields.IDENTIFIER, identifier.value()));
            found.add(index.search(query, MOST_BY_IDENTIFIER), Way.KEY);
        }
    }

    /** Adds what has the very name, those of the countries first. */
    void sameName(NameParts name, Set<String> countries, Found found) {
        if (!name.key().isEmpty()) {
            Query key = new TermQuery(new Term(ThingFields.KEY, name.key()));
            found.add(index.search(preferring(countries, key), MOST_OF_SAME_NAME), Way.KEY);
        }
    }

    /** Adds what has rare words of the name, or words that sound like them, and what sounds like the whole name. */
    void likeName(SpokenName name, Set<String> countries, Found found) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        List<Weighted> rarest = rarest(name);
        for (Weighted word : rarest) {
            words.add(scored(ThingFields.WORD, word.word(), word.weight()), BooleanClause.Occur.SHOULD);
            if (word.word().length() >= LETTERS_FOR_AN_ERROR && !Hangul.isWord(word.word())) {
                String sound = knowledge.sounds().of(word.word());
                float weight = word.weight() * SIMILAR;
                words.add(scored(ThingFields.WORD_SOUND, sound, weight), BooleanClause.Occur.SHOULD);
                if (!sound.equals(word.word())) {
                    words.add(scored(ThingFields.WORD, sound, weight), BooleanClause.Occur.SHOULD);
                }
            }
        }
        ScoreDoc[] documents = index.search(preferring(countries, words.build()), MOST_BY_WORDS);
        found.add(documents, LEAST_TOLD * told(name, rarest), Way.WORDS);
        for (String sound : knowledge.sounds().ofName(name.parts())) {
            if (index.count(ThingFields.SOUND, sound) > 0) {
                Query query = new TermQuery(new Term(ThingFields.SOUND, sound));
                found.add(index.search(preferring(countries, query), MOST_BY_SOUND), Way.SOUND);
            }
        }
    }

    /** Adds what has words that differ from those of the name by typing errors. */
    void misspelt(SpokenName name, int mostErrors, Misspellings misspellings, Set<String> countries, Found found) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        BooleanQuery.Builder misspelt = new BooleanQuery.Builder();
        boolean hasAny = false;
        List<Weighted> rarest = rarest(name);
        double known = told(
                name, rarest.stream().filter(word -> word.occurrences() > 0).toList());
        if (mostErrors > 1 && known < TOLD_BESIDE_TWO_ERRORS) {
            return;
        }
        for (Weighted word : rarest) {
            int errors = index.occurrences(word.word()) == 0 ? Math.min(mostErrors, errors(word.word())) : 0;
            if (errors == 0) {
                words.add(scored(ThingFields.WORD, word.word(), word.weight()), BooleanClause.Occur.SHOULD);
                continue;
            }
            for (Misspellings.Form form : misspellings.of(word.word(), errors)) {
                hasAny = true;
                float weight = word.weight() * SIMILAR * form.likeness();
                misspelt.add(scored(ThingFields.WORD, form.word(), weight), BooleanClause.Occur.SHOULD);
            }
        }
        if (hasAny) {
            // What has none of them was found by its other words, if these are enough.
            words.add(misspelt.build(), BooleanClause.Occur.MUST);
            ScoreDoc[] documents = index.search(preferring(countries, words.build()), MOST_BY_WORDS);
            found.add(documents, LEAST_TOLD_BY_SPELLING * told(name, rarest), Way.WORDS);
        }
    }

    /** Adds what has the name as its initials. */
    void initials(NameParts name, Set<String> countries, Found found) {
        Query query = new TermQuery(new Term(ThingFields.INITIALS, name.key()));
        found.add(index.search(preferring(countries, query), MOST_BY_INITIALS), Way.INITIALS);
    }

    private static int errors(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
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
        Map<String, Float> weights = new HashMap<>();
        words.forEach(word -> weights.put(word.word(), word.weight()));
        double told = 0;
        for (SpokenName.Term term : name.terms()) {
            told += term.ways().stream()
                    .mapToDouble(way -> way.stream()
                            .mapToDouble(word -> weights.getOrDefault(word, 0f))
                            .sum())
                    .min()
                    .orElse(0);
        }
        return told;
    }

    /** The words that tell most; common ones only where there are no others. */
    private List<Weighted> rarest(SpokenName name) {
        Set<String> words = new LinkedHashSet<>();
        name.terms().forEach(term -> term.ways().forEach(words::addAll));
        List<Weighted> weighted = new ArrayList<>();
        for (String word : words) {
            weighted.add(new Weighted(word, index.occurrences(word), (float) Math.max(0.01, index.weight(word))));
        }
        weighted.sort(Comparator.comparingInt(Weighted::occurrences));
        int common = Math.max(ALWAYS_RARE, index.things() / COMMON);
        long known = weighted.stream()
                .filter(word -> word.occurrences() > 0 && word.occurrences() <= common)
                .count();
        return weighted.stream()
                .filter(word -> known < 2 || word.occurrences() <= common)
                .limit(MOST_WORDS)
                .toList();
    }

    private static Query scored(String field, String term, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, term)), weight);
    }

    private static Query preferring(Set<String> countries, Query query) {
        if (countries.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder preferring = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST);
        countries.forEach(country ->
                preferring.add(scored(ThingFields.COUNTRY, country, OF_THE_COUNTRY), BooleanClause.Occur.SHOULD));
        return preferring.build();
    }
}
