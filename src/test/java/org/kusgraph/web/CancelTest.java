package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Eventually;
import org.kusgraph.web.TestServer.Reply;

/** A query that is cancelled ends on the server too. */
@NullUnmarked
final class CancelTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    /** A thousand million combinations, which would take minutes. */
    private static final String MANY =
            "?a <urn:test:p> ?x . ?b <urn:test:p> ?y . ?c <urn:test:p> ?z . ?d <urn:test:p> ?w ";

    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 200)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(TestSnapshots.of(data), options -> options.withQueryTimeLimit(Duration.ofMinutes(10)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { " + MANY + " }",
                "SELECT * { " + MANY + " } ORDER BY ?x LIMIT 1",
                "ASK { " + MANY + " FILTER(?x + ?y + ?z < 0) }",
                "CONSTRUCT { ?a <urn:test:q> ?x } WHERE { " + MANY + " FILTER(?x + ?y + ?z < 0) }",
                "DESCRIBE ?a { " + MANY + " FILTER(?x + ?y + ?z < 0) }"
            })
    void whoeverKnowsItsIdStopsTheWorkOfAQuery(String query) throws Exception {
        CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(() ->
                server.to("/sparql").header("Query-Id", ID).accept("text/html").post(TestServer.DIRECT, query));
        Eventually.holds(() -> cancel(ID) == 204);

        // The thread that works on a query answers it too: an answer means that the work has ended.
        Reply reply = asked.get(20, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).contains("the query was cancelled").doesNotContain("class=\"none\"");
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(cancel(ID)).as("nothing runs under the id any more").isEqualTo(404);
    }

    @Test
    void anIdThatCouldBeGuessedIsRefused() {
        for (String id : new String[] {"1", "0123456789abcdef", ID + " ", ID.repeat(3)}) {
            Reply reply = server.query("ASK {}").header("Query-Id", id).get();
            assertThat(reply.status()).as(id).isEqualTo(id.endsWith(" ") ? 200 : 400);
        }
        assertThat(cancel("nobody")).isEqualTo(404);
        assertThat(cancel("")).isEqualTo(404);
    }

    @Test
    void pagesOfOtherSitesCannotCancel() {
        Reply reply = server.to("/sparql/running/" + ID)
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "DELETE")
                .send("OPTIONS", new byte[0]);
        assertThat(reply.header("Access-Control-Allow-Methods")).doesNotContain("DELETE");
    }

    private static int cancel(String id) {
        return server.to("/sparql/running/" + id).send("DELETE", new byte[0]).status();
    }
}
