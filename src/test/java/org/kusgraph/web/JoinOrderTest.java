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

/** How the parts of a query are joined, and that what is asked for once is not missed for being found quickly. */
@NullUnmarked
final class JoinOrderTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 3_000)
                .mapToObj(number ->
                        "<urn:test:%1$d> <urn:test:p> %1$d ; <urn:test:r> %2$d .".formatted(number, number % 2))
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT ?p { { SELECT DISTINCT ?p { ?s ?p ?o } } } ORDER BY ?p | p urn:test:p urn:test:q urn:test:r
                    SELECT ?o { { SELECT DISTINCT ?o { ?s <urn:test:r> ?o } } } ORDER BY ?o | o 0 1
                    SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?o { ?s <urn:test:p> ?o } } | n 3000
                    SELECT DISTINCT ?o { ?s <urn:test:q> ?o } | o urn:test:2
                    SELECT DISTINCT ?o { ?s <urn:test:nothing> ?o } | o
                    SELECT DISTINCT ?s { ?s <urn:test:p> ?s } | s
                    SELECT ?x { VALUES ?x { 1 2 } { SELECT DISTINCT ?x { ?s <urn:test:r> ?x } } } | x 1
                    SELECT DISTINCT ?o FROM <urn:test:g> { ?s a ?o } | o 1
                    SELECT DISTINCT ?o { ?s a ?o } | o
                    """)
    void whatIsAskedForOnceIsFoundOnce(String query, String rows) {
        assertAnswer(query, rows);
    }

    private static void assertAnswer(String query, String rows) {
        Reply reply = server.query(query).accept("text/csv").get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().lines().collect(Collectors.joining(" "))).isEqualTo(rows);
    }
}
