package org.kusgraph.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The work of one request on an answer for which others wait that have asked for the same meanwhile. Ended once: what is said of
 * the end later changes nothing.
 */
final class Computation implements AutoCloseable {
    private final long beginNanos = System.nanoTime();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Runnable beforeEnd;

    /** What becomes of those who wait. */
    sealed interface End {
        /** They are given the answer. */
        record Answered(AnswerCache.Answer answer) implements End {}

        /** One of them may take the work on: whoever did it was made to wait in its turn. */
        record LeftToOthers() implements End {}

        /**
         * Each has to do the work for itself: there is no answer, or it is too large to be held for them.
         *
         * @param after how long they had to wait for that at most
         */
        record NotShared(Duration after) implements End {}
    }

    /** Work that begins; done once before anybody learns of its end. */
    Computation(Runnable beforeEnd) {
        this.beforeEnd = beforeEnd;
    }

    /** How it ends; for one of those who wait, who can cancel its own copy. */
    CompletableFuture<End> end() {
        return end.copy();
    }

    void answered(AnswerCache.Answer answer) {
        end(new End.Answered(answer));
    }

    void leaveToOthers() {
        end(new End.LeftToOthers());
    }

    /** Lets those who wait go on by themselves. */
    void shareNothing() {
        end(new End.NotShared(Duration.ofNanos(System.nanoTime() - beginNanos)));
    }

    private void end(End how) {
        if (!end.isDone()) {
            beforeEnd.run();
            end.complete(how);
        }
    }

    /** Ends it without an answer if nothing else has been said. */
    @Override
    public void close() {
        shareNothing();
    }
}
