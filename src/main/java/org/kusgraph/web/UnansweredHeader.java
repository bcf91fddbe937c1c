package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.kusgraph.web.federation.Unanswered;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;

/**
 * The header that names the endpoints that an answer is without. Of an answer that is on its way already when an endpoint
 * does not answer, it is a trailer (RFC 9110, section 6.5), as nothing else can be said of it any more.
 */
final class UnansweredHeader {
    /** What it is called. */
    static final String NAME = "Service-Unanswered";

    private final Unanswered unanswered;
    private final AnswerBody body;
    private final HttpServletResponse response;

    private UnansweredHeader(Unanswered unanswered, AnswerBody body, HttpServletResponse response) {
        this.unanswered = unanswered;
        this.body = body;
        this.response = response;
    }

    /** The header of an answer that is about to be written. */
    static UnansweredHeader of(
            UnderstoodQuery query,
            Unanswered unanswered,
            AnswerBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        UnansweredHeader header = new UnansweredHeader(unanswered, body, response);
        // Answers with parts from elsewhere are among those that differ from run to run.
        if (query.repeatability() == Repeatability.EACH_RUN_DIFFERS && request.isTrailerFieldsReady()) {
            response.setHeader("Trailer", NAME);
            response.setTrailerFields(header::trailer);
        }
        return header;
    }

    private Map<String, String> trailer() {
        return body.isStreaming() && !unanswered.explanations().isEmpty() ? Map.of(NAME, value()) : Map.of();
    }

    /** Puts the header into an answer that has been written and is still held. */
    void put() {
        if (!body.isStreaming() && !unanswered.explanations().isEmpty()) {
            response.setHeader(NAME, value());
        }
    }

    /** Headers are in ASCII. */
    private String value() {
        return unanswered.explanations().stream()
                .map(text -> text.replaceAll("[^\\x20-\\x7e]", "?"))
                .collect(Collectors.joining("; "));
    }
}
