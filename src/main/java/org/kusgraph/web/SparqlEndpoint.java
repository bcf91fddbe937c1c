package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.query.AnswerKind;
import org.kusgraph.web.query.EngineMessage;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.QueryReader;
import org.kusgraph.web.query.QueryRun;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;
import org.kusgraph.web.query.UnfitAnswerException;

/**
 * The SPARQL 1.1 Protocol's query operation on the snapshot that is current when a request comes. Calls the query engine
 * itself: Fuseki's own request path has no HEAD, no 406, and errors that lose every letter beyond ASCII.
 */
final class SparqlEndpoint implements Endpoint {
    static final String PATH = "/sparql";

    private final SnapshotSource snapshots;
    private final Duration timeLimit;
    private final Prefixes prefixes;
    private final QueryReader reader;
    private final ServiceDescription description;

    SparqlEndpoint(ServerOptions options) {
        this.snapshots = options.snapshots();
        this.timeLimit = options.queryTimeLimit();
        this.prefixes = Prefixes.of(options.introduction().prefixes());
        this.reader = new QueryReader(options.introduction().base(), prefixes);
        this.description = new ServiceDescription();
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
        SparqlRequest asked = SparqlRequest.read(request);
        AcceptHeader accept = AcceptHeader.of(request);
        if (asked.query().isEmpty()) {
            FormatChoice choice = FormatChoice.of(asked.format(), accept, FormatChoice.Offer.of(AnswerKind.TRIPLES));
            describe(choice, request, response);
            return;
        }
        UnderstoodQuery query =
                switch (reader.read(asked.query().get())) {
                    case QueryFault fault -> throw RefusalException.of(fault);
                    case UnderstoodQuery understood -> understood.on(asked.defaultGraphs(), asked.namedGraphs());
                };
        FormatChoice choice = FormatChoice.of(asked.format(), accept, FormatChoice.Offer.of(query.kind()));
        try (SnapshotReading snapshot = snapshots.open()) {
            if (!isKnown(asked, query, choice, snapshot, request, response)) {
                run(query, choice, snapshot, request, response);
            }
        }
    }

    private void describe(FormatChoice choice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AnswerBody body = new AnswerBody(request, response);
        response.setContentType(choice.contentType());
        response.setHeader("Cache-Control", "no-cache");
        choice.format()
                .write(
                        description.of(request.getRequestURL().toString()),
                        Prefixes.of(ServiceDescription.PREFIXES),
                        body);
        body.complete();
    }

    /** Names the state of the answer, and says 304 when the client has it: then the query need not run. */
    private static boolean isKnown(
            SparqlRequest asked,
            UnderstoodQuery query,
            FormatChoice choice,
            SnapshotReading snapshot,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (query.repeatability() == Repeatability.EACH_RUN_DIFFERS) {
            response.setHeader("Cache-Control", "no-store");
            return false;
        }
        EntityTag tag = EntityTag.of(List.of(
                snapshot.identity(),
                asked.query().orElse(""),
                asked.defaultGraphs().toString(),
                asked.namedGraphs().toString(),
                choice.mediaType()));
        response.setHeader("ETag", tag.value());
        // The data may change at any time, so a kept answer is asked about before it is used again.
        response.setHeader("Cache-Control", "no-cache");
        if (request.getMethod().equals("POST") || !tag.isKnownTo(request)) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        return true;
    }

    private void run(
            UnderstoodQuery query,
            FormatChoice choice,
            SnapshotReading snapshot,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AnswerBody body = new AnswerBody(request, response);
        try (QueryRun run = QueryRun.of(query, snapshot.dataset(), timeLimit)) {
            response.setContentType(choice.contentType());
            choice.format().write(run.answer(), prefixes.with(declared(query)), body);
            body.complete();
        } catch (QueryCancelledException e) {
            throw RefusalException.of(
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "the query took longer than the "
                            + BigDecimal.valueOf(timeLimit.toMillis(), 3)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " s that it may take here; ask for less, or with LIMIT",
                    Map.of("Retry-After", String.valueOf(Math.max(1, timeLimit.toSeconds()))));
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        } catch (QueryException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query cannot be run: " + EngineMessage.of(e));
        } catch (StackOverflowError e) {
            // The engine follows a query's structure by recursion, so a very long chain of operators ends here.
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query is too complex to be run");
        }
    }

    private static Map<String, String> declared(UnderstoodQuery query) {
        return Collections.unmodifiableMap(query.query().getPrefixMapping().getNsPrefixMap());
    }
}
