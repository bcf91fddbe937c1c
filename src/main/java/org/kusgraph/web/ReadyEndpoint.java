package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/** Says whether the data can be read: alive may also be a server whose data is damaged, which is then refused with 503. */
final class ReadyEndpoint implements Endpoint {
    private final SnapshotSource snapshots;

    ReadyEndpoint(SnapshotSource snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String path() {
        return "/$/ready";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try (SnapshotReading snapshot = snapshots.open()) {
            boolean unused = snapshot.dataset().getDefaultGraph().isEmpty();
            body = ("ready: " + snapshot.identity() + "\n").getBytes(StandardCharsets.UTF_8);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
