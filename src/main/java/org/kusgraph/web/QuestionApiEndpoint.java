package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.ontology.Question;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.page.Site;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.Parameters;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;

/** The questions for programs: each has an address in every format, and takes values for its parameters. */
final class QuestionApiEndpoint implements Endpoint {
    static final String PATH = "/api/q/";

    private final SnapshotSource snapshots;
    private final QueryRunner runner;
    private final List<Question> questions;
    private final QuestionValues values;

    QuestionApiEndpoint(ServerOptions options, QueryRunner runner, QuestionValues values) {
        this.snapshots = options.snapshots();
        this.runner = runner;
        this.questions = options.introduction().questions();
        this.values = values;
    }

    @Override
    public String path() {
        return PATH + "*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Link", OpenApiEndpoint.LINK);
        String rest = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        int dot = rest.lastIndexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        Question question = questions.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "there is no question " + Shown.quoted(name) + "; " + OpenApiEndpoint.PATH + " lists all"));
        String address = Optional.ofNullable(request.getQueryString()).orElse("");
        Map<String, List<Node>> chosen = values.read(question, RequestParameters.read(address));
        UnderstoodQuery query = Parameters.with(runner.read(question.query()), chosen);
        List<AnswerFormat> formats = AnswerFormat.of(query.kind());
        Optional<String> ending = dot < 0 ? Optional.empty() : Optional.of(rest.substring(dot + 1));
        if (ending.isPresent() && AnswerFormat.named(ending.get(), formats).isEmpty()) {
            throw RefusalException.of(
                    HttpStatus.NOT_FOUND_404,
                    "the question '" + name + "' is not answered as " + Shown.quoted(ending.get()) + ", but as "
                            + String.join(
                                    ", ",
                                    formats.stream()
                                            .map(AnswerFormat::shortName)
                                            .toList()));
        }
        FormatChoice choice = FormatChoice.of(ending, AcceptHeader.of(request), FormatChoice.Offer.of(query.kind()));
        if (choice.format() == AnswerFormat.HTML) {
            response.setStatus(HttpStatus.SEE_OTHER_303);
            response.setHeader("Location", Site.QUESTIONS + name + (address.isEmpty() ? "" : "?" + address));
            return;
        }
        send(name, query, chosen, choice, request, response);
    }

    private void send(
            String name,
            UnderstoodQuery query,
            Map<String, List<Node>> chosen,
            FormatChoice choice,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Optional<EntityTag> state = state(name, query, chosen, choice, snapshot);
            if (EntityTag.isKnown(state, request, response)) {
                return;
            }
            try (Turn turn = runner.turn(request, query.query().toString())) {
                runner.send(query, "", state, choice, snapshot, turn, request, response);
            }
        }
    }

    /** The state of the answer, unless each run may give another. */
    private static Optional<EntityTag> state(
            String name,
            UnderstoodQuery query,
            Map<String, List<Node>> chosen,
            FormatChoice choice,
            SnapshotReading snapshot) {
        if (query.repeatability() == Repeatability.EACH_RUN_DIFFERS) {
            return Optional.empty();
        }
        List<String> state = new ArrayList<>(
                List.of(snapshot.identity(), PATH, name, choice.format().shortName(), choice.mediaType()));
        chosen.forEach((parameter, nodes) -> {
            state.add(parameter);
            nodes.forEach(node -> state.add(node.toString()));
        });
        return Optional.of(EntityTag.of(state));
    }
}
