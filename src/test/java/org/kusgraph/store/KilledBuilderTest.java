package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.JavaProcess;

/**
 * Builders that are killed in the middle of their work. More than a few are killed with {@code -Dkus.kills=500}, at other
 * moments with another {@code -Dkus.seed}.
 */
final class KilledBuilderTest {
    private static final int KILLS = Integer.getInteger("kus.kills", 15);
    private static final long SEED = Long.getLong("kus.seed", System.nanoTime());

    private static final int STATEMENTS = 2000;
    private static final int MOST_MILLISECONDS = 700;

    @TempDir
    private Path folder;

    @Test
    void aKilledBuilderLeavesTheSnapshotBeforeOrTheWholeNewOne() throws Exception {
        SnapshotStore store = new SnapshotStore(folder);
        Marked.build(store, "0", STATEMENTS);
        Random random = new Random(SEED);
        int halfBuilt = 0;
        for (int kill = 1, last = 0; kill <= KILLS; kill++) {
            int wait = random.nextInt(MOST_MILLISECONDS);
            int acknowledged = killAfter(wait, last);
            int current = Integer.parseInt(store.checked().orElseThrow());
            assertThat(current)
                    .as("after kill %s of seed %s, %s ms into building", kill, SEED, wait)
                    .isBetween(acknowledged, acknowledged + 1);
            assertThat(Marked.read(store)).hasSize(STATEMENTS).containsOnly(String.valueOf(current));
            last = current;
            if (names(folder.resolve("snapshots")).stream().anyMatch(name -> name.startsWith("building"))) {
                halfBuilt++;
            }
        }
        assertThat(halfBuilt).as("builders that were killed in the middle").isPositive();

        Marked.build(store, "last", STATEMENTS);

        assertThat(store.checked()).contains("last");
        assertThat(names(folder)).containsExactly("current", "lock", "snapshots");
        assertThat(names(folder.resolve("snapshots")))
                .containsExactly(store.requiredName().text());
    }

    /** The number of the last snapshot that the builder said to have built, or of the last before. */
    private int killAfter(int milliseconds, int last) throws IOException, InterruptedException {
        Process builder = JavaProcess.of(BuildingProgram.class)
                .start(folder.toString(), String.valueOf(last + 1), String.valueOf(STATEMENTS));
        try (BufferedReader said = builder.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("ready");
            Thread.sleep(milliseconds);
            // Killed by its handle, a process keeps its pipes, and what it said can still be read.
            assertThat(builder.toHandle().destroyForcibly()).isTrue();
            assertThat(builder.waitFor()).isNotZero();
            List<String> built = said.lines().toList();
            return built.isEmpty()
                    ? last
                    : Integer.parseInt(built.get(built.size() - 1).replace("built ", ""));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
