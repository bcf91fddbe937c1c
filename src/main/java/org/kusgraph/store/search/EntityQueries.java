package org.kusgraph.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.kusgraph.link.name.NameForms;

/** Makes of what somebody looks for a query of the index: for each {@link Match} a part, of which the surest counts. */
final class EntityQueries {
    private static final NameForms FORMS = new NameForms();

    /** So many words of the index are taken for misspelt forms of one word at most. */
    private static final int MOST_FORMS = 20;

    /** A word so long may differ in a letter; one twice as long in two. */
    private static final int LETTERS_FOR_AN_ERROR = 4;
    /** A syllable of Hangul carries as much as two or three letters. */
    private static final int SYLLABLES_FOR_AN_ERROR = 3;

    private static final int FIRST_SYLLABLE = '가';
    private static final int LAST_SYLLABLE = '힣';

    private EntityQueries() {}

    static Query of(EntityQuery asked, SearchIndex index) {
        String key = NameForms.key(asked.text());
        if (key.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        DisjunctionMaxQuery anyMatch = new DisjunctionMaxQuery(parts(asked, key, index), 0);
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(anyMatch, BooleanClause.Occur.MUST);
        SearchIndex.filter(
                query,
                IndexFields.CLASS,
                asked.kind().map(index.contents()::kindClass).orElse(IndexFields.ANY_CLASS));
        asked.language()
                .ifPresent(
                        language -> SearchIndex.filter(query, IndexFields.LANGUAGE, language.toLowerCase(Locale.ROOT)));
        return query.build();
    }

    private static List<Query> parts(EntityQuery asked, String key, SearchIndex index) {
        String sound = FORMS.sound(asked.text());
        List<Query> parts = new ArrayList<>(List.of(
                scored(Match.NAME, new TermQuery(new Term(IndexFields.NAME, key))),
                scored(Match.BEGINNING, new PrefixQuery(new Term(IndexFields.NAME, key))),
                scored(Match.LATER_WORD, new PrefixQuery(new Term(IndexFields.LATER_START, key))),
                scored(Match.SIMILAR, similarWords(NameForms.words(asked.text()), index))));
        // A sound of one letter, or of none, tells nothing.
        if (sound.length() > 1) {
            parts.add(scored(Match.SOUND, new TermQuery(new Term(IndexFields.SOUND, sound))));
            parts.add(scored(Match.SIMILAR_BEGINNING, new PrefixQuery(new Term(IndexFields.SOUND, sound))));
            parts.add(scored(Match.SIMILAR, similar(IndexFields.SOUND, sound, index)));
        }
        parts.add(ranked(Match.WORDS, inNames(words(asked.text(), index))));
        if (asked.reach() == EntityQuery.Reach.ALL_TEXTS) {
            parts.add(ranked(Match.TEXT, words(asked.text(), index)));
        }
        return parts;
    }

    private static Query scored(Match match, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), match.score());
    }

    /** By relevance, above what is less sure. */
    private static Query ranked(Match match, Query query) {
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.MUST)
                .add(scored(match, new MatchAllDocsQuery()), BooleanClause.Occur.MUST)
                .build();
    }

    /** All words, in any order, as each language takes words apart. */
    private static Query words(String text, SearchIndex index) {
        QueryBuilder builder = new QueryBuilder(index.analysis());
        List<Query> languages = new ArrayList<>();
        for (String field : TextAnalysis.FIELDS) {
            Optional.ofNullable(builder.createBooleanQuery(field, text, BooleanClause.Occur.MUST))
                    .ifPresent(languages::add);
        }
        return languages.isEmpty() ? new MatchNoDocsQuery() : new DisjunctionMaxQuery(languages, 0);
    }

    private static Query inNames(Query query) {
        BooleanQuery.Builder names = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST);
        SearchIndex.filter(names, IndexFields.IS_NAME, IndexFields.YES);
        return names.build();
    }

    private static Query similarWords(List<String> words, SearchIndex index) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(similar(IndexFields.WORD, word, index), BooleanClause.Occur.MUST));
        return all.build();
    }

    private static Query similar(String field, String word, SearchIndex index) {
        Term term = new Term(field, word);
        int errors = errors(word);
        return errors == 0 ? new TermQuery(term) : index.similar(term, errors, MOST_FORMS);
    }

    private static int errors(String word) {
        int length = word.codePointCount(0, word.length());
        boolean isHangul = word.codePoints().anyMatch(letter -> letter >= FIRST_SYLLABLE && letter <= LAST_SYLLABLE);
        int needed = isHangul ? SYLLABLES_FOR_AN_ERROR : LETTERS_FOR_AN_ERROR;
        return length < needed ? 0 : length < 2 * needed ? 1 : 2;
    }
}
