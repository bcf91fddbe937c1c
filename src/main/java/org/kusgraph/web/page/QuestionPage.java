package org.kusgraph.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Question;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.Parameters;
import org.kusgraph.web.query.UnderstoodQuery;

/**
 * A question that can be asked with a click, with its answer.
 *
 * @param question what is asked
 * @param fields what can be chosen
 * @param query the query, with what was chosen
 * @param result the answer
 * @param unanswered the endpoints elsewhere that the answer is without, and why
 * @param fault why there is no answer
 * @param formats how the answer can be downloaded
 * @param command fetches the answer without a browser
 */
public record QuestionPage(
        QuestionLink question,
        List<QuestionField> fields,
        String query,
        Optional<Result> result,
        List<String> unanswered,
        Optional<String> fault,
        List<QueryPage.Download> formats,
        String command) {
    /** Where programs find the answers of questions. */
    private static final String API = "/api/q/";

    /**
     * The page of a question with its answer.
     *
     * @param chosen the values that were chosen for parameters
     * @param asked the query with these values
     */
    public static QuestionPage of(
            Question question,
            Map<String, List<Node>> chosen,
            UnderstoodQuery asked,
            Result result,
            List<String> unanswered,
            Visit visit) {
        return page(question, chosen, asked, Optional.of(result), unanswered, Optional.empty(), visit);
    }

    /** The page of a question that cannot be answered. */
    public static QuestionPage failed(Question question, UnderstoodQuery asked, String explanation, Visit visit) {
        return page(question, Map.of(), asked, Optional.empty(), List.of(), Optional.of(explanation), visit);
    }

    private static QuestionPage page(
            Question question,
            Map<String, List<Node>> chosen,
            UnderstoodQuery asked,
            Optional<Result> result,
            List<String> unanswered,
            Optional<String> fault,
            Visit visit) {
        Map<String, List<Node>> values = Parameters.of(asked.query());
        List<QueryPage.Download> formats = AnswerFormat.of(asked.kind()).stream()
                .filter(format -> format != AnswerFormat.HTML && format != AnswerFormat.TABLE)
                .map(format -> new QueryPage.Download(
                        format.name().replace('_', '-'), address(question, format, chosen, visit)))
                .toList();
        return new QuestionPage(
                QuestionLink.of(question, visit.language()),
                question.parameters().stream()
                        .map(parameter -> QuestionField.of(parameter, values, visit))
                        .toList(),
                chosen.isEmpty() ? body(question) : asked.query().serialize(),
                result,
                unanswered,
                fault,
                fault.isPresent() ? List.of() : formats,
                "curl '" + visit.host()
                        + address(
                                question,
                                AnswerFormat.of(asked.kind()).stream()
                                        .filter(format -> format == AnswerFormat.CSV)
                                        .findFirst()
                                        .orElse(AnswerFormat.of(asked.kind()).getFirst()),
                                chosen,
                                visit)
                        + "'");
    }

    private static String address(Question question, AnswerFormat format, Map<String, List<Node>> chosen, Visit visit) {
        String path = API + question.name() + "." + format.shortName();
        List<Map.Entry<String, String>> parameters = visit.parameters().stream()
                .filter(parameter -> chosen.containsKey(parameter.getKey()))
                .toList();
        return parameters.isEmpty() ? path : Visit.with(path, parameters);
    }

    /** The query without the comments that describe it: the page shows what they say. */
    static String body(Question question) {
        return question.query()
                .lines()
                .dropWhile(line -> line.startsWith("#") || line.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
