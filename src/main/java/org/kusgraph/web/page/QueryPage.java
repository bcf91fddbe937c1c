package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;
import org.kusgraph.web.query.AnswerKind;

/**
 * A query that can be changed and asked again, with its answer or with why there is none.
 *
 * @param query the text; empty where nothing has been asked yet
 * @param result the answer
 * @param unanswered the endpoints elsewhere that the answer is without, and why
 * @param fault why there is no answer
 * @param formats how the answer can be downloaded
 * @param snippets how programs ask the query
 * @param citation how to cite the answer
 */
public record QueryPage(
        String query,
        Optional<Result> result,
        List<String> unanswered,
        Optional<String> fault,
        List<Download> formats,
        List<Snippet> snippets,
        Optional<Citation> citation) {
    private static final int LEAST_LINES = 7;
    private static final int MOST_LINES = 40;

    /**
     * A format for download.
     *
     * @param name what the format is called
     * @param address where it is
     */
    public record Download(String name, String address) {}

    /**
     * A question as an example of a query.
     *
     * @param question what is asked
     * @param address where it is asked on this page
     */
    public record Example(QuestionLink question, String address) {}

    /** The examples, in the language of a visit. */
    public static List<Example> examples(Visit visit) {
        return visit.site().questions().stream()
                .map(question -> new Example(
                        QuestionLink.of(question, visit.language()),
                        visit.link(Downloads.SPARQL, "query", QuestionPage.body(question))))
                .toList();
    }

    /** So many lines the query's field shows: the whole query, within reason. */
    public long rows() {
        return Math.clamp(query.lines().count() + 1, LEAST_LINES, MOST_LINES);
    }

    /** The page of somebody who has not asked yet. */
    public static QueryPage empty() {
        return new QueryPage("", Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** The page of a query with its answer. */
    public static QueryPage of(String query, AnswerKind kind, Result result, List<String> unanswered, Visit visit) {
        return new QueryPage(
                query,
                Optional.of(result),
                unanswered,
                Optional.empty(),
                Downloads.of(query, kind),
                Snippets.of(visit.host(), query, kind),
                Optional.of(
                        Citation.of(visit.text("query.cite.title"), visit.host() + Downloads.address(query), visit)));
    }

    /** The page of a query that cannot be answered. */
    public static QueryPage failed(String query, String explanation) {
        return new QueryPage(
                query, Optional.empty(), List.of(), Optional.of(explanation), List.of(), List.of(), Optional.empty());
    }
}
