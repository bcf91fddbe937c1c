package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kusgraph.web.TestServer.Reply;

/** What pages of other origins may do. */
@NullUnmarked
final class CrossOriginTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of(""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anyOriginMayReadButNotWithCredentials() {
        Reply reply =
                server.query("ASK {}").header("Origin", "https://app.example").get();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
    }

    @Test
    void aPreflightAllowsReadingMethodsAndTheHeadersOfAQuery() {
        Reply reply = server.to("/sparql")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,accept")
                .send("OPTIONS", new byte[0]);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.header("Access-Control-Allow-Methods"))
                .contains("GET", "POST")
                .doesNotContain("PUT", "DELETE", "PATCH");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("Content-Type", "Accept");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void optionsNamesThePossibleMethods() {
        assertThat(server.to("/sparql").send("OPTIONS", new byte[0]).header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(server.to("/$/ping").send("OPTIONS", new byte[0]).header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS");
    }
}
