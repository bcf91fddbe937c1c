package org.kusgraph.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.web.query.TermJson;

/**
 * Why a row is in an answer.
 *
 * @param query the query
 * @param row the row
 * @param claims the claims on which it rests
 * @param articles the articles that say something on which it rests
 * @param ways how the row comes about
 * @param json where the same is for programs
 */
public record WhyPage(String query, List<Value> row, List<Claim> claims, List<Term> articles, Ways ways, String json) {
    /** Where rows are explained. */
    public static final String PATH = "/why";

    /** A variable with its value. */
    public record Value(String variable, Term term) {}

    /**
     * A claim.
     *
     * @param text what is claimed, in the page's language or another; empty where nothing says it
     * @param evidence the ranges of the article on which it rests
     */
    public record Claim(
            Term claim,
            Optional<Status> status,
            Optional<Term> text,
            List<Term> holders,
            Term article,
            List<String> evidence) {}

    /**
     * The ways in which something comes about.
     *
     * @param summary how many there are, in words; empty where there is one and it is shown
     */
    public record Ways(List<Way> shown, String summary) {}

    /** A way in which something comes about. */
    public record Way(List<Value> values, List<Entry> entries) {}

    /** One of the things on which a way rests. */
    public sealed interface Entry {
        /** A statement. */
        record Fact(Term subject, Term property, Term object, List<From> sources, boolean hasMore) implements Entry {}

        /** A property path with the statements along it. */
        record Path(Term from, String path, Term to, List<Entry> facts) implements Entry {}

        /** A part of the query, with a word on what became of it, and values that it gave. */
        record Note(String word, String code, List<Value> values) implements Entry {}

        /** A part of the query that was asked on its own. */
        record Nested(String word, String code, List<Value> values, Ways ways) implements Entry {}
    }

    /**
     * Where a statement comes from.
     *
     * @param word how it comes from there
     * @param places the claim, article or graph
     * @param reason why it follows, in English; empty where it was not derived
     * @param entries from what it was derived
     */
    public record From(String word, List<Term> places, String reason, List<Entry> entries) {}

    /** The page of an explanation. */
    public static WhyPage of(String query, Explanation explanation, DatasetGraph dataset, Visit visit) {
        String row = JSON.toStringFlat(TermJson.of(explanation.row()));
        return new WhyPages(visit, new Terms(dataset, visit)).page(query, row, explanation);
    }

    /** The address of a row's explanation. */
    public static String address(Visit visit, String query, String row) {
        return visit.link(Visit.with(PATH, List.of(Map.entry("query", query), Map.entry("row", row))));
    }
}
