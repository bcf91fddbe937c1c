package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.kusgraph.web.AccessLog.Form;
import org.kusgraph.web.AccessLog.Queries;
import org.kusgraph.web.TestServer.Reply;

/** What the server tells its operator, and whom it believes. */
final class OperationTest {
    private static final String DATA = "<urn:test:s> <urn:test:p> 1 , 2 .";

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void theServerIsReadyAndTellsItsMetrics() {
        try (TestServer server = serve(Form.OFF, Queries.HIDDEN)) {
            assertThat(server.query("SELECT * { ?s ?p ?o }").get().status()).isEqualTo(200);
            assertThat(server.query("SELECT").get().status()).isEqualTo(400);
            assertThat(server.to("/$/ready").get().text()).startsWith("ready: ");
            Reply metrics = server.to("/$/metrics").get();
            assertThat(metrics.mediaType()).isEqualTo("text/plain");
            assertThat(metrics.text())
                    .contains(
                            "kus_requests_total{path=\"/sparql\",method=\"GET\",status=\"200\"} 1\n",
                            "kus_requests_total{path=\"/sparql\",method=\"GET\",status=\"400\"} 1\n",
                            "kus_request_seconds_bucket{path=\"/sparql\",le=\"+Inf\"} 2\n",
                            "kus_queries_total{outcome=\"answered\"} 1\n",
                            "kus_queries_running 0\n",
                            "kus_snapshot_info{identity=",
                            "jvm_memory_max_bytes ");
            assertThat(metrics.text().lines())
                    .allMatch(line -> line.startsWith("# ")
                            || line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? -?[0-9.]+"));
        }
    }

    @Test
    void anAnswerIsALineOfJsonWithoutTheQuery() {
        try (TestServer server = serve(Form.JSON, Queries.HIDDEN)) {
            Reply reply = server.query("SELECT ?secret { ?s ?p ?secret }").get();
            awaitLines(1);
            JsonObject line = JSON.parse(lines.getFirst());
            assertThat(line.getString("id")).isEqualTo(reply.header("X-Request-Id"));
            assertThat(line.getString("path")).isEqualTo("/sparql");
            assertThat(line.getNumber("status").intValue()).isEqualTo(200);
            assertThat(line.getNumber("rows").intValue()).isEqualTo(2);
            assertThat(line.getString("outcome")).isEqualTo("answered");
            assertThat(lines.getFirst()).doesNotContain("secret");
        }
    }

    @Test
    void aQueryIsToldWhenAskedForAndWritesNoLineOfItsOwn() {
        try (TestServer server = serve(Form.TEXT, Queries.TOLD)) {
            assertThat(server.query("ASK {}\n# \u001b[31m\nstatus=200").get().status())
                    .isEqualTo(400);
            awaitLines(1);
            assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                    .contains("status=400", "outcome=refused", "query=")
                    .doesNotContain("\n", "\u001b"));
        }
    }

    @Test
    void onlyAProxyThatIsNamedIsBelieved() {
        try (TestServer server = serve(Form.TEXT, Queries.HIDDEN)) {
            Reply reply = forwarded(server);
            awaitLines(1);
            assertThat(lines.getFirst()).contains("client=127.0.0.1 ");
            assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        }
        lines.clear();
        try (TestServer server =
                TestServer.of(TestSnapshots.of(DATA), options -> options.withAccessLog(log(Form.TEXT, Queries.HIDDEN))
                        .withProxies(TrustedProxies.of(List.of("127.0.0.1", "10.0.0.1"))))) {
            Reply reply = forwarded(server);
            awaitLines(1);
            assertThat(lines.getFirst()).contains("client=192.0.2.7 ");
            assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=");
        }
    }

    @Test
    void aProxyIsNamedByItsAddress() {
        assertThatThrownBy(() -> TrustedProxies.of(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IP address");
    }

    private static Reply forwarded(TestServer server) {
        return server.query("ASK {}")
                .header("X-Forwarded-For", "198.51.100.1, 192.0.2.7, 10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .get();
    }

    private TestServer serve(Form form, Queries queries) {
        return TestServer.of(TestSnapshots.of(DATA), options -> options.withAccessLog(log(form, queries)));
    }

    private AccessLog log(Form form, Queries queries) {
        return new AccessLog(form, queries, Duration.ofDays(1), lines::add);
    }

    /** The line is written when the answer has gone out. */
    private void awaitLines(int count) {
        while (lines.size() < count) {
            Thread.onSpinWait();
        }
    }
}
