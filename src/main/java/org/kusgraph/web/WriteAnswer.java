package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.StoreInUseException;

/** What whoever has written is answered. */
final class WriteAnswer {
    /** Nobody mends more at once. */
    private static final int MOST_PROBLEMS = 1_000;

    private static final String RETRY_SECONDS = "10";

    /** Something that changes what is served. */
    interface Change {
        Outcome<String> make() throws IOException;
    }

    private WriteAnswer() {}

    /** Makes a change, or tells why that is not possible for no fault of the writer. */
    static Outcome<String> make(Change change) {
        try {
            return change.make();
        } catch (StoreInUseException e) {
            throw RefusalException.of(
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "another change is being made, and nothing has been changed by this one; try again later",
                    Map.of("Retry-After", RETRY_SECONDS));
        } catch (IOException e) {
            throw RefusalException.of(
                    HttpStatus.INTERNAL_SERVER_ERROR_500, "the change could not be kept: " + e.getMessage());
        }
    }

    /** Answers with the snapshot that is served now. */
    static void done(int status, String snapshot, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonObject answer = new JsonObject();
        answer.put("snapshot", snapshot);
        response.setStatus(status);
        send("application/json", answer, request, response);
    }

    /** Answers with what is wrong, as a problem document (RFC 9457). */
    static void refused(int status, List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonArray all = new JsonArray();
        problems.stream().limit(MOST_PROBLEMS).map(ProblemJson::of).forEach(all::add);
        JsonObject answer = new JsonObject();
        answer.put("title", HttpStatus.getMessage(status));
        answer.put("status", status);
        answer.put(
                "detail",
                "nothing has been changed, because of "
                        + (problems.size() == 1 ? "a problem" : problems.size() + " problems"));
        answer.put("problems", all);
        response.setStatus(status);
        send("application/problem+json", answer, request, response);
    }

    private static void send(
            String mediaType, JsonObject answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(mediaType);
        AnswerBody body = new AnswerBody(request, response);
        body.write((JSON.toStringFlat(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        body.complete();
    }
}
