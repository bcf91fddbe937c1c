package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.UnfitAnswerException;

/** Sends statements of a snapshot under an address that always gives the same for the same snapshot. */
final class DataAnswer {
    private final SnapshotReading snapshot;
    private final FormatChoice choice;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    DataAnswer(
            SnapshotReading snapshot, FormatChoice choice, HttpServletRequest request, HttpServletResponse response) {
        this.snapshot = snapshot;
        this.choice = choice;
        this.request = request;
        this.response = response;
    }

    /** Writes the body of an answer. */
    @FunctionalInterface
    interface Writing {
        void write(OutputStream body) throws IOException;
    }

    /** Names the state of what is at the address, and says 304 when the client has it. */
    boolean isKnown(String address) {
        EntityTag tag = EntityTag.of(List.of(snapshot.identity(), address, choice.mediaType()));
        response.setHeader("ETag", tag.value());
        // The data may change at any time, so a kept answer is asked about before it is used again.
        response.setHeader("Cache-Control", "no-cache");
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return true;
        }
        return false;
    }

    /** The prefixes of the snapshot. */
    Prefixes prefixes() {
        return Prefixes.of(snapshot.dataset().prefixes().getMapping());
    }

    /** Sends statements. */
    void send(Iterator<Triple> triples) throws IOException {
        send(body -> choice.format().write(new Answer.Triples(triples), prefixes(), body));
    }

    /** Sends what is written. */
    void send(Writing writing) throws IOException {
        response.setContentType(choice.contentType());
        AnswerBody body = new AnswerBody(request, response);
        try {
            writing.write(body);
        } catch (UnfitAnswerException e) {
            throw RefusalException.of(HttpStatus.NOT_ACCEPTABLE_406, String.valueOf(e.getMessage()));
        }
        body.complete();
    }
}
