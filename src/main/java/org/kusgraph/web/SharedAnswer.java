package org.kusgraph.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kusgraph.web.load.Turn;

/**
 * The answer of a state as one request comes by it: it is kept, or an equal request is computing it, or this one does. Whoever
 * waits for another's answer holds no place among those that run. When nothing comes of it, each that waited goes on as if it were
 * alone, so that no failure of one is a failure of others. Used by the thread of the request.
 */
final class SharedAnswer {
    private final AnswerCache cache;
    private final EntityTag state;
    private final Turn turn;
    private final long beginNanos = System.nanoTime();

    private boolean isAlone;
    private boolean hasWaited;
    private Duration time;

    /** A try to compute the answer and to send it. */
    interface Attempt {
        /**
         * Computes and sends.
         *
         * @param time in which it has to be done
         * @param computation told when the answer can be shared, or cannot
         * @return false when it has to be tried again
         */
        boolean isDone(Duration time, Computation computation) throws IOException;
    }

    /** The answer of a state for a request that may take some time, and has a turn. */
    SharedAnswer(AnswerCache cache, EntityTag state, Turn turn, Duration timeLimit) {
        this.cache = cache;
        this.state = state;
        this.turn = turn;
        this.time = timeLimit;
        this.isAlone = !cache.isShared(state);
    }

    /**
     * The answer that is there already or that another request has computed; empty if it had to be computed here, and is sent.
     *
     * @param id under which the wait for another's answer can be cancelled; may be empty
     * @throws TimeoutException when the time was over before another's answer came
     * @throws CancellationException when the wait was cancelled
     */
    Optional<AnswerCache.Answer> find(String id, RunningQueries running, Attempt attempt)
            throws IOException, TimeoutException {
        while (true) {
            Optional<AnswerCache.Answer> given = cache.find(state);
            if (given.isEmpty() && !isAlone) {
                given = awaited(id, running);
            }
            if (given.isPresent()) {
                return given;
            }
            turn.awaitRun();
            Optional<Computation> begun = isAlone ? Optional.of(new Computation(() -> {})) : cache.begin(state);
            if (begun.isPresent()) {
                try (Computation own = begun.get()) {
                    // What another computed while this one came here.
                    given = cache.find(state);
                    if (given.isPresent() || attempt.isDone(time, own)) {
                        return given;
                    }
                    own.leaveToOthers();
                }
            }
        }
    }

    /** Whether another's answer was waited for. */
    boolean hasWaited() {
        return hasWaited;
    }

    private Optional<AnswerCache.Answer> awaited(String id, RunningQueries running) throws TimeoutException {
        Optional<Computation> others = cache.underway(state);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Computation.End> end = others.get().end();
        RunningQueries.Running known = running.add(id, () -> end.cancel(false));
        turn.stepAside();
        hasWaited = true;
        try {
            return switch (end.get(timeLeft().toNanos(), TimeUnit.NANOSECONDS)) {
                case Computation.End.Answered answered -> Optional.of(answered.answer());
                case Computation.End.LeftToOthers left -> Optional.empty();
                case Computation.End.NotShared alone -> {
                    isAlone = true;
                    // What took another all the time that a query may take is not begun again with as much, so that
                    // whoever waits is told no later than if it had begun at once.
                    time = alone.after().compareTo(time) < 0 ? time : timeLeft();
                    yield Optional.empty();
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isAlone = true;
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("computations end without exceptions", e);
        } finally {
            turn.stepBack();
            known.close();
        }
    }

    private Duration timeLeft() throws TimeoutException {
        Duration left = time.minusNanos(System.nanoTime() - beginNanos);
        if (!left.isPositive()) {
            throw new TimeoutException("no answer of an equal query in time");
        }
        return left;
    }
}
