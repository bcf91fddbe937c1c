package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.web.TestServer.Reply;

/** Addresses of what was given another id, or was removed. */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormerThingsTest {
    private BuiltGraph graph;
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Folders.copy(Checkout.DATA, data);
        Path document = data.resolve("documents/article-20241118-science-minister.json");
        String text = Files.readString(document);
        String renamed = text.replace(
                "{\"id\": \"sk-hynix\", ",
                "{\"id\": \"sk-hynix\", \"formerly\": [\"hynix\", \"hyundai-electronics\"], ");
        assertThat(renamed).isNotEqualTo(text);
        Files.writeString(document, renamed);
        Files.writeString(data.resolve("taxonomies/removed.ttl"), """
                @prefix kus:  <https://w3id.org/us-korea-tech/ontology#> .
                @prefix id:   <https://w3id.org/us-korea-tech/id/> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .

                id:samsung a kus:RemovedEntity ;
                    skos:historyNote "It stood for two: <b>samsung-electronics</b> and the group."@en, "둘을 가리켰다."@ko .
                """);
        graph = BuiltGraph.of(data, folder.resolve("store"));
        server = TestServer.of(graph.snapshots());
    }

    @AfterAll
    void stop() {
        server.close();
        graph.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/id/hynix, sk-hynix",
        "/id/hyundai-electronics, sk-hynix",
        "/id/hynix.ttl, sk-hynix?format=ttl",
        "/id/hynix?format=ttl&page=2, sk-hynix?format=ttl&page=2",
        "/data/hynix, sk-hynix",
        "/data/hynix.jsonld, sk-hynix.jsonld",
        "/data/hynix.ttl?page=2, sk-hynix.ttl?page=2"
    })
    void aFormerIdLeadsToTheOneOfNowForGood(String path, String location) {
        Reply reply = server.to(path).get();
        assertThat(reply.status()).isEqualTo(308);
        assertThat(reply.header("Location")).isEqualTo(location);
        assertThat(server.to(path.replaceFirst("[^/]*$", location)).get().status())
                .isNotEqualTo(308);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/samsung", "/id/samsung.ttl", "/data/samsung.ttl", "/data/samsung"})
    void whatWasRemovedIsGoneForAReason(String path) {
        Reply reply = server.to(path).accept("*/*").get();
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(reply.text())
                .isEqualTo("the thing was removed: It stood for two: <b>samsung-electronics</b> and the group.\n");

        Reply page = server.to(path).accept("text/html, */*").get();
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text())
                .contains("It stood for two: &lt;b&gt;samsung-electronics&lt;/b&gt; and the group.")
                .doesNotContain("<b>samsung");
    }

    @Test
    void whatIsDescribedSaysWhichIdsItHad() {
        assertThat(server.to("/data/sk-hynix.jsonld").get().text())
                .contains("\"formerly\": [\n        \"hynix\",\n        \"hyundai-electronics\"\n    ]");
    }

    @Test
    void aQueryTellsWhatIsDeprecated() {
        assertThat(server.query("PREFIX owl: <http://www.w3.org/2002/07/owl#> SELECT ?x { ?x owl:deprecated true }")
                        .accept("text/csv")
                        .get()
                        .text())
                .isEqualTo("x\r\nhttps://w3id.org/us-korea-tech/id/samsung\r\n");
    }
}
