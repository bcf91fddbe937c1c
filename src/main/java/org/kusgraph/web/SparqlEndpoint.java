package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.graph.Names;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.QueryPage;
import org.kusgraph.web.page.ResultReader;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.AnswerKind;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;
import org.kusgraph.web.query.UnfitAnswerException;

/**
 * The SPARQL 1.1 Protocol's query operation on the snapshot that is current when a request comes; for people with a browser, a
 * page on which to write queries and read answers. Calls the query engine itself: Fuseki's own request path has no HEAD, no 406,
 * and errors that lose every letter beyond ASCII.
 */
final class SparqlEndpoint implements Endpoint {
    static final String PATH = "/sparql";

    private final ServerOptions options;
    private final SnapshotSource snapshots;
    private final QueryRunner runner;
    private final Visits visits;
    private final Prefixes prefixes;
    private final Names names;
    private final ServiceDescription description;

    SparqlEndpoint(ServerOptions options, QueryRunner runner, Visits visits) {
        this.options = options;
        this.snapshots = options.snapshots();
        this.runner = runner;
        this.visits = visits;
        this.prefixes = Prefixes.of(options.introduction().prefixes());
        this.names = Names.ofEntities(options.introduction().base());
        this.description = new ServiceDescription(names);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "POST");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        SparqlRequest asked = SparqlRequest.read(request, options.httpLimits().bodyBytes());
        AcceptHeader accept = AcceptHeader.of(request);
        if (asked.query().isEmpty()) {
            FormatChoice choice = FormatChoice.of(asked.format(), accept, FormatChoice.Offer.of(AnswerKind.TRIPLES));
            describe(choice, request, response);
            return;
        }
        String text = asked.query().get();
        try (Turn turn = runner.turn(request, text)) {
            UnderstoodQuery query = runner.read(text).on(asked.defaultGraphs(), asked.namedGraphs());
            FormatChoice choice = FormatChoice.of(asked.format(), accept, FormatChoice.Offer.of(query.kind()));
            answer(asked, query, choice, turn, request, response);
        } catch (RefusalException e) {
            throw isForPage(asked, accept) ? e.withPage(failed(text, e, request)) : e;
        }
    }

    private void answer(
            SparqlRequest asked,
            UnderstoodQuery query,
            FormatChoice choice,
            Turn turn,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            // Programs do not wait for what only pages need.
            Optional<Visit> visitor = choice.format() == AnswerFormat.HTML
                    ? Optional.of(visits.of(request, snapshot.identity()))
                    : Optional.empty();
            Optional<EntityTag> state = state(asked, query, choice, visitor, snapshot);
            visitor.ifPresent(visit -> Visits.putHeaders(visit, response));
            if (EntityTag.isKnown(state, request, response)) {
                return;
            }
            String id = RunningQueries.id(request);
            if (visitor.isPresent()) {
                Visit visit = visitor.get();
                runner.run(query, id, snapshot, turn, (answer, prefixes, unanswered) -> {
                    QueryPage page = QueryPage.of(
                            asked.query().orElse(""),
                            query.kind(),
                            ResultReader.read(answer, snapshot.dataset(), visit, prefixes),
                            unanswered.explanations(),
                            visit);
                    Visits.send(Pages.query(visit, page), request, response);
                });
            } else {
                runner.send(query, id, state, choice, snapshot, turn, request, response);
            }
        }
    }

    /** Programs get a description of the service, people a page to write a query on. */
    private void describe(FormatChoice choice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (choice.format() == AnswerFormat.HTML) {
            try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
                Visit visit = visits.of(request, snapshot.identity());
                if (!Visits.isKnown(visit, request, response)) {
                    Visits.send(Pages.query(visit, QueryPage.empty()), request, response);
                }
            }
            return;
        }
        String address = request.getRequestURL().toString();
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            EntityTag tag = EntityTag.of(List.of(snapshot.identity(), address, choice.mediaType()));
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            AnswerBody body = new AnswerBody(request, response);
            response.setContentType(choice.contentType());
            choice.format()
                    .write(
                            description.of(address, OwnAddresses.of(request, names.base()), snapshot.dataset()),
                            prefixes.with(ServiceDescription.PREFIXES),
                            body);
            body.complete();
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        }
    }

    /** Whether a fault is told on a page, as an answer would have been. */
    private static boolean isForPage(SparqlRequest asked, AcceptHeader accept) {
        return asked.format()
                .map(format ->
                        AnswerFormat.named(format, List.of(AnswerFormat.HTML)).isPresent())
                .orElseGet(() -> accept.names(Visits.HTML));
    }

    private byte[] failed(String query, RefusalException refusal, HttpServletRequest request) {
        return Pages.query(visits.of(request, ""), QueryPage.failed(query, refusal.explanation()));
    }

    /** The state of the answer, unless each run may give another. */
    private static Optional<EntityTag> state(
            SparqlRequest asked,
            UnderstoodQuery query,
            FormatChoice choice,
            Optional<Visit> visitor,
            SnapshotReading snapshot) {
        if (query.repeatability() == Repeatability.EACH_RUN_DIFFERS) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(List.of(
                snapshot.identity(),
                asked.query().orElse(""),
                asked.defaultGraphs().toString(),
                asked.namedGraphs().toString(),
                choice.format().shortName(),
                choice.mediaType()));
        visitor.ifPresent(visit -> parts.addAll(visit.state()));
        return Optional.of(EntityTag.of(parts));
    }
}
