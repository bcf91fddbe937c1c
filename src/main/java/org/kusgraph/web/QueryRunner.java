package org.kusgraph.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.ServiceException;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.EngineMessage;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.QueryReader;
import org.kusgraph.web.query.QueryReading;
import org.kusgraph.web.query.QueryRun;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnfitAnswerException;

/** Reads and runs queries; whatever is wrong with one becomes a refusal with words for its author. */
final class QueryRunner {
    private final Duration timeLimit;
    private final Prefixes prefixes;
    private final Federation federation;
    private final QueryReader reader;
    private final RunningQueries running;

    /** Takes the answer as it is computed, with the prefixes that its query knows. */
    interface AnswerUse {
        void use(Answer answer, Prefixes prefixes) throws IOException;
    }

    QueryRunner(ServerOptions options, RunningQueries running) {
        this.running = running;
        this.timeLimit = options.queryTimeLimit();
        this.prefixes = Prefixes.of(options.introduction().prefixes());
        this.federation = options.federation();
        this.reader = new QueryReader(options.introduction().base(), prefixes, federation);
    }

    /** The query of a text. */
    UnderstoodQuery read(String text) {
        return switch (look(text)) {
            case QueryFault fault -> throw RefusalException.of(fault);
            case UnderstoodQuery understood -> understood;
        };
    }

    /** The query of a text, or what is wrong with it. */
    QueryReading look(String text) {
        return reader.read(text);
    }

    /** Runs a query that nobody can cancel on a snapshot within the time limit. */
    void run(UnderstoodQuery query, SnapshotReading snapshot, AnswerUse use) throws IOException {
        run(query, "", snapshot, use);
    }

    /**
     * Runs a query on a snapshot within the time limit.
     *
     * @param id under which whoever asks can cancel it; may be empty
     */
    void run(UnderstoodQuery query, String id, SnapshotReading snapshot, AnswerUse use) throws IOException {
        try (QueryRun run = QueryRun.of(query, snapshot.dataset(), timeLimit, federation);
                RunningQueries.Running known = running.add(id, run)) {
            answer(query, run, known, use);
        }
    }

    private void answer(UnderstoodQuery query, QueryRun run, RunningQueries.Running known, AnswerUse use)
            throws IOException {
        try {
            use.use(run.answer(), prefixes.with(declared(query)));
        } catch (QueryCancelledException e) {
            throw known.isCancelled()
                    ? RefusalException.of(HttpStatus.CONFLICT_409, "the query was cancelled by whoever asked it")
                    : tookTooLong();
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        } catch (ServiceException e) {
            throw RefusalException.of(status(e.reason()), e.explanation());
        } catch (QueryException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query cannot be run: " + EngineMessage.of(e));
        } catch (StackOverflowError e) {
            // The engine follows a query's structure by recursion, so a very long chain of operators ends here.
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query is too complex to be run");
        }
    }

    private RefusalException tookTooLong() {
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the query took longer than the "
                        + BigDecimal.valueOf(timeLimit.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s that it may take here; ask for less, or with LIMIT",
                Map.of("Retry-After", String.valueOf(Math.max(1, timeLimit.toSeconds()))));
    }

    private static int status(ServiceException.Reason reason) {
        return switch (reason) {
            case FAILED, REFUSED -> HttpStatus.BAD_GATEWAY_502;
            case LATE -> HttpStatus.GATEWAY_TIMEOUT_504;
            case TOO_MUCH -> HttpStatus.BAD_REQUEST_400;
        };
    }

    private static Map<String, String> declared(UnderstoodQuery query) {
        return Collections.unmodifiableMap(query.query().getPrefixMapping().getNsPrefixMap());
    }
}
