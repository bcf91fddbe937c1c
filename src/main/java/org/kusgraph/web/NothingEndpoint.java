package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** Every address under which there is nothing else. */
final class NothingEndpoint implements Endpoint {
    @Override
    public String path() {
        return "/*";
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        throw RefusalException.of(
                HttpStatus.NOT_FOUND_404,
                "there is nothing under this address; the SPARQL endpoint is " + SparqlEndpoint.PATH);
    }
}
