package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.query.AnswerLimits;

/** Which answers are computed once only, and that nobody can tell. */
@NullUnmarked
final class AnswerCacheTest {
    private static final String QUERY = "SELECT * { ?s ?p ?o }";

    private TestSnapshots snapshots;
    private TestServer server;

    @BeforeEach
    void start() {
        snapshots = TestSnapshots.of(IntStream.range(0, 1_500)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n")));
        server = TestServer.of(snapshots);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerThatIsGivenAgainIsTheSame() {
        for (String format : new String[] {"json", "xml", "csv", "tsv", "spreadsheet", "table"}) {
            assertGivenAgain("/sparql?query=" + TestServer.encode(QUERY + " LIMIT 3") + "&format=" + format);
        }
        for (String format : new String[] {"ttl", "nt", "jsonld", "rdfxml"}) {
            assertGivenAgain("/sparql?query=" + TestServer.encode("DESCRIBE <urn:test:s>") + "&format=" + format);
        }
    }

    private void assertGivenAgain(String address) {
        long answered = count("answered");
        long cached = count("cached");
        Reply first = server.to(address).get();
        Reply again = server.to(address).get();
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        for (String header : new String[] {"Content-Type", "Content-Disposition", "ETag", "Vary", "Cache-Control"}) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(count("answered")).isEqualTo(answered + 1);
        assertThat(count("cached")).isEqualTo(cached + 1);
    }

    @Test
    void newDataMakesANewAnswer() {
        assertThat(server.query("ASK { ?s ?p 2000 }").get().text()).contains("false");
        snapshots.replaceBy("second", "<urn:test:s> <urn:test:p> 2000 .");
        assertThat(server.query("ASK { ?s ?p 2000 }").get().text()).contains("true");
        assertThat(count("cached")).isZero();
    }

    @Test
    void whatEachRunMayGiveOtherwiseRunsEachTime() {
        String query = "SELECT (UUID() AS ?x) {}";
        assertThat(server.query(query).get().text())
                .isNotEqualTo(server.query(query).get().text());
        assertThat(count("cached")).isZero();
    }

    @Test
    void largeAnswersAreComputedAgain() {
        String query = "SELECT * { ?s ?p ?o VALUES ?x { '" + "x".repeat(300) + "' } }";
        assertThat(server.query(query).get().response().body().length).isGreaterThan(AnswerBody.MAX_HELD_BYTES);
        assertThat(server.query(query).get().status()).isEqualTo(200);
        assertThat(count("cached")).isZero();
    }

    @Test
    void anOperatorMayWantNothingKept() {
        try (TestServer forgetful =
                TestServer.of(snapshots, options -> options.withAnswerLimits(AnswerLimits.USUAL.withCacheBytes(0)))) {
            assertThat(forgetful.query(QUERY).get().status()).isEqualTo(200);
            assertThat(forgetful.query(QUERY).get().status()).isEqualTo(200);
            assertThat(count(forgetful, "cached")).isZero();
        }
    }

    private long count(String outcome) {
        return count(server, outcome);
    }

    /** How many queries ended so, as the server tells. */
    private static long count(TestServer server, String outcome) {
        return server.to("/$/metrics")
                .get()
                .text()
                .lines()
                .filter(line -> line.startsWith("kus_queries_total{outcome=\"" + outcome + "\"} "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }
}
