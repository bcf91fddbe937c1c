package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;

/** A server that is killed while it reads, writes and answers. */
final class KilledServerTest {
    private static final Path CASE =
            Checkout.RESOURCES.resolve("cases/document/reference-to-an-entity-of-another-document");
    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String ARTICLES = "SELECT ?article { ?article a kus:Article } ORDER BY ?article";

    /** So long after the request it is killed: while it checks or builds, or when it has all but answered. */
    private static final List<Integer> MOMENTS_MILLISECONDS = List.of(30, 300);

    @TempDir
    private Path folder;

    private Path data;
    private Path store;

    @BeforeEach
    void oneArticle() throws IOException {
        data = folder.resolve("data");
        store = folder.resolve("store");
        Files.createDirectories(data.resolve("documents"));
        Files.copy(CASE.resolve("b.json"), data.resolve("documents/article-b.json"));
    }

    @Test
    void keepsWhatItHasAcknowledgedAndNothingByHalves() throws Exception {
        for (int moment : MOMENTS_MILLISECONDS) {
            killed(moment);
        }
        try (ServedGraph served = start()) {
            assertThat(served.words()).noneMatch(line -> line.contains("fault") || line.contains("damaged"));
            String articles = served.get(ARTICLES);
            for (int moment : MOMENTS_MILLISECONDS) {
                assertThat(articles).contains("kept-" + moment);
                // The other one is there as a file and in the graph, or nowhere.
                assertThat(articles.contains("cut-" + moment))
                        .isEqualTo(Files.exists(data.resolve("documents/cut-" + moment + ".json")));
            }
        }
        for (Path file : Folders.files(data)) {
            assertThat(file.getFileName().toString()).endsWith(".json");
            assertThat(Files.readString(file)).endsWith("}\n");
        }
    }

    private void killed(int moment) throws Exception {
        ServedGraph served = start();
        String kept = "kept-" + moment;
        assertThat(served.put(kept, document(kept), TOKEN).join()).isEqualTo(201);
        String cut = "cut-" + moment;
        CompletableFuture<Integer> inProgress = served.put(cut, document(cut), TOKEN);
        Thread.sleep(moment);
        served.kill();
        boolean acknowledged = inProgress
                .handle((status, fault) -> fault == null && status == 201)
                .join();
        assertThat(acknowledged && !Files.exists(data.resolve("documents/" + cut + ".json")))
                .as("acknowledged and lost")
                .isFalse();
    }

    private ServedGraph start() throws IOException {
        return ServedGraph.start(
                JavaProcess.kus().in(Map.of("KUS_TOKEN", TOKEN)), "--data=" + data, "--store=" + store);
    }

    private static String document(String article) throws IOException {
        return Files.readString(CASE.resolve("a.json")).replace("article-a", article);
    }
}
