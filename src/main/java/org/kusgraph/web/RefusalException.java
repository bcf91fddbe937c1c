package org.kusgraph.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.web.query.QueryFault;

/** A request that is not answered as asked: the status, the words for it, and headers that belong to it. */
final class RefusalException extends RuntimeException {
    private final int status;
    private final Optional<QueryFault.Place> place;
    private final Map<String, String> headers;
    private final transient Optional<String> page;

    private RefusalException(
            int status,
            String explanation,
            Optional<QueryFault.Place> place,
            Map<String, String> headers,
            Optional<String> page) {
        super(explanation);
        this.status = status;
        this.place = place;
        this.headers = headers;
        this.page = page;
    }

    static RefusalException of(int status, String explanation) {
        return new RefusalException(status, explanation, Optional.empty(), Map.of(), Optional.empty());
    }

    static RefusalException of(int status, String explanation, Map<String, String> headers) {
        return new RefusalException(status, explanation, Optional.empty(), headers, Optional.empty());
    }

    /** A query that cannot be answered. */
    static RefusalException of(QueryFault fault) {
        return new RefusalException(400, fault.sentence(), fault.place(), Map.of(), Optional.empty());
    }

    /** The same, said on a page of its own. */
    RefusalException withPage(byte[] newPage) {
        return new RefusalException(
                status, explanation(), place, headers, Optional.of(new String(newPage, StandardCharsets.UTF_8)));
    }

    int status() {
        return status;
    }

    String explanation() {
        return String.valueOf(getMessage());
    }

    Optional<QueryFault.Place> place() {
        return place;
    }

    /** The page that says it, where the client would see a page. */
    Optional<String> page() {
        return page;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Its stack is of no interest: it is an answer, not a fault of the program. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
