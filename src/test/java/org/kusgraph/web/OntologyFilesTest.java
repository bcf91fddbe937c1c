package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.Checkout;
import org.kusgraph.web.TestServer.Reply;

final class OntologyFilesTest {
    private static final String SCHEMA = "/ontology/article.schema.json";

    @ParameterizedTest
    @CsvSource({"context.jsonld, application/ld+json", "article.schema.json, application/schema+json"})
    void whatDocumentsNameIsServedToAnyOrigin(String name, String mediaType) throws IOException {
        try (TestServer server = server(Checkout.ONTOLOGY)) {
            Reply reply = server.to("/ontology/" + name).get();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo(mediaType);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(reply.text()).isEqualTo(Files.readString(Checkout.ONTOLOGY.resolve(name)));
        }
    }

    @Test
    void aFileIsSentAgainOnlyWhenItHasChanged(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("article.schema.json"), "true");
        try (TestServer server = server(folder)) {
            String tag = server.to(SCHEMA).get().header("ETag");

            assertThat(server.to(SCHEMA).header("If-None-Match", tag).get().status())
                    .isEqualTo(304);

            Files.writeString(folder.resolve("article.schema.json"), "false");
            assertThat(server.to(SCHEMA).header("If-None-Match", tag).get().text())
                    .isEqualTo("false");
        }
    }

    @Test
    void aFileThatTheOntologyDoesNotHaveIsNotFound(@TempDir Path folder) {
        try (TestServer server = server(folder)) {
            Reply reply = server.to(SCHEMA).get();

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).contains("the ontology that is served has no article.schema.json");
        }
    }

    @Test
    void noOtherFileOfTheFolderIsServed() {
        try (TestServer server = server(Checkout.ONTOLOGY)) {
            assertThat(server.to("/ontology/ontology.ttl").get().status()).isEqualTo(404);
            assertThat(server.to("/ontology/%2e%2e/pom.xml").get().status()).isGreaterThanOrEqualTo(400);
        }
    }

    private static TestServer server(Path ontologyFolder) {
        return TestServer.of(TestSnapshots.of(""), options -> options.withOntologyFolder(ontologyFolder));
    }
}
