package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;

/** What a client reads when something is wrong. */
@NullUnmarked
final class ErrorAnswersTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of("<urn:test:s> <urn:test:p> 1 ."));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSyntaxErrorIsALineOfTextWithItsPlaceInRealLetters() {
        Reply reply = server.query("SELECT * {\n ?s ?p 한글 }").get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(reply.text())
                .startsWith("line 2, column 8: ")
                .contains("한글")
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anErrorIsAProblemDocumentForThoseWhoAskForIt() {
        Reply reply = server.query("SELECT * { ?s ?p \"한글\" \"x\" }")
                .accept("application/sparql-results+json, application/problem+json")
                .get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        JsonObject problem = JSON.parse(reply.text());
        assertThat(problem.getNumber("status").intValue()).isEqualTo(400);
        assertThat(problem.getNumber("line").intValue()).isEqualTo(1);
        assertThat(problem.getNumber("column").intValue()).isEqualTo(23);
        assertThat(problem.getString("detail")).contains("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
                "SELECT (<java:java.lang.System>() AS ?x) {}",
                "INSERT DATA { <urn:test:a> <urn:test:b> 1 }",
                "JSON { 'a' : ?s } WHERE { ?s ?p ?o }"
            })
    void whatIsNotAllowedIsA400ThatSaysSo(String query) {
        Reply reply = server.query(query).get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).containsAnyOf("not allowed here", "there is no function", "not possible here");
    }

    @Test
    void queriesThatOverflowTheStackAreRefusedAndHarmNothing() {
        String deep = "SELECT * { " + "{ ".repeat(20_000);
        String chain = "SELECT * { ?s ?p ?o FILTER(?o = 1" + " || ?o = 1".repeat(20_000) + ") }";
        String unions = "SELECT * { { ?s ?p ?o }" + " UNION { ?s ?p ?o }".repeat(20_000) + " }";
        String path = "SELECT * { ?s <urn:test:p>" + "/<urn:test:p>".repeat(20_000) + " ?o }";
        for (String query : new String[] {deep, chain, unions, path}) {
            Reply reply = server.to("/sparql").post(TestServer.DIRECT, query);
            assertThat(reply.status()).as(query.substring(0, 40)).isIn(200, 400);
        }
        assertThat(server.to("/sparql").post(TestServer.DIRECT, deep).status()).isEqualTo(400);
        assertThat(server.query("ASK { ?s ?p ?o }").get().text()).contains("true");
    }

    @Test
    void aPathThatIsNotThereSaysWhereTheEndpointIs() {
        Reply reply = server.to("/nothing").get();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(reply.text()).contains("/sparql");
        assertThat(server.to("/nothing").send("DELETE", new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void aFaultOfTheProgramHasAShortNameAndNoStackTrace() {
        Introduction introduction = TestServer.INTRODUCTION;
        ServerOptions broken = ServerOptions.of(
                        () -> {
                            throw new IllegalStateException("secret detail");
                        },
                        introduction)
                .withPort(0);
        try (TestServer faulty = TestServer.of(TestSnapshots.of(""), options -> broken)) {
            Reply reply = faulty.query("ASK {}").get();
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text())
                    .matches("the server failed to answer; its log tells why under the name [0-9a-f]{8}\n");
        }
    }

    @Test
    void everyErrorCanBeReadFromOtherOriginsAndIsNotSniffed() {
        for (Reply reply : new Reply[] {
            server.query("ASK {").get(),
            server.to("/nothing").get(),
            server.query("ASK {}").accept("image/png").get()
        }) {
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Server")).isEmpty();
        }
    }
}
