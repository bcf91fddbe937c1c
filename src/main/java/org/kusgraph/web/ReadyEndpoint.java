package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.replica.FollowState;
import org.kusgraph.replica.Follower;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/**
 * Says whether the server should be asked: alive may also be one whose data is damaged, or one that has not come to serve what
 * others do for too long.
 */
final class ReadyEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final Optional<Follower> follower;

    ReadyEndpoint(SnapshotSource snapshots, Optional<Follower> follower) {
        this.snapshots = snapshots;
        this.follower = follower;
    }

    @Override
    public String path() {
        return "/$/ready";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder();
        try (SnapshotReading snapshot = snapshots.open()) {
            boolean unused = snapshot.dataset().getDefaultGraph().isEmpty();
            text.append("ready: ").append(snapshot.identity()).append('\n');
            response.setHeader(AskedSnapshot.HEADER, snapshot.name().text());
        }
        Optional<FollowState> state = follower.map(Follower::state);
        state.flatMap(FollowState::notReady).ifPresent(reason -> {
            throw RefusalException.of(HttpStatus.SERVICE_UNAVAILABLE_503, "not ready: " + reason);
        });
        // Where the data comes from is not said to strangers; the log says it.
        state.filter(known -> known.blind().isPositive())
                .ifPresent(known -> text.append("it is not known whether there is a newer snapshot, for ")
                        .append(known.blind().toSeconds())
                        .append(" s now; the log tells why\n"));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
