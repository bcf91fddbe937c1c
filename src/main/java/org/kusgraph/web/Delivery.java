package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.kusgraph.web.federation.Unanswered;
import org.kusgraph.web.load.Turn;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.UnderstoodQuery;

/**
 * How the answer to a query goes out to a program.
 *
 * @param mostBytes how large it may be
 */
record Delivery(
        UnderstoodQuery query,
        FormatChoice choice,
        long mostBytes,
        Turn turn,
        HttpServletRequest request,
        HttpServletResponse response) {

    /** Who wants to know what becomes of an answer that is being written. */
    interface Listener {
        /** Called before an answer is sent that has been held whole. */
        void isWhole(AnswerCache.Answer answer);

        /** Called when a part of it goes out before the rest is there; again for each further part. */
        void isTooLarge();
    }

    /** Sends an answer that is there. */
    void give(AnswerCache.Answer answer) throws IOException {
        turn.rows().add(answer.rows());
        choice.describe(response);
        AnswerBody body = new AnswerBody(request, response, mostBytes, turn::beforeSending);
        body.write(answer.body());
        body.complete();
    }

    /** Takes an answer and sends it as it is computed. */
    QueryRunner.AnswerUse use(Optional<Listener> listener) {
        return (answer, prefixes, unanswered) -> write(answer, prefixes, unanswered, listener);
    }

    private void write(Answer answer, Prefixes prefixes, Unanswered unanswered, Optional<Listener> listener)
            throws IOException {
        AnswerBody body = new AnswerBody(request, response, mostBytes, () -> {
            listener.ifPresent(Listener::isTooLarge);
            turn.beforeSending();
        });
        UnansweredHeader header = UnansweredHeader.of(query, unanswered, body, request, response);
        choice.describe(response);
        choice.format().write(answer, prefixes, body);
        header.put();
        listener.ifPresent(present -> body.whole()
                .ifPresent(bytes -> present.isWhole(
                        new AnswerCache.Answer(bytes, turn.rows().sum()))));
        body.complete();
    }
}
