package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;
import org.kusgraph.JavaProcess.Ended;

/** What the commands do with a store that somebody or something has damaged. */
final class DamagedStoreTest {
    private static final String COUNT = "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }";

    @TempDir
    private Path folder;

    private Path data;
    private Path store;

    @BeforeEach
    void build() throws Exception {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = folder.resolve("store");
        assertThat(kus("build").code()).isZero();
    }

    @Test
    void queryNamesTheDamagedFileAndSaysToBuild() throws Exception {
        Path file = damage();

        assertThat(kus("query", COUNT))
                .isEqualTo(
                        new Ended(
                                ExitCode.ENVIRONMENT,
                                "",
                                "kus query: " + file
                                        + ": the snapshot is damaged, as this file is missing; build it again with: kus build\n"));
    }

    @Test
    void buildBuildsADamagedSnapshotAgainThoughNothingHasChanged() throws Exception {
        String count = kus("query", COUNT).data();
        Path file = damage();

        Ended ended = kus("build");

        assertThat(ended.code()).isZero();
        assertThat(ended.words().lines())
                .hasSize(2)
                .first()
                .isEqualTo("kus: " + file + ": the snapshot is damaged, as this file is missing; building it again …");
        assertThat(kus("query", COUNT)).isEqualTo(new Ended(ExitCode.DONE, count, ""));
        assertThat(kus("build").words()).isEqualTo("kus build: nothing has changed since the snapshot was built\n");
    }

    @Test
    void serveBuildsADamagedSnapshotAgain() throws Exception {
        String count = kus("query", COUNT).data();
        Path file = damage();

        try (ServedGraph served = ServedGraph.start(JavaProcess.kus(), "--data=" + data, "--store=" + store)) {
            assertThat(served.words())
                    .startsWith(
                            "kus: " + file + ": the snapshot is damaged, as this file is missing",
                            "kus: building the graph …");
            assertThat(served.get(COUNT))
                    .contains(count.lines().skip(1).findFirst().orElseThrow());
        }
    }

    @Test
    void serveDoesNotServeADamagedSnapshotWhenTheDataIsAtFaultToo() throws Exception {
        assertThat(damage()).doesNotExist();
        Files.writeString(data.resolve("documents/broken.json"), "{");

        Ended ended = kus("serve", "--port=0");

        assertThat(ended.code()).isEqualTo(ExitCode.INPUT);
        assertThat(ended.words())
                .contains("broken.json:1:")
                .endsWith("kus: nothing was built, and there is no snapshot from before to serve\n");
    }

    @Test
    void aServerWarnsOnceOfAStoreThatItCannotReadAndServesOn() throws Exception {
        try (ServedGraph served = ServedGraph.start(JavaProcess.kus(), "--data=" + data, "--store=" + store)) {
            String answer = served.get(COUNT);
            String tag = served.tag(COUNT);
            Files.writeString(store.resolve("current"), "garbage");
            Eventually.holds(() -> !warnings(served).isEmpty());
            for (int i = 0; i < 30; i++) {
                assertThat(served.get(COUNT)).isEqualTo(answer);
                Thread.sleep(50);
            }
            assertThat(warnings(served)).singleElement().asString().contains(store.resolve("current") + ": ");

            Files.writeString(Folders.files(data).get(0), "\n", StandardOpenOption.APPEND);
            assertThat(kus("build").code()).isZero();
            Eventually.holds(() -> !served.tag(COUNT).equals(tag));
            assertThat(served.get(COUNT)).isEqualTo(answer);
        }
    }

    @Test
    void aServerGoesOnWhenItsWholeStoreIsRemovedAndTheNextStartBuildsIt() throws Exception {
        String count;
        try (ServedGraph served = ServedGraph.start(JavaProcess.kus(), "--data=" + data, "--store=" + store)) {
            count = served.get(COUNT);
            for (Path file : Folders.files(store)) {
                Files.delete(file);
            }

            // Other words, so that the answer is not one that was kept.
            assertThat(served.get(COUNT + " LIMIT 7")).isEqualTo(count);
            assertThat(served.get("SELECT ?article ?name { ?article a kus:Article ; rdfs:label ?name } ORDER BY ?name"))
                    .contains("https://");
            Eventually.holds(() -> !warnings(served).isEmpty());
            assertThat(served.get(COUNT + " LIMIT 8")).isEqualTo(count);
        }
        try (ServedGraph served = ServedGraph.start(JavaProcess.kus(), "--data=" + data, "--store=" + store)) {
            assertThat(served.get(COUNT)).isEqualTo(count);
        }
    }

    private static List<String> warnings(ServedGraph served) {
        return served.words().stream().filter(line -> line.startsWith("[WARN]")).toList();
    }

    /** Removes a file of the current snapshot. */
    private Path damage() throws IOException {
        Path file = Folders.files(store.resolve("snapshots")).stream()
                .filter(candidate -> candidate.endsWith("POS.dat"))
                .findFirst()
                .orElseThrow();
        Files.delete(file);
        return file;
    }

    private Ended kus(String command, String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--data=" + data;
        all[2] = "--store=" + store;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return JavaProcess.kus().run(all);
    }
}
