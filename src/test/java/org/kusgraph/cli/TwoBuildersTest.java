package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;
import org.kusgraph.JavaProcess.Ended;
import org.kusgraph.store.BuildingProgram;
import org.kusgraph.store.SnapshotStore;

/** Programs that build in one store at the same time. */
final class TwoBuildersTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path store;

    @BeforeEach
    void copyData() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = folder.resolve("store");
    }

    @Test
    void whoComesSecondIsToldAndChangesNothing() throws Exception {
        try (HeldBuilder first = HeldBuilder.start(store)) {
            Ended second = build(JavaProcess.kus());

            assertThat(second.code()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(second.words())
                    .isEqualTo("kus build: another program is building a snapshot in " + store
                            + "; wait for it, or choose another --store\n");
            first.finish();
        }
        assertThat(new SnapshotStore(store).checked()).contains("1");
        assertThat(build(JavaProcess.kus()).code()).isZero();
        assertThat(snapshots()).hasSize(1);
    }

    @Test
    void aServerServesTheSnapshotBeforeWhileAnotherProgramBuildsAndThenTheNewOne() throws Exception {
        assertThat(build(JavaProcess.kus()).code()).isZero();
        Files.delete(Folders.files(data).get(0));
        try (HeldBuilder first = HeldBuilder.start(store);
                ServedGraph served = ServedGraph.start(JavaProcess.kus(), "--data=" + data, "--store=" + store)) {
            assertThat(served.words()).contains("kus: nothing was built; serving the snapshot from before");
            assertThat(served.get("ASK { ?s <https://example.org/mark> ?mark }"))
                    .contains("false");

            first.finish();

            Eventually.holds(() ->
                    served.get("ASK { ?s <https://example.org/mark> '1' }").contains("true"));
        }
    }

    @Test
    void ofSeveralThatStartTogetherEachBuildsOrIsTold() throws Exception {
        List<Process> builders = List.of(start(), start(), start());
        int built = 0;
        for (Process builder : builders) {
            Ended ended = Ended.of(builder);
            if (ended.code() == ExitCode.DONE) {
                built++;
            } else {
                assertThat(ended.code()).isEqualTo(ExitCode.ENVIRONMENT);
                assertThat(ended.words())
                        .contains("another program is building")
                        .hasLineCount(1);
            }
        }
        assertThat(built).isPositive();
        assertThat(snapshots()).hasSize(1);
        assertThat(new SnapshotStore(store).checked()).isPresent();
        assertThat(build(JavaProcess.kus()).words()).contains("nothing has changed");
    }

    private Process start() throws IOException {
        return JavaProcess.kus().start("build", "--data=" + data, "--store=" + store);
    }

    private Ended build(JavaProcess kus) throws IOException, InterruptedException {
        return kus.run("build", "--data=" + data, "--store=" + store);
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> entries = Files.list(store.resolve("snapshots"))) {
            return entries.toList();
        }
    }

    /** A builder that waits in the middle of its work. */
    private record HeldBuilder(Process process, BufferedReader said) implements AutoCloseable {
        static HeldBuilder start(Path store) throws IOException {
            Process process = JavaProcess.of(BuildingProgram.class).start(store.toString(), "1", "10", "held");
            BufferedReader said = process.inputReader(UTF_8);
            assertThat(said.readLine()).isEqualTo("ready");
            assertThat(said.readLine()).isEqualTo("held");
            return new HeldBuilder(process, said);
        }

        /** Lets it finish its snapshot, and ends it. */
        void finish() throws IOException {
            process.outputWriter(UTF_8).append('\n').flush();
            assertThat(said.readLine()).isEqualTo("built 1");
            process.destroyForcibly();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
