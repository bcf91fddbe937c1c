package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.replica.FollowLimits;
import org.kusgraph.replica.Follower;
import org.kusgraph.replica.Location;
import org.kusgraph.replica.Publication;
import org.kusgraph.store.BuildLock;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;

/** What a server that follows a location tells those who watch it. */
final class FollowingServerTest {
    private static final FollowLimits IMPATIENT =
            new FollowLimits(Duration.ofMillis(20), 1L << 30, Duration.ZERO, Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aServerThatLagsIsNotReadyAndOneWhoseLocationIsGoneSaysSo() throws Exception {
        SnapshotStore built = new SnapshotStore(folder.resolve("built"));
        SnapshotStore own = new SnapshotStore(folder.resolve("own"));
        publish(built, "first");
        try (Follower follower = Follower.start(Location.of(location().toString()), own, IMPATIENT);
                TestServer server = TestServer.of(follower, options -> options.withFollower(follower))) {
            follower.warmBy(new WarmUp(TestServer.INTRODUCTION));
            assertThat(server.to("/$/ready").get().text()).isEqualTo("ready: first\n");

            BuildLock busy = BuildLock.take(own.folder());
            SnapshotName second = publish(built, "second");
            Eventually.holds(() -> server.to("/$/ready").get().status() == 503);
            assertThat(server.to("/$/ready").get().text()).contains("newer snapshot", "the log tells why");
            assertThat(metric(server, "kus_follow_lag_seconds")).isPositive();
            Reply reply = server.query("ASK {}").get();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Snapshot")).startsWith("first-");

            busy.release();
            Eventually.holds(() -> server.query("ASK {}")
                            .header("Snapshot-At-Least", second.text())
                            .get()
                            .status()
                    == 200);
            Eventually.holds(() -> server.to("/$/ready").get().text().equals("ready: second\n"));
            assertThat(metric(server, "kus_follow_taken_total")).isEqualTo(1);
            assertThat(metric(server, "kus_follow_fetched_bytes_total")).isPositive();

            Files.delete(location().resolve("index"));
            Eventually.holds(() -> server.to("/$/ready").get().text().lines().count() == 2);
            Reply blind = server.to("/$/ready").get();
            assertThat(blind.status()).isEqualTo(200);
            assertThat(blind.text()).contains("not known").doesNotContain(folder.toString());
            assertThat(metric(server, "kus_follow_blind_seconds")).isPositive();
            assertThat(metric(server, "kus_follow_failed_total")).isPositive();
        }
    }

    @CanIgnoreReturnValue
    private SnapshotName publish(SnapshotStore built, String mark) throws IOException {
        Marked.build(built, mark, 10);
        return new Publication(built, location()).publish().snapshot();
    }

    private Path location() {
        return folder.resolve("location");
    }

    private static double metric(TestServer server, String name) {
        return server.to("/$/metrics")
                .get()
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
