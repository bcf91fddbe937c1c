package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.web.TestServer.Reply;

/** Which format an answer has, by Accept and by name. */
@NullUnmarked
final class ContentNegotiationTest {
    private static final String ROWS = "SELECT ('한글'@ko AS ?x) {}";
    private static final String GRAPH = "CONSTRUCT { <urn:test:s> <urn:test:p> '한글'@ko } WHERE {}";
    private static final String DATASET =
            "CONSTRUCT { GRAPH <urn:test:g> { <urn:test:s> <urn:test:p> '한글'@ko } } WHERE {}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of(""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String query(String kind) {
        return switch (kind) {
            case "rows" -> ROWS;
            case "truth" -> "ASK {}";
            case "graph" -> GRAPH;
            default -> DATASET;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rows    | application/sparql-results+json      | application/sparql-results+json
            rows    | application/sparql-results+xml       | application/sparql-results+xml
            rows    | text/csv                             | text/csv;charset=utf-8
            rows    | text/tab-separated-values            | text/tab-separated-values;charset=utf-8
            rows    | application/json                     | application/json
            rows    | application/xml                      | application/xml
            rows    | text/plain                           | text/plain;charset=utf-8
            rows    | */*                                  | application/sparql-results+json
            rows    | text/*                               | text/csv;charset=utf-8
            rows    | application/*                        | application/sparql-results+json
            rows    | text/csv;q=0.3, application/sparql-results+xml;q=0.9, application/json;q=0.5 | application/sparql-results+xml
            rows    | application/sparql-results+json;q=0, */*;q=0.1 | application/sparql-results+xml
            rows    | Application/SPARQL-Results+XML ; Q=1.0 | application/sparql-results+xml
            rows    | image/png, text/csv                  | text/csv;charset=utf-8
            rows    | not a media type ;;;,,               | application/sparql-results+json
            rows    | application/json, text/plain, */*    | application/json
            rows    | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | text/html;charset=utf-8
            truth   | application/sparql-results+xml       | application/sparql-results+xml
            truth   | text/csv                             | text/csv;charset=utf-8
            graph   | text/turtle                          | text/turtle;charset=utf-8
            graph   | application/n-triples                | application/n-triples
            graph   | application/ld+json                  | application/ld+json
            graph   | application/json                     | application/json
            graph   | application/rdf+xml                  | application/rdf+xml
            graph   | application/trig                     | application/trig
            graph   | application/n-quads                  | application/n-quads
            graph   | text/plain                           | text/plain;charset=utf-8
            graph   | */*                                  | text/turtle;charset=utf-8
            graph   | application/sparql-results+json, text/turtle;q=0.5 | text/turtle;charset=utf-8
            graph   | text/html                            | text/html;charset=utf-8
            dataset | */*                                  | application/trig
            dataset | application/n-quads                  | application/n-quads
            dataset | application/ld+json                  | application/ld+json
            """)
    void anAnswerHasTheBestFormatThatTheClientAccepts(String kind, String accept, String contentType) {
        Reply reply = server.query(query(kind)).accept(accept).get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(contentType);
        assertThat(Arrays.asList(reply.header("Vary").split(", "))).contains("Accept");
        if (!kind.equals("truth")) {
            assertThat(reply.text()).contains("한글");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rows, json, application/sparql-results+json",
        "rows, JSON, application/sparql-results+json",
        "rows, xml, application/sparql-results+xml",
        "rows, csv, text/csv",
        "rows, tsv, text/tab-separated-values",
        "rows, table, text/plain",
        "rows, html, text/html",
        "rows, application/sparql-results+xml, application/sparql-results+xml",
        "truth, csv, text/csv",
        "graph, ttl, text/turtle",
        "graph, turtle, text/turtle",
        "graph, nt, application/n-triples",
        "graph, jsonld, application/ld+json",
        "graph, rdfxml, application/rdf+xml",
        "graph, json, application/ld+json",
        "graph, xml, application/rdf+xml",
        "graph, nq, application/n-quads",
        "graph, trig, application/trig",
        "dataset, trig, application/trig",
        "dataset, nq, application/n-quads"
    })
    void aFormatThatIsNamedGoesBeforeAccept(String kind, String name, String mediaType) {
        for (String parameter : List.of("format", "output")) {
            Reply reply = server.to("/sparql?" + parameter + "=" + TestServer.encode(name) + "&query="
                            + TestServer.encode(query(kind)))
                    .accept("image/png")
                    .get();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.mediaType()).isEqualTo(mediaType);
        }
    }

    @Test
    void nothingThatFitsIsA406ThatListsWhatWould() {
        Reply rows = server.query(ROWS).accept("image/png, text/turtle").get();
        assertThat(rows.status()).isEqualTo(406);
        assertThat(rows.text()).contains("application/sparql-results+json", "text/csv");
        Reply graph = server.query(GRAPH).accept("text/csv").get();
        assertThat(graph.status()).isEqualTo(406);
        assertThat(graph.text()).contains("text/turtle");
    }

    @Test
    void aNamedFormatOfTheWrongKindIsNotAcceptableAndAnUnknownOneABadRequest() {
        Reply wrong =
                server.to("/sparql?format=ttl&query=" + TestServer.encode(ROWS)).get();
        assertThat(wrong.status()).isEqualTo(406);
        assertThat(wrong.text()).contains("SELECT").contains("json, xml, csv, tsv");
        Reply unknown = server.to("/sparql?format=docx&query=" + TestServer.encode(ROWS))
                .get();
        assertThat(unknown.status()).isEqualTo(400);
    }

    @Test
    void whatAFormatCannotCarryIsA406AndNeverABrokenDocument() {
        Reply csv = server.query("SELECT (<<( <urn:test:a> <urn:test:b> 1 )>> AS ?t) {}")
                .accept("text/csv")
                .get();
        assertThat(csv.status()).isEqualTo(406);
        assertThat(csv.mediaType()).isEqualTo("text/plain");
        assertThat(csv.text()).contains("triple term").doesNotContain("t\r\n");
        String graph = "CONSTRUCT { <urn:test:r> <urn:test:states> <<( <urn:test:a> <urn:test:b> 1 )>> } WHERE {}";
        assertThat(server.query(graph).accept("application/ld+json").get().status())
                .isEqualTo(406);
        assertThat(server.query(graph).accept("application/rdf+xml").get().status())
                .isEqualTo(406);
        assertThat(server.query(graph).accept("text/turtle").get().text())
                .contains("<<( <urn:test:a> <urn:test:b> 1 )>>");
        assertThat(server.query("SELECT ('\\u0001' AS ?x) {}")
                        .accept("application/xml")
                        .get()
                        .status())
                .isEqualTo(406);
    }

    @Test
    void manyBlanksInWhatIsAcceptedKeepNoProcessorBusy() {
        String blanks = " ".repeat(60_000);

        Reply reply = assertTimeout(Duration.ofSeconds(1), () -> server.query(ROWS)
                .accept("text/csv" + blanks + "x, application/sparql-results+xml")
                .get());

        assertThat(reply.mediaType()).isEqualTo("application/sparql-results+xml");
    }

    @Test
    void largeAnswersAreCompressedForThoseWhoAsk() {
        String query = "SELECT * { VALUES ?x { " + "<urn:test> ".repeat(1_000) + "} }";
        Reply reply = server.query(query).header("Accept-Encoding", "gzip").get();
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(reply.header("Vary")).contains("Accept-Encoding");
        assertThat(reply.response().body()).hasSizeLessThan(5_000).startsWith(0x1f, 0x8b);
        assertThat(server.query(query).get().header("Content-Encoding")).isEmpty();
    }
}
