package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.kusgraph.problem.JsonText;
import org.kusgraph.problem.Shown;

/**
 * Tells of each answer in a line. Queries are somebody's business, so addresses are told without what stands after the question
 * mark, and queries only where that is asked for.
 *
 * @param form how lines are written
 * @param queries whether queries are told too
 * @param slow from which time on an answer is told although none are
 * @param lines where lines go
 */
public record AccessLog(Form form, Queries queries, Duration slow, Consumer<String> lines) {
    /** How lines are written. */
    public enum Form {
        /** Only slow answers are told, as text. */
        OFF,
        TEXT,
        JSON
    }

    /** Whether queries are told. */
    public enum Queries {
        HIDDEN,
        TOLD
    }

    /** The name under which a request keeps its {@link Asked}. */
    private static final String ASKED = AccessLog.class.getName();

    /** What is known of a query beyond the request. */
    record Asked(String query, LongSupplier rows) {}

    /** Tells nothing. */
    public static AccessLog none() {
        return new AccessLog(Form.OFF, Queries.HIDDEN, Duration.ofDays(1), line -> {});
    }

    /** Keeps with a request what it asks. */
    static void note(HttpServletRequest request, Asked asked) {
        request.setAttribute(ASKED, asked);
    }

    /** Tells of an answer, if that is asked for. */
    void tell(String id, HttpServletRequest request, int status, String outcome, Duration time) {
        boolean isSlow = time.compareTo(slow) >= 0;
        if (form == Form.OFF && !isSlow) {
            return;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        entry.put("id", id);
        entry.put("client", request.getRemoteAddr());
        entry.put("method", request.getMethod());
        entry.put("path", request.getRequestURI());
        entry.put("status", status);
        entry.put("outcome", outcome);
        entry.put("milliseconds", time.toMillis());
        if (isSlow) {
            entry.put("slow", true);
        }
        Optional.ofNullable(request.getAttribute(ASKED)).map(Asked.class::cast).ifPresent(asked -> {
            entry.put("rows", asked.rows().getAsLong());
            if (queries == Queries.TOLD) {
                entry.put("query", asked.query());
            }
        });
        lines.accept(form == Form.JSON ? json(entry) : text(entry));
    }

    private static String json(Map<String, Object> entry) {
        return entry.entrySet().stream()
                .map(member -> JsonText.quoted(member.getKey()) + ":"
                        + (member.getValue() instanceof String text
                                ? JsonText.quoted(text)
                                : String.valueOf(member.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** On one line whatever the request holds: nobody can write lines of their own into the log. */
    private static String text(Map<String, Object> entry) {
        return entry.entrySet().stream()
                .map(member -> {
                    String value = Shown.whole(String.valueOf(member.getValue()));
                    return member.getKey() + "=" + (value.contains(" ") ? JsonText.quoted(value) : value);
                })
                .collect(Collectors.joining(" "));
    }
}
