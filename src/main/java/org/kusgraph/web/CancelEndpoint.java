package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** Stops a query that runs: a DELETE of the id under which it was asked. */
final class CancelEndpoint implements Endpoint {
    private static final String PATH = "/sparql/running/";

    private final RunningQueries running;

    CancelEndpoint(RunningQueries running) {
        this.running = running;
    }

    @Override
    public String path() {
        return PATH + "*";
    }

    @Override
    public Set<String> methods() {
        return Set.of("DELETE");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!running.cancel(id)) {
            throw RefusalException.of(
                    HttpStatus.NOT_FOUND_404, "no query runs under this id; it may have been answered");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpStatus.NO_CONTENT_204);
    }
}
