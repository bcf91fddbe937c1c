package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.ontology.Question;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.QuestionPage;
import org.kusgraph.web.page.Result;
import org.kusgraph.web.page.ResultReader;
import org.kusgraph.web.page.Site;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.query.Parameters;
import org.kusgraph.web.query.UnderstoodQuery;

/** The questions that can be asked with a click: all of them on one page, and each on its own with its answer. */
final class QuestionEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final QueryRunner runner;
    private final QuestionValues values;
    private final Visits visits;

    QuestionEndpoint(SnapshotSource snapshots, QueryRunner runner, QuestionValues values, Visits visits) {
        this.values = values;
        this.snapshots = snapshots;
        this.runner = runner;
        this.visits = visits;
    }

    @Override
    public String path() {
        return Site.QUESTIONS + "*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Link", OpenApiEndpoint.LINK);
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<Question> question = visits.site().questions().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (question.isEmpty() && !name.isEmpty()) {
            throw RefusalException.of(
                    HttpStatus.NOT_FOUND_404, "there is no question of this name; all are under " + Site.QUESTIONS);
        }
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Visit visit = visits.of(request, snapshot.identity());
            if (Visits.isKnown(visit, request, response)) {
                return;
            }
            if (question.isEmpty()) {
                Visits.send(Pages.questions(visit), request, response);
            } else {
                ask(question.get(), visit, snapshot, request, response);
            }
        }
    }

    private void ask(
            Question question,
            Visit visit,
            SnapshotReading snapshot,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        UnderstoodQuery unchanged = runner.read(question.query());
        try {
            Map<String, List<Node>> chosen = values.read(
                    question,
                    RequestParameters.read(
                            Optional.ofNullable(request.getQueryString()).orElse("")));
            UnderstoodQuery query = Parameters.with(unchanged, chosen);
            try (Turn turn = runner.turn(request, query.query().toString())) {
                runner.run(query, snapshot, turn, (answer, prefixes, unanswered) -> {
                    Result result = ResultReader.read(answer, snapshot.dataset(), visit, prefixes);
                    QuestionPage page =
                            QuestionPage.of(question, chosen, query, result, unanswered.explanations(), visit);
                    Visits.send(Pages.question(visit, page), request, response);
                });
            }
        } catch (RefusalException e) {
            throw e.withPage(Pages.question(visit, QuestionPage.failed(question, unchanged, e.explanation(), visit)));
        }
    }
}
