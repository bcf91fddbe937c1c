package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.load.Turns;

/** How the server fares, for Prometheus. */
final class MetricsEndpoint implements Endpoint {
    private final Metrics metrics;
    private final Turns turns;
    private final SnapshotSource snapshots;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen("", Instant.EPOCH));

    /** A snapshot and when it was first seen to be served. */
    private record Seen(String identity, Instant since) {}

    MetricsEndpoint(Metrics metrics, Turns turns, SnapshotSource snapshots) {
        this.metrics = metrics;
        this.turns = turns;
        this.snapshots = snapshots;
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
        writeSnapshot(text);
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
                before -> before.identity.equals(identity) ? before : new Seen(identity, Instant.now()));
        Metrics.head(text, "kus_snapshot_info", "gauge", "The snapshot that is served.");
        Metrics.line(text, "kus_snapshot_info{identity=\"" + identity + "\"}", 1);
        Metrics.gauge(text, "kus_snapshot_seconds", "How long ago the snapshot was first seen here.", (double)
                Duration.between(current.since, Instant.now()).toSeconds());
    }
}
