package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
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
    private final QueryRefusals refusals;

    /** Takes the answer as it is computed, with the prefixes that its query knows and the endpoints that it is without. */
    interface AnswerUse {
        void use(Answer answer, Prefixes prefixes, Unanswered unanswered) throws IOException;
    }

    QueryRunner(ServerOptions options, RunningQueries running, Turns turns, Metrics metrics) {
        this.running = running;
        this.metrics = metrics;
        this.turns = turns;
        this.timeLimit = options.queryTimeLimit();
        this.refusals = new QueryRefusals(timeLimit, metrics);
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
            throw refusals.busy(e);
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
        Delivery delivery = new Delivery(query, choice, answerLimits.bytes(), turn, request, response);
        if (state.isEmpty()) {
            run(query, id, snapshot, turn, delivery.use(Optional.empty()));
            return;
        }
        share(query, id, state.get(), snapshot, turn, delivery);
    }

    /** Sends an answer that is there, or another computes, or is computed here and then is there for others. */
    private void share(
            UnderstoodQuery query, String id, EntityTag state, SnapshotReading snapshot, Turn turn, Delivery delivery)
            throws IOException {
        SharedAnswer shared = new SharedAnswer(cache, state, turn, timeLimit);
        try {
            Optional<AnswerCache.Answer> given = shared.find(id, running, (time, computation) -> {
                Delivery.Listener keeping = new Keeping(state, computation);
                return isAnswered(query, id, time, snapshot, turn, delivery.use(Optional.of(keeping)));
            });
            if (given.isPresent()) {
                metrics.countQuery(shared.hasWaited() ? "shared" : "cached");
                delivery.give(given.get());
            } else {
                metrics.countQuery("answered");
            }
        } catch (BusyException e) {
            throw refusals.busy(e);
        } catch (TimeoutException e) {
            throw refusals.tookTooLong();
        } catch (CancellationException e) {
            throw refusals.cancelled();
        }
    }

    /** Keeps the answer that is computed, and has it given to those who wait for it. */
    private final class Keeping implements Delivery.Listener {
        private final EntityTag state;
        private final Computation computation;

        Keeping(EntityTag state, Computation computation) {
            this.state = state;
            this.computation = computation;
        }

        @Override
        public void isWhole(AnswerCache.Answer answer) {
            cache.keep(state, answer);
            computation.answered(answer);
        }

        @Override
        public void isTooLarge() {
            cache.tooLarge(state);
            computation.shareNothing();
        }
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
            do {
                turn.awaitRun();
            } while (!isAnswered(query, id, timeLimit, snapshot, turn, use));
            metrics.countQuery("answered");
        } catch (BusyException e) {
            throw refusals.busy(e);
        }
    }

    /** Runs the query once; false when it has to be run again. */
    private boolean isAnswered(
            UnderstoodQuery query, String id, Duration time, SnapshotReading snapshot, Turn turn, AnswerUse use)
            throws IOException {
        try (QueryRun run = QueryRun.of(query, snapshot.dataset(), time, federation);
                RunningQueries.Running known = running.add(id, run::cancel)) {
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
                throw refusals.cancelled();
            }
            if (turn.isSetAside()) {
                return false;
            }
            throw turn.isStoppedForMemory() ? refusals.neededTooMuchMemory() : refusals.tookTooLong();
        } catch (TooLargeAnswerException e) {
            throw refusals.tooLarge(e);
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        } catch (ServiceException e) {
            throw refusals.serviceFailed(e);
        } catch (QueryException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query cannot be run: " + EngineMessage.of(e));
        } catch (StackOverflowError e) {
            // The engine follows a query's structure by recursion, so a very long chain of operators ends here.
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the query is too complex to be run");
        } catch (OutOfMemoryError e) {
            // What the query held is free again here; the thread that ran out of memory is nearly always the one that
            // took it.
            throw refusals.neededTooMuchMemory();
        }
    }

    private static Map<String, String> declared(UnderstoodQuery query) {
        return Collections.unmodifiableMap(query.query().getPrefixMapping().getNsPrefixMap());
    }
}
