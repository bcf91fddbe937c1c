package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kusgraph.web.TestServer.Reply;

/** When a client may go on using an answer that it has. */
@NullUnmarked
final class KeptAnswersTest {
    private static final String QUERY = "SELECT * { ?s ?p ?o }";

    private TestSnapshots snapshots;
    private TestServer server;

    @BeforeEach
    void start() {
        snapshots = TestSnapshots.of("<urn:test:s> <urn:test:p> 1 .");
        server = TestServer.of(snapshots);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerIsKnownAgainWhileTheDataIsTheSame() {
        Reply first = server.query(QUERY).get();
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        for (String known : new String[] {tag, tag.substring(2), "\"x\", " + tag, "*"}) {
            Reply again = server.query(QUERY).header("If-None-Match", known).get();
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(server.query(QUERY)
                        .header("If-None-Match", tag)
                        .send("HEAD", new byte[0])
                        .status())
                .isEqualTo(304);
        assertThat(server.query(QUERY).header("If-None-Match", "\"x\"").get().status())
                .isEqualTo(200);
    }

    @Test
    void aCompressedAnswerIsKnownAgainToo() {
        String query = "SELECT * { VALUES ?x { " + "<urn:test> ".repeat(1_000) + "} }";
        Reply first = server.query(query).header("Accept-Encoding", "gzip").get();
        assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
        Reply again = server.query(query)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", first.header("ETag"))
                .get();
        assertThat(again.status()).isEqualTo(304);
        Reply head = server.query(query)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", first.header("ETag"))
                .send("HEAD", new byte[0]);
        assertThat(head.status()).isEqualTo(304);
    }

    @Test
    void newDataMakesNewAnswersWithoutARestart() {
        String tag = server.query(QUERY).get().header("ETag");
        snapshots.replaceBy("second", "<urn:test:s> <urn:test:p> 2 .");
        Reply reply = server.query(QUERY).header("If-None-Match", tag).get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("\"2\"");
        assertThat(reply.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void anotherFormatQueryOrGraphIsAnotherAnswer() {
        String tag = server.query(QUERY).get().header("ETag");
        assertThat(server.query(QUERY).accept("text/csv").get().header("ETag")).isNotEqualTo(tag);
        assertThat(server.query(QUERY + " ").get().header("ETag")).isNotEqualTo(tag);
        assertThat(server.to("/sparql?default-graph-uri=urn:test:g&query=" + TestServer.encode(QUERY))
                        .get()
                        .header("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void anAnswerThatDiffersEachTimeIsNotToBeKept() {
        Reply reply = server.query("SELECT (NOW() AS ?x) {}").get();
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(server.query("SELECT (NOW() AS ?x) {}")
                        .header("If-None-Match", "*")
                        .get()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAnswerToAPostIsGivenAnew() {
        String tag = server.to("/sparql").post(TestServer.DIRECT, QUERY).header("ETag");
        assertThat(server.to("/sparql")
                        .header("If-None-Match", tag)
                        .post(TestServer.DIRECT, QUERY)
                        .status())
                .isEqualTo(200);
    }
}
