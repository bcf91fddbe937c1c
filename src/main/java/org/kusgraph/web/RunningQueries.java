package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.query.QueryRun;

/**
 * The queries that run under an id which whoever asks has made up, and can be cancelled by whoever knows it: nobody else, because
 * nothing tells the id and it is too long to be guessed.
 */
final class RunningQueries {
    /** The header in which a request gives its query an id. */
    static final String HEADER = "Query-Id";

    /** At least as many characters as 128 random bits take, in hexadecimal digits or with more characters. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{32,64}");

    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** A query that runs; closed when it does no longer. */
    final class Running implements AutoCloseable {
        private final String id;
        private final QueryRun run;
        private final AtomicBoolean cancelled = new AtomicBoolean();

        private Running(String id, QueryRun run) {
            this.id = id;
            this.run = run;
        }

        boolean isCancelled() {
            return cancelled.get();
        }

        @Override
        public void close() {
            if (!id.isEmpty()) {
                running.remove(id, this);
            }
        }
    }

    /**
     * The id that a request gives its query; empty if nobody is to cancel it.
     *
     * @throws RefusalException when somebody could guess it
     */
    static String id(HttpServletRequest request) {
        String id = Optional.ofNullable(request.getHeader(HEADER)).orElse("");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            throw RefusalException.of(
                    HttpStatus.BAD_REQUEST_400,
                    "the header " + HEADER
                            + " is an id that nobody can guess: 32 to 64 random letters, digits, '-' or '_'");
        }
        return id;
    }

    /**
     * Lets a run be known by an id as long as it runs.
     *
     * @param id of the request; empty for a query that nobody can cancel
     */
    Running add(String id, QueryRun run) {
        Running added = new Running(id, run);
        if (!id.isEmpty() && running.putIfAbsent(id, added) != null) {
            throw RefusalException.of(
                    HttpStatus.BAD_REQUEST_400, "another query runs under this " + HEADER + "; make a new one");
        }
        return added;
    }

    /** Stops the query that runs under an id, if one does. */
    boolean cancel(String id) {
        Running found = running.get(id);
        if (found == null) {
            return false;
        }
        found.cancelled.set(true);
        found.run.cancel();
        return true;
    }
}
