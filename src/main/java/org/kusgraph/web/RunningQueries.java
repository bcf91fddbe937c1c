package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;

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
        private final Runnable stop;
        private final AtomicBoolean cancelled = new AtomicBoolean();

        private Running(String id, Runnable stop) {
            this.id = id;
            this.stop = stop;
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
     * Lets a query be known by an id as long as it runs, or waits for an equal one.
     *
     * @param id of the request; empty for a query that nobody can cancel
     * @param stop ends the work or the wait; called by another thread
     */
    Running add(String id, Runnable stop) {
        Running added = new Running(id, stop);
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
        found.stop.run();
        return true;
    }
}
