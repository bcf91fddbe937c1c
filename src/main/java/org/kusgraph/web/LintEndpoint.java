package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.QueryReading;

/**
 * Says what is wrong with a query without running it, so that editors mark what this server will refuse and nothing else. As the
 * parser ends at the first fault, there is one at most.
 */
final class LintEndpoint implements Endpoint {
    private static final String PATH = "/lint";

    /** Editors ask while somebody types, and nobody types more. */
    private static final int MOST_CHARACTERS = 100_000;

    private final QueryRunner runner;
    private final int mostBytes;

    LintEndpoint(QueryRunner runner, int mostBytes) {
        this.mostBytes = mostBytes;
        this.runner = runner;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "POST");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = SparqlRequest.read(request, mostBytes)
                .query()
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.BAD_REQUEST_400, "the parameter 'query' is missing: the query to look at"));
        if (query.length() > MOST_CHARACTERS) {
            throw RefusalException.of(
                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                    "only queries of at most " + MOST_CHARACTERS + " characters are looked at");
        }
        JsonArray problems = new JsonArray();
        QueryReading reading = runner.look(query);
        if (reading instanceof QueryFault fault) {
            problems.add(problem(fault));
        }
        JsonObject answer = new JsonObject();
        answer.put("problems", problems);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        AnswerBody body = new AnswerBody(request, response);
        body.write((JSON.toStringFlat(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        body.complete();
    }

    private static JsonObject problem(QueryFault fault) {
        JsonObject problem = new JsonObject();
        fault.place().ifPresent(place -> {
            problem.put("line", place.line());
            problem.put("column", place.column());
        });
        problem.put("message", fault.explanation());
        return problem;
    }
}
