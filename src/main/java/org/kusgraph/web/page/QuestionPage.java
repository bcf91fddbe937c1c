package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kusgraph.ontology.Question;
import org.kusgraph.web.query.AnswerKind;

/**
 * A question that can be asked with a click, with its answer.
 *
 * @param question what is asked
 * @param result the answer
 * @param fault why there is no answer
 * @param formats how the answer can be downloaded
 * @param command fetches the answer without a browser
 */
public record QuestionPage(
        QuestionLink question,
        String query,
        Optional<Result> result,
        Optional<String> fault,
        List<QueryPage.Download> formats,
        String command) {

    /** The page of a question with its answer. */
    public static QuestionPage of(Question question, AnswerKind kind, Result result, Visit visit) {
        return new QuestionPage(
                QuestionLink.of(question, visit.language()),
                body(question),
                Optional.of(result),
                Optional.empty(),
                Downloads.of(body(question), kind),
                Downloads.curl(visit.host(), body(question)));
    }

    /** The page of a question that cannot be answered. */
    public static QuestionPage failed(Question question, String explanation, Visit visit) {
        return new QuestionPage(
                QuestionLink.of(question, visit.language()),
                body(question),
                Optional.empty(),
                Optional.of(explanation),
                List.of(),
                Downloads.curl(visit.host(), body(question)));
    }

    /** The query without the comments that describe it: the page shows what they say. */
    private static String body(Question question) {
        return question.query()
                .lines()
                .dropWhile(line -> line.startsWith("#") || line.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
