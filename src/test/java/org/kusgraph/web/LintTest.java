package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;

/** What editors are told of a query while it is written. */
@NullUnmarked
final class LintTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of(""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ex:p ?o }",
                "SELECT * { ?r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s ?p ?o )>> }",
                "SELECT * { << ?s ?p ?o >> ?q ?r }",
                "SELECT (LANGDIR(?o) AS ?d) { ?s ?p ?o }"
            })
    void whatWillBeAnsweredHasNoProblem(String query) {
        Reply reply = server.to("/lint?query=" + TestServer.encode(query)).get();
        assertThat(reply.text()).isEqualTo("{\"problems\" : [ ] }\n");
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT * { ?s ?p }                | 1  | 18 | unexpected '}'
            SELECT * {\\n  ?한국 ?p "😀" § }     | 2  | 14 | unexpected character '§'
            SELECT * { ?s nowhere:p ?o }      | 1  | 15 | the prefix 'nowhere:' is not declared
            SELECT * { SERVICE <urn:x> { } }  |    |    | SERVICE
            """)
    void aProblemStandsWhereTheServersParserFindsIt(String query, String line, String column, String message) {
        Reply reply =
                server.to("/lint").post(TestServer.FORM, "query=" + TestServer.encode(query.replace("\\n", "\n")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains(message);
        if (line != null) {
            assertThat(reply.text()).contains("\"line\" : " + line + " ", "\"column\" : " + column + " ");
        }
        assertThat(server.to("/lint")
                        .post(TestServer.DIRECT, query.replace("\\n", "\n"))
                        .text())
                .isEqualTo(reply.text());
    }

    @Test
    void aQueryThatNobodyTypesIsNotLookedAt() {
        assertThat(server.to("/lint")
                        .post(TestServer.DIRECT, "#".repeat(100_001))
                        .status())
                .isEqualTo(413);
        assertThat(server.to("/lint").get().status()).isEqualTo(400);
    }
}
