package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.web.TestServer.Reply;

/** How the parts of a query are joined. */
@NullUnmarked
final class JoinOrderTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 3_000)
                .mapToObj("<urn:test:%1$d> <urn:test:p> %1$d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(
                TestSnapshots.of(data + "<urn:test:1> <urn:test:q> <urn:test:2> . <urn:test:g> { <urn:test:1> a 1 }"),
                options -> options.withQueryTimeLimit(Duration.ofSeconds(5)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itDoesNotMatterInWhichOrderPatternsAreWritten() {
        // As it is written, nine million pairs.
        assertAnswer("SELECT ?x ?y { ?a <urn:test:p> ?x . ?b <urn:test:p> ?y . ?a <urn:test:q> ?b }", "x,y 1,2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT ?g { GRAPH ?g {} } | g urn:test:g
                    SELECT ?s ?g { ?s <urn:test:q> ?o GRAPH ?g {} } | s,g urn:test:1,urn:test:g
                    SELECT ?g { VALUES ?g { <urn:test:g> <urn:test:h> } GRAPH ?g {} } | g urn:test:g
                    SELECT ?x { VALUES ?x { 1 } GRAPH <urn:test:g> {} } | x 1
                    SELECT ?x { VALUES ?x { 1 } GRAPH <urn:test:h> {} } | x
                    """)
    void graphsAreNamedOrLookedForByTheirNames(String query, String rows) {
        assertAnswer(query, rows);
    }

    private static void assertAnswer(String query, String rows) {
        Reply reply = server.query(query).accept("text/csv").get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().lines().collect(Collectors.joining(" "))).isEqualTo(rows);
    }
}
