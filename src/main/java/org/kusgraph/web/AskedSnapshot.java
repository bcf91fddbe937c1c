package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/**
 * The snapshot that a request is answered from. The answer names it in a header; whoever sends the name back gets no answer that
 * is older, or none from another snapshot, whichever of several servers is asked.
 */
final class AskedSnapshot {
    /** Names the snapshot that an answer comes from. */
    static final String HEADER = "Snapshot";

    /** Asks for an answer from that snapshot or a newer one. */
    static final String AT_LEAST = "Snapshot-At-Least";

    /** Asks for an answer from that very snapshot. */
    static final String EXACTLY = "Snapshot-Exactly";

    /** A server that follows others needs about as long to take a small snapshot over. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private AskedSnapshot() {}

    /** Whether a request says which snapshot it wants an answer from. */
    static boolean isAsked(HttpServletRequest request) {
        return request.getHeader(AT_LEAST) != null || request.getHeader(EXACTLY) != null;
    }

    /** Waits a while for what a request asks for; nothing else is kept from others meanwhile, no place of a query either. */
    static void await(SnapshotSource snapshots, HttpServletRequest request) {
        asked(request, AT_LEAST).ifPresent(asked -> snapshots.await(asked, PATIENCE));
        asked(request, EXACTLY).ifPresent(asked -> snapshots.await(asked, PATIENCE));
    }

    /** Opens the current snapshot, names it in the answer's headers, and refuses when it is not what the request asks for. */
    static SnapshotReading open(SnapshotSource snapshots, HttpServletRequest request, HttpServletResponse response) {
        SnapshotReading reading = snapshots.open();
        try {
            SnapshotName served = reading.name();
            asked(request, AT_LEAST).ifPresent(asked -> refuseOlder(served, asked));
            Optional<SnapshotName> exactly = asked(request, EXACTLY);
            exactly.ifPresent(asked -> refuseOlder(served, asked));
            response.setHeader(HEADER, served.text());
            exactly.filter(asked -> !asked.equals(served)).ifPresent(asked -> {
                throw RefusalException.of(
                        HttpStatus.PRECONDITION_FAILED_412,
                        "the data has changed: the snapshot " + served + " is served now, and no more " + asked
                                + "; begin again with it");
            });
            return reading;
        } catch (RuntimeException e) {
            reading.close();
            throw e;
        }
    }

    /**
     * A server that is behind another waits for a third. That is no 503: balancers that ask the next server on 504 alone do not
     * have each query that is too heavy run on all of them.
     */
    private static void refuseOlder(SnapshotName served, SnapshotName asked) {
        if (asked.isNewerThan(served)) {
            throw RefusalException.of(
                    HttpStatus.GATEWAY_TIMEOUT_504,
                    "this server has not the snapshot " + asked + " yet, only " + served + "; ask again",
                    Map.of("Retry-After", "1"));
        }
    }

    private static Optional<SnapshotName> asked(HttpServletRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header)).map(value -> SnapshotName.parse(value.strip())
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.BAD_REQUEST_400,
                        header + " takes a snapshot's name as the header " + HEADER + " of an answer gives it, and not "
                                + Shown.quoted(value))));
    }
}
