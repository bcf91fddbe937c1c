package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.JavaProcess;
import org.kusgraph.replica.Publication;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotStore;

/**
 * A server whose machine's clock is set forward and back while it runs. The library that does so slows Java down so much that this
 * takes minutes, and so is run by name only: {@code ./kus test -Dtest=ClockJumpCheck}.
 */
final class ClockJumpCheck {
    private static final String QUERY = "SELECT ?mark { ?thing <https://example.org/mark> ?mark } LIMIT 1";

    @TempDir
    private Path folder;

    @Test
    void queriesAreAnsweredAndNewSnapshotsTakenOverWhateverTheClockSays() throws Exception {
        Optional<Path> library = library();
        assumeTrue(library.isPresent() || System.getenv("CI") != null, "Debian's package libfaketime is not installed");
        SnapshotStore built = new SnapshotStore(folder.resolve("built"));
        Path location = folder.resolve("location");
        publish(built, location, "mark0");
        Path clock = folder.resolve("clock");
        Files.writeString(clock, "+0\n");
        // Java's own waiting is by another clock, which nobody can set; the kernel's is not changed by that of the
        // wall.
        JavaProcess kus = JavaProcess.kus()
                .in(Map.of(
                        "LD_PRELOAD",
                        library.orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"));
        try (ServedGraph server = ServedGraph.start(
                kus, "--follow=" + location, "--store=" + folder.resolve("store"), "--lag-seconds=30")) {
            assertThat(server.get(QUERY)).contains("mark0");
            int number = 0;
            for (int years : List.of(10, -20, 0)) {
                Files.writeString(clock, (years < 0 ? "" : "+") + years + "y\n");
                int year = Year.now(ZoneOffset.UTC).getValue() + years;
                Eventually.holds(() -> Math.abs(server.year() - year) <= 1);
                assertThat(server.get(QUERY)).contains("mark" + number);
                assertThat(server.metric("kus_snapshot_seconds")).isBetween(0.0, 120.0);
                number++;
                String next = "mark" + number;
                publish(built, location, next);
                Eventually.holds(() -> server.get(QUERY).contains(next));
                assertThat(server.metric("kus_follow_lag_seconds")).isBetween(0.0, 30.0);
            }
            assertThat(server.words()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        }
    }

    private static void publish(SnapshotStore built, Path location, String mark) throws IOException {
        Marked.build(built, mark, 10);
        assertThat(new Publication(built, location).publish().snapshot().identity())
                .isEqualTo(mark);
    }

    /** The library that shows programs another time; its folder is named after the kind of machine. */
    private static Optional<Path> library() throws IOException {
        try (Stream<Path> machines = Files.list(Path.of("/usr/lib"))) {
            return machines.map(machine -> machine.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
