package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.kusgraph.replica.FollowState;
import org.kusgraph.replica.Follower;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turns;

/** How the server fares, for Prometheus. */
final class MetricsEndpoint implements Endpoint {
    private final Metrics metrics;
    private final Turns turns;
    private final SnapshotSource snapshots;
    private final Optional<Follower> follower;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen("", 0));

    /** A snapshot and when it was first seen to be served, by a clock that nobody sets. */
    private record Seen(String identity, long nanos) {}

    MetricsEndpoint(Metrics metrics, Turns turns, SnapshotSource snapshots, Optional<Follower> follower) {
        this.metrics = metrics;
        this.turns = turns;
        this.snapshots = snapshots;
        this.follower = follower;
    }

    @Override
    public String path() {
        return "/$/metrics";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder(metrics.text());
        Metrics.gauge(text, "kus_queries_running", "Short queries that run.", turns.running());
        Metrics.gauge(text, "kus_queries_lengthy", "Lengthy queries that run.", turns.runningLengthy());
        Metrics.gauge(text, "kus_queries_waiting", "Queries that wait for their turn.", turns.waiting());
        Metrics.gauge(text, "kus_queries_sharing", "Queries that wait for the answer of an equal one.", turns.aside());
        writeSnapshot(text);
        follower.map(Follower::state).ifPresent(state -> writeFollowing(text, state));
        Metrics.writeMachine(text);
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;version=0.0.4;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void writeSnapshot(StringBuilder text) {
        String identity;
        try (SnapshotReading snapshot = snapshots.open()) {
            identity = snapshot.identity();
        }
        Seen current = seen.updateAndGet(
                before -> before.identity.equals(identity) ? before : new Seen(identity, System.nanoTime()));
        Metrics.head(text, "kus_snapshot_info", "gauge", "The snapshot that is served.");
        Metrics.line(text, "kus_snapshot_info{identity=\"" + identity + "\"}", 1);
        Metrics.gauge(text, "kus_snapshot_seconds", "How long ago the snapshot was first seen here.", (double)
                Duration.ofNanos(System.nanoTime() - current.nanos).toSeconds());
    }

    private static void writeFollowing(StringBuilder text, FollowState state) {
        Metrics.gauge(
                text,
                "kus_follow_lag_seconds",
                "How long a newer snapshot has been known that is not served yet.",
                seconds(state.lag()));
        Metrics.gauge(
                text,
                "kus_follow_blind_seconds",
                "For how long the location of snapshots has been of no use.",
                seconds(state.blind()));
        Metrics.head(text, "kus_follow_taken_total", "counter", "Snapshots that were taken over.");
        Metrics.line(text, "kus_follow_taken_total", (double) state.taken());
        Metrics.head(text, "kus_follow_failed_total", "counter", "Looks for a new snapshot that failed.");
        Metrics.line(text, "kus_follow_failed_total", (double) state.failed());
        Metrics.head(text, "kus_follow_fetched_bytes_total", "counter", "Bytes of snapshots that were fetched.");
        Metrics.line(text, "kus_follow_fetched_bytes_total", (double) state.fetchedBytes());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
