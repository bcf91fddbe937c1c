package org.kusgraph.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.ArticleFolder;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;

/** Writers with the token, and those without. */
@NullUnmarked
final class ArticlesTest {
    private static final Path CASE =
            Checkout.RESOURCES.resolve("cases/document/reference-to-an-entity-of-another-document");
    private static final String TOKEN = "a-token-that-nobody-guesses";

    @TempDir
    private static Path folder;

    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static Path data;
    private static SnapshotStore store;
    private static CurrentSnapshot served;
    private static TestServer server;

    /** One article, which describes a country. */
    @BeforeAll
    static void start() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectory(data.resolve("documents"));
        Files.copy(CASE.resolve("b.json"), file("article-b"));
        store = new SnapshotStore(folder.resolve("store"));
        String unused = Checkout.value(
                Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data)).build(store));
        served = CurrentSnapshot.of(store);
        Articles articles = new ArticleFolder(Checkout.ONTOLOGY, data, Limits.USUAL, store, served);
        server = TestServer.of(served, options -> options.withWriting(new Writing(TOKEN, articles))
                .withAccessLog(
                        new AccessLog(AccessLog.Form.JSON, AccessLog.Queries.TOLD, Duration.ofDays(1), LINES::add)));
    }

    @AfterAll
    static void stop() {
        server.close();
        served.close();
    }

    @Test
    void anArticleIsPutAgainAndDeletedAndWhatIsServedFollowsAtOnce() throws IOException {
        byte[] document = document("a");
        Reply put = put("article-a", document);
        assertThat(put.status()).as(put.text()).isEqualTo(201);
        assertThat(put.header("Location")).isEqualTo("/articles/article-a");
        assertThat(JSON.parse(put.text()).getString("snapshot"))
                .isEqualTo(store.current().orElseThrow());
        assertThat(names()).contains("Some Body of A").contains("South Korea");
        assertThat(file("article-a")).hasBinaryContent(document);

        Reply same = put("article-a", document);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.text()).isEqualTo(put.text());
        Reply read = asking("article-a").get();
        assertThat(read.text()).isEqualTo(new String(document, UTF_8));
        assertThat(read.header("ETag")).isEqualTo(put.header("ETag")).startsWith("\"");

        Reply deleted = asking("article-a").send("DELETE", new byte[0]);
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        assertThat(names()).doesNotContain("Some Body of A");
        assertThat(file("article-a")).doesNotExist();
        assertThat(asking("article-a").send("DELETE", new byte[0]).status()).isEqualTo(404);
        assertThat(asking("article-a").get().status()).isEqualTo(404);
        assertThat(remains()).isEmpty();
        assertThat(LINES).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void whatIsWrongIsToldAtItsPlaceAndChangesNothing() throws IOException {
        String before = store.current().orElseThrow();
        byte[] wrong = text("a").replace("\"country\"", "\"contry\"").getBytes(UTF_8);
        Reply refused = put("article-wrong", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(problems(refused))
                .anySatisfy(problem -> {
                    assertThat(problem.getString("file")).isEqualTo("documents/article-wrong.json");
                    assertThat(problem.getNumber("line").intValue()).isEqualTo(1);
                    assertThat(problem.getString("pointer")).isEqualTo("/actors/0/contry");
                    assertThat(problem.getString("wrong")).contains("'contry'");
                })
                .noneMatch(problem -> problem.toString().contains(folder.toString()));

        Reply misnamed = put("article-c", document("a"));
        assertThat(misnamed.status()).isEqualTo(422);
        assertThat(misnamed.text()).contains("the document describes 'article-a'");
        assertThat(put("article-a", document("a")).status()).isEqualTo(201);
        Reply kept = asking("article-b").send("DELETE", new byte[0]);
        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.text()).contains("nothing has the id 'south-korea'", "documents/article-a.json");
        assertThat(asking("article-a").send("DELETE", new byte[0]).status()).isEqualTo(200);
        assertThat(store.current()).contains(before);
        assertThat(remains()).isEmpty();
    }

    @Test
    void ofTwoWhoChangeTheSameStateOneIsRefused() throws IOException {
        Reply first = put("article-two", named("article-two", "first"));
        List<CompletableFuture<Reply>> both = Stream.of("second", "third")
                .map(text -> CompletableFuture.supplyAsync(() -> asking("article-two")
                        .header("If-Match", first.header("ETag"))
                        .header("Content-Type", "application/json")
                        .send("PUT", named("article-two", text))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(Reply::status))
                .containsExactlyInAnyOrder(200, 412);
        assertThat(asking("article-two")
                        .header("If-None-Match", "*")
                        .header("Content-Type", "application/json")
                        .send("PUT", named("article-two", "fourth"))
                        .status())
                .isEqualTo(412);
        assertThat(asking("article-two")
                        .header("If-Match", first.header("ETag"))
                        .send("DELETE", new byte[0])
                        .status())
                .isEqualTo(412);
        assertThat(asking("article-two").send("DELETE", new byte[0]).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeKeptChangesNothing() throws IOException {
        String before = store.current().orElseThrow();
        // In the way of the file, so that it cannot be moved to its place after the snapshot has been built.
        Files.createDirectories(file("article-full").resolve("in-the-way"));
        Files.createDirectories(data.resolve("documents/.article-next.json.next/in-the-way"));
        try {
            assertThat(put("article-next", named("article-next", "x")).status()).isEqualTo(500);
            Reply refused = put("article-full", named("article-full", "x"));
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.text()).contains("could not be kept");
        } finally {
            Files.delete(file("article-full").resolve("in-the-way"));
            Files.delete(file("article-full"));
            Files.delete(data.resolve("documents/.article-next.json.next/in-the-way"));
            Files.delete(data.resolve("documents/.article-next.json.next"));
        }
        assertThat(store.current()).contains(before);
        assertThat(remains()).isEmpty();
    }

    @Test
    void aReloadTakesInWhatHasChangedInTheFilesUnlessItIsWrong() throws IOException {
        Files.write(file("article-r"), named("article-r", "Reloaded"));
        assertThat(reload().status()).isEqualTo(200);
        assertThat(names()).contains("Reloaded");
        Files.writeString(file("article-r"), "{");
        Reply refused = reload();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(names()).contains("Reloaded");
        Files.delete(file("article-r"));
        assertThat(reload().status()).isEqualTo(200);
        assertThat(names()).doesNotContain("Reloaded");
    }

    @Test
    void onlyWhoShowsTheTokenWritesAndPagesOfOtherOriginsDoNotEvenWithIt() {
        assertThat(server.to("/articles/article-b").get().header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"kus\"");
        assertThat(server.to("/articles/article-b").send("DELETE", new byte[0]).status())
                .isEqualTo(401);
        assertThat(server.to("/reload").send("POST", new byte[0]).status()).isEqualTo(401);
        assertThat(asking("article-b")
                        .header("Origin", "https://elsewhere.example")
                        .send("DELETE", new byte[0])
                        .status())
                .isEqualTo(403);
        for (String path : List.of("/articles/article-b", "/articles/article-none", "/reload")) {
            for (String method : List.of("GET", "PUT", "DELETE", "POST", "OPTIONS")) {
                Reply reply = server.to(path)
                        .header("Origin", "https://elsewhere.example")
                        .header("Authorization", "Bearer " + TOKEN)
                        .send(method, new byte[0]);
                assertThat(reply.response().headers().map().keySet())
                        .as(method + " " + path)
                        .noneMatch(header -> header.startsWith("access-control-"));
            }
        }
        assertThat(asking("..%2Fdataset").get().status()).isBetween(400, 404);
        assertThat(asking("article-b")
                        .header("Content-Type", "text/plain")
                        .send("PUT", new byte[0])
                        .status())
                .isEqualTo(415);
    }

    @Test
    void whoGuessesTheTokenIsNotListenedToForAWhile() {
        try (TestServer guarded =
                TestServer.of(served, options -> options.withWriting(new Writing(TOKEN, new NoArticles())))) {
            IntStream.range(0, 5).forEach(number -> assertThat(guarded.to("/reload")
                            .header("Authorization", "Bearer a-token-that-is-guessed-" + number)
                            .send("POST", new byte[0])
                            .status())
                    .isEqualTo(401));
            Reply refused = guarded.to("/reload")
                    .header("Authorization", "Bearer " + TOKEN)
                    .send("POST", new byte[0]);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("60");
        }
    }

    @Test
    void aTokenCannotBeGuessedAndIsNotToldAndWithoutOneThereIsNothing() {
        assertThatThrownBy(() -> new Writing("secret", new NoArticles()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("secret");
        assertThat(new Writing(TOKEN, new NoArticles()).toString()).doesNotContain(TOKEN);
        try (TestServer closed = TestServer.of(served)) {
            assertThat(closed.to("/articles/article-b").get().status()).isEqualTo(404);
            assertThat(closed.to("/reload").send("POST", new byte[0]).status()).isIn(404, 405);
        }
    }

    /** There is nothing to write. */
    private static final class NoArticles implements Articles {
        @Override
        public Optional<byte[]> read(String name) {
            return Optional.empty();
        }

        @Override
        public Outcome<String> put(String name, byte[] document, Condition condition) throws IOException {
            throw new IOException("nothing can be put here");
        }

        @Override
        public Outcome<String> remove(String name, Condition condition) throws IOException {
            throw new IOException("nothing can be removed here");
        }

        @Override
        public Outcome<String> reload() throws IOException {
            throw new IOException("nothing can be reloaded here");
        }
    }

    private static Path file(String name) {
        return data.resolve("documents").resolve(name + ".json");
    }

    private static String text(String name) throws IOException {
        return Files.readString(CASE.resolve(name + ".json")).replace("Some Body", "Some Body of A");
    }

    private static byte[] document(String name) throws IOException {
        return text(name).getBytes(UTF_8);
    }

    /** An article that describes a person of a name. */
    private static byte[] named(String article, String person) {
        return """
                { "@context": ["../../ontology/context.jsonld", {"@base": "https://w3id.org/us-korea-tech/id/"}],
                  "id": "%1$s", "kind": "Article", "name": {"en": "An article"}, "language": "en",
                  "sha256": "%2$s", "length": 100,
                  "actors": [ {"id": "somebody-%1$s", "kind": "Person", "name": {"en": "%3$s"}} ] }
                """.formatted(article, "f".repeat(64), person).getBytes(UTF_8);
    }

    private static TestServer.Asking asking(String name) {
        return server.to("/articles/" + name).header("Authorization", "Bearer " + TOKEN);
    }

    private static Reply put(String name, byte[] document) {
        return asking(name).header("Content-Type", "application/json").send("PUT", document);
    }

    private static Reply reload() {
        return server.to("/reload").header("Authorization", "Bearer " + TOKEN).send("POST", new byte[0]);
    }

    /** What is called something in the graph that is served. */
    private static String names() {
        return server.query("SELECT ?name { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }")
                .get()
                .text();
    }

    private static List<JsonObject> problems(Reply reply) {
        return JSON.parse(reply.text()).get("problems").getAsArray().stream()
                .map(problem -> problem.getAsObject())
                .toList();
    }

    /** What is in the documents' folder beside the article that was there from the beginning. */
    private static List<Path> remains() throws IOException {
        try (Stream<Path> entries = Files.list(data.resolve("documents"))) {
            return entries.filter(entry -> !entry.equals(file("article-b"))).toList();
        }
    }
}
