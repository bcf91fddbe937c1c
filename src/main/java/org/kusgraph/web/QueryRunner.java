package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.ServiceException;
import org.kusgraph.web.federation.Unanswered;
import org.kusgraph.web.load.BusyException;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.load.Turns;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.AnswerLimits;
import org.kusgraph.web.query.EngineMessage;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.QueryReader;
import org.kusgraph.web.query.QueryReading;
import org.kusgraph.web.query.QueryRun;
import org.kusgraph.web.query.TooLargeAnswerException;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnfitAnswerException;

/** Reads and runs queries; whatever is wrong with one becomes a refusal with words for its author. */
final class QueryRunner {
    private final Duration timeLimit;
    private final AnswerLimits answerLimits;
    private final AnswerCache cache;
    private final Turns turns;
    private final Prefixes prefixes;
    private final Federation federation;
    private final QueryReader reader;
    private final RunningQueries running;
    private final Metrics metrics;

    /** Takes the answer as it is computed, with the prefixes that its query knows and the endpoints that it is without. */
    interface AnswerUse {
        void use(Answer answer, Prefixes prefixes, Unanswered unanswered) throws IOException;
    }

    QueryRunner(ServerOptions options, RunningQueries running, Turns turns, Metrics metrics) {
        this.running = running;
        this.metrics = metrics;
        this.turns = turns;
        this.timeLimit = options.queryTimeLimit();
        this.answerLimits = options.answerLimits();
        this.cache = new AnswerCache(answerLimits.cacheBytes());
        this.prefixes = Prefixes.of(options.introduction().prefixes());
        this.federation = options.federation();
        this.reader = new QueryReader(options.introduction().base(), prefixes, federation);
    }

    /** Waits until the client may have a query run; until the turn is closed, others may have to wait for it. */
    Turn turn(HttpServletRequest request, String text) {
        try {
            Turn turn = turns.take(ClientAddress.of(request), text);
            AccessLog.note(request, new AccessLog.Asked(text, turn.rows()::sum));
            return turn;
        } catch (BusyException e) {
            throw busy(e);
        }
    }

    /**
     * Sends the answer to a query for programs: computed on the snapshot within the limits, or as it was sent before.
     *
     * @param id under which whoever asks can cancel the query; may be empty
     * @param state what the answer is kept under; empty if each run may give another
     */
    void send(
            UnderstoodQuery query,
            String id,
            Optional<EntityTag> state,
            FormatChoice choice,
            SnapshotReading snapshot,
            Turn turn,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<AnswerCache.Answer> known = state.flatMap(cache::find);
        if (known.isPresent()) {
            metrics.countQuery("cached");
            turn.rows().add(known.get().rows());
            choice.describe(response);
            AnswerBody body = body(turn, request, response);
            body.write(known.get().body());
            body.complete();
            return;
        }
        run(query, id, snapshot, turn, (answer, prefixesOfQuery, unanswered) -> {
            AnswerBody body = body(turn, request, response);
            UnansweredHeader header = UnansweredHeader.of(query, unanswered, body, request, response);
            choice.describe(response);
            choice.format().write(answer, prefixesOfQuery, body);
            header.put();
            state.ifPresent(tag -> body.whole()
                    .ifPresent(bytes -> cache.keep(
                            tag, new AnswerCache.Answer(bytes, turn.rows().sum()))));
            body.complete();
        });
    }

    /** The body of the answer that is sent in a turn. */
    private AnswerBody body(Turn turn, HttpServletRequest request, HttpServletResponse response) {
        return new AnswerBody(request, response, answerLimits.bytes(), turn::beforeSending);
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

    /** Runs a query that nobody can cancel on a snapshot within the limits. */
    void run(UnderstoodQuery query, SnapshotReading snapshot, Turn turn, AnswerUse use) throws IOException {
        run(query, "", snapshot, turn, use);
    }

    /**
     * Runs a query on a snapshot within the limits.
     *
     * @param id under which whoever asks can cancel it; may be empty
     * @param use may be called again from the beginning, as long as nothing has been sent
     */
    void run(UnderstoodQuery query, String id, SnapshotReading snapshot, Turn turn, AnswerUse use) throws IOException {
        try {
            while (!isAnswered(query, id, snapshot, turn, use)) {
                turn.awaitNext();
            }
            metrics.countQuery("answered");
        } catch (BusyException e) {
            throw busy(e);
        }
    }

    /** Runs the query once; false when it has to be run again. */
    private boolean isAnswered(UnderstoodQuery query, String id, SnapshotReading snapshot, Turn turn, AnswerUse use)
            throws IOException {
        try (QueryRun run = QueryRun.of(query, snapshot.dataset(), timeLimit, federation);
                RunningQueries.Running known = running.add(id, run)) {
            turn.begin(run::cancel);
            return isAnswered(query, run, known, turn, use);
        } finally {
            turn.end();
        }
    }

    private boolean isAnswered(
            UnderstoodQuery query, QueryRun run, RunningQueries.Running known, Turn turn, AnswerUse use)
            throws IOException {
        try {
            use.use(
                    answerLimits.count(run.answer(), turn.rows()::increment),
                    prefixes.with(declared(query)),
                    run.unanswered());
            return true;
        } catch (QueryCancelledException e) {
            if (known.isCancelled()) {
                metrics.countQuery("cancelled");
                throw RefusalException.of(HttpStatus.CONFLICT_409, "the query was cancelled by whoever asked it");
            }
            if (turn.isSetAside()) {
                return false;
            }
            throw turn.isStoppedForMemory() ? neededTooMuchMemory() : tookTooLong();
        } catch (TooLargeAnswerException e) {
            metrics.countQuery("too_large");
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        } catch (ServiceException e) {
            metrics.countQuery("service_failed");
            throw RefusalException.of(status(e.reason()), e.explanation());
        } catch (QueryException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query cannot be run: " + EngineMessage.of(e));
        } catch (StackOverflowError e) {
            // The engine follows a query's structure by recursion, so a very long chain of operators ends here.
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query is too complex to be run");
        } catch (OutOfMemoryError e) {
            // What the query held is free again here; the thread that ran out of memory is nearly always the one that
            // took it.
            throw neededTooMuchMemory();
        }
    }

    private RefusalException tookTooLong() {
        metrics.countQuery("too_long");
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

    private RefusalException neededTooMuchMemory() {
        metrics.countQuery("too_much_memory");
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the query needed more memory than the server has to spare; ask for less, or without sorting and grouping"
                        + " much",
                Map.of("Retry-After", String.valueOf(Math.max(1, timeLimit.toSeconds()))));
    }

    private RefusalException busy(BusyException e) {
        metrics.countQuery("busy");
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                e.explanation(),
                Map.of("Retry-After", String.valueOf(e.retrySeconds())));
    }

    private static Map<String, String> declared(UnderstoodQuery query) {
        return Collections.unmodifiableMap(query.query().getPrefixMapping().getNsPrefixMap());
    }
}
