package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.sparql.engine.binding.Binding;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.graph.Names;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.page.WhyPage;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.AskedRow;
import org.kusgraph.web.query.ExplanationJson;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.RowExplanation;
import org.kusgraph.web.query.RowReader;
import org.kusgraph.web.query.TermJson;
import org.kusgraph.web.query.UnderstoodQuery;

/** Says why a row is in the answer to a query: on which statements and claims it rests. */
final class WhyEndpoint implements Endpoint {
    private static final String JSON_TYPE = "application/json";

    private final SnapshotSource snapshots;
    private final QueryRunner runner;
    private final int mostBytes;
    private final Visits visits;
    private final Names names;
    private final Duration timeLimit;

    WhyEndpoint(ServerOptions options, QueryRunner runner, Visits visits) {
        this.mostBytes = options.httpLimits().bodyBytes();
        this.snapshots = options.snapshots();
        this.runner = runner;
        this.visits = visits;
        this.names = Names.ofEntities(options.introduction().base());
        this.timeLimit = options.queryTimeLimit();
    }

    @Override
    public String path() {
        return WhyPage.PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "POST");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestParameters parameters = SparqlRequest.parameters(request, mostBytes);
        SparqlRequest asked = SparqlRequest.of(parameters);
        String text = asked.query().orElseThrow(() -> missing("query", "the query in whose answer the row is"));
        String row = parameters.first("row").orElseThrow(() -> missing("row", "the row: its number or its values"));
        boolean isForPage = isForPage(asked, request);
        UnderstoodQuery query = runner.read(text).on(asked.defaultGraphs(), asked.namedGraphs());
        RowExplanation.obstacle(query).ifPresent(obstacle -> {
            throw RefusalException.of(obstacle);
        });
        try (Turn turn = runner.turn(request, text);
                SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            AskedRow askedRow =
                    switch (RowReader.read(row, query, snapshot.dataset())) {
                        case QueryFault fault -> throw RefusalException.of(fault);
                        case AskedRow read -> read;
                    };
            checkSnapshot(parameters, askedRow, snapshot);
            Visit visit = visits.of(request, snapshot.identity());
            if (isKnown(visit, isForPage, request, response)) {
                return;
            }
            runner.run(query, snapshot, turn, (answer, prefixes, unanswered) -> {
                Binding found = RowExplanation.row(askedRow, (Answer.Rows) answer)
                        .orElseThrow(() -> noSuchRow("the answer has fewer rows"));
                if (isForPage
                        && askedRow instanceof AskedRow.Numbered
                        && !request.getMethod().equals("POST")) {
                    redirect(visit, text, found, response);
                    return;
                }
                Explanation explanation = RowExplanation.of(query, found, snapshot.dataset(), names, timeLimit)
                        .orElseThrow(
                                () -> noSuchRow("the answer to the query has no such row; the data may have changed"));
                if (isForPage) {
                    Visits.send(
                            Pages.why(visit, WhyPage.of(text, explanation, snapshot.dataset(), visit)),
                            request,
                            response);
                } else {
                    send(explanation, request, response);
                }
            });
        }
    }

    /** The number of a row is good for the data alone from which the answer was. */
    private static void checkSnapshot(RequestParameters parameters, AskedRow row, SnapshotReading snapshot) {
        Optional<String> before = parameters.first("snapshot");
        if (row instanceof AskedRow.Numbered
                && before.isPresent()
                && !before.get().equals(snapshot.identity())) {
            throw RefusalException.of(
                    HttpStatus.CONFLICT_409, "the data has changed since that answer; ask the query again");
        }
    }

    /** To an address that names the row by its values, and so can be kept and shared. */
    private static void redirect(Visit visit, String query, Binding row, HttpServletResponse response) {
        response.setHeader("ETag", null);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpStatus.SEE_OTHER_303);
        response.setHeader("Location", WhyPage.address(visit, query, JSON.toStringFlat(TermJson.of(row))));
    }

    private static boolean isForPage(SparqlRequest asked, HttpServletRequest request) {
        return switch (asked.format().orElse("")) {
            case "" -> Visits.prefersPage(request, List.of(JSON_TYPE));
            case "html", Visits.HTML -> true;
            case "json", JSON_TYPE -> false;
            default ->
                throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "an explanation can be had as json or html");
        };
    }

    private static boolean isKnown(
            Visit visit, boolean isForPage, HttpServletRequest request, HttpServletResponse response) {
        EntityTag tag = EntityTag.of(Stream.concat(visit.state().stream(), Stream.of(String.valueOf(isForPage)))
                .toList());
        Visits.putHeaders(visit, response);
        response.setHeader("Cache-Control", "no-cache");
        if (request.getMethod().equals("POST")) {
            return false;
        }
        response.setHeader("ETag", tag.value());
        if (!tag.isKnownTo(request)) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        return true;
    }

    private static void send(Explanation explanation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(JSON_TYPE);
        AnswerBody body = new AnswerBody(request, response);
        body.write((JSON.toString(ExplanationJson.of(explanation)) + "\n").getBytes(StandardCharsets.UTF_8));
        body.complete();
    }

    private static RefusalException missing(String parameter, String what) {
        return RefusalException.of(
                HttpStatus.BAD_REQUEST_400, "the request has no parameter '" + parameter + "': " + what);
    }

    private static RefusalException noSuchRow(String explanation) {
        return RefusalException.of(HttpStatus.NOT_FOUND_404, explanation);
    }
}
