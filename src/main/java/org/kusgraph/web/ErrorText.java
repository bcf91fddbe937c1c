package org.kusgraph.web;

import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An error as the body of an answer: a page for whoever would see a page, a problem document (RFC 9457) for whoever asks for it,
 * and otherwise a line of text.
 */
record ErrorText(String contentType, String text) {
    private static final String PROBLEM = "application/problem+json";

    static ErrorText of(RefusalException refusal, AcceptHeader accept) {
        return refusal.page()
                .map(page -> new ErrorText(Visits.HTML + ";charset=utf-8", page))
                .orElseGet(() -> accept.names(PROBLEM) ? problem(refusal) : plain(refusal));
    }

    /** The body in bytes. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ErrorText plain(RefusalException refusal) {
        return new ErrorText("text/plain;charset=utf-8", refusal.explanation() + "\n");
    }

    private static ErrorText problem(RefusalException refusal) {
        JsonObject document = new JsonObject();
        document.put("title", HttpStatus.getMessage(refusal.status()));
        document.put("status", refusal.status());
        document.put("detail", refusal.explanation());
        refusal.place().ifPresent(place -> {
            document.put("line", place.line());
            document.put("column", place.column());
        });
        return new ErrorText(PROBLEM, JSON.toStringFlat(document) + "\n");
    }
}
