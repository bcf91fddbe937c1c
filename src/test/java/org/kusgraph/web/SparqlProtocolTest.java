package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;

/** SPARQL 1.1 Protocol, section 2: how a query is asked over HTTP. */
@NullUnmarked
final class SparqlProtocolTest {
    private static final String GRAPHS = """
            PREFIX ex: <https://example.org/>
            ex:a a ex:Doc . ex:b a ex:Doc . ex:c a ex:Doc .
            GRAPH ex:g1 { ex:a a ex:Doc }
            GRAPH ex:g2 { ex:b a ex:Doc }
            GRAPH ex:g3 { ex:c a ex:Doc }
            """;
    private static final String DOC = " a <https://example.org/Doc> . ";
    private static final String BOTH_IN_DEFAULT_GRAPH =
            "ASK { <https://example.org/a>" + DOC + "<https://example.org/b>" + DOC + "}";
    private static final String BOTH_IN_NAMED_GRAPHS = "ASK { GRAPH ?g { <https://example.org/a>" + DOC
            + "} GRAPH ?h { <https://example.org/b>" + DOC + "} FILTER(?g != ?h) }";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of(GRAPHS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Asks in one of the protocol's three ways, with parameters in the address or, for a form, in the body. */
    private static Reply ask(String way, String query, String parameters) {
        return switch (way) {
            case "GET" ->
                server.to("/sparql?" + parameters + "&query=" + TestServer.encode(query))
                        .get();
            case "form" ->
                server.to("/sparql").post(TestServer.FORM, parameters + "&query=" + TestServer.encode(query));
            default -> server.to("/sparql?" + parameters).post(TestServer.DIRECT, query);
        };
    }

    private static void assertTruth(Reply reply, boolean truth) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().replaceAll("\\s", "")).contains("\"boolean\":" + truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "form", "direct"})
    void aQueryIsAnsweredInEachOfTheThreeWays(String way) {
        assertTruth(ask(way, "ASK {}", ""), true);
        assertTruth(ask(way, "ASK { FILTER(STRLEN(\"윤상임 “AI” 🚀\") = 10) }", ""), true);
        assertTruth(ask(way, "ASK { FILTER(1 + 1 = 2) }", "unknown=1&query2=x"), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASK { BIND(1/0 AS ?x) FILTER(!BOUND(?x)) }",
                "ASK { BIND(1/0.0 AS ?x) FILTER(!BOUND(?x)) }",
                "ASK { VALUES ?zero { 0.00 } BIND(2.5/?zero AS ?x) FILTER(!BOUND(?x)) }",
                "ASK { { SELECT (SUM(1/0.0) AS ?sum) {} } FILTER(!BOUND(?sum)) }",
                "ASK { FILTER(STR(1/0e0) = 'INF') }",
                "ASK { FILTER(1/0.4 = 2.5 && 1/3 < 0.34) }"
            })
    void aDivisionByZeroLeavesTheRestOfTheQuery(String query) {
        assertTruth(ask("GET", query, ""), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "form", "direct"})
    void graphsOfTheRequestMakeTheDataset(String way) {
        String g1 = "default-graph-uri=https://example.org/g1";
        String g2 = "default-graph-uri=https://example.org/g2";
        assertTruth(ask(way, BOTH_IN_DEFAULT_GRAPH, g1 + "&" + g2), true);
        assertTruth(ask(way, BOTH_IN_DEFAULT_GRAPH, g1), false);
        assertTruth(ask(way, "ASK { GRAPH ?g {} }", g1), false);
        String n1 = "named-graph-uri=https://example.org/g1";
        String n2 = "named-graph-uri=https://example.org/g2";
        assertTruth(ask(way, BOTH_IN_NAMED_GRAPHS, n1 + "&" + n2), true);
        assertTruth(ask(way, BOTH_IN_NAMED_GRAPHS, n1), false);
        assertTruth(ask(way, "ASK { ?s ?p ?o }", n1), false);
        assertTruth(
                ask(
                        way,
                        "ASK { <https://example.org/c>" + DOC
                                + " GRAPH <https://example.org/g1> { <https://example.org/a>" + DOC + "} }",
                        "default-graph-uri=https://example.org/g3&" + n1),
                true);
    }

    @Test
    void graphsOfTheRequestWinOverThoseOfTheQuery() {
        String query = "ASK FROM <https://example.org/g1> { <https://example.org/c>" + DOC + "}";
        assertTruth(ask("GET", query, ""), false);
        assertTruth(ask("GET", query, "default-graph-uri=https://example.org/g3"), true);
        assertTruth(
                ask(
                        "GET",
                        "ASK FROM NAMED <https://example.org/g1> { GRAPH <https://example.org/g2> { ?s ?p ?o } }",
                        ""),
                false);
    }

    @Test
    void anUnknownGraphIsAnEmptyOne() {
        assertTruth(ask("GET", "ASK { ?s ?p ?o }", "default-graph-uri=https://example.org/none"), false);
    }

    @Test
    void theSameGraphTwiceIsTheGraphOnce() {
        String g1 = "named-graph-uri=https://example.org/g1";
        assertTruth(ask("GET", "ASK { GRAPH ?g { ?s ?p ?o } }", g1 + "&" + g1), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default-graph-uri=g1", "named-graph-uri=%20", "default-graph-uri="})
    void aGraphThatIsNoAbsoluteIriIsRefused(String parameter) {
        assertThat(ask("GET", "ASK {}", parameter).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-query; charset=utf-8, 200",
        "Application/SPARQL-Query;Charset=\"UTF-8\", 200",
        "application/sparql-query; charset=utf-16, 415",
        "application/sparql-query; charset, 200",
        "text/plain, 415",
        "multipart/form-data, 415",
        "application/sparql-update, 400"
    })
    void theMediaTypeOfABodyDecidesHowItIsRead(String contentType, int status) {
        assertThat(server.to("/sparql").post(contentType, "ASK {}").status()).isEqualTo(status);
    }

    @Test
    void aBodyWithoutAMediaTypeIsRefused() {
        assertThat(server.to("/sparql")
                        .send("POST", "query=ASK%20%7B%7D".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aCompressedBodyIsRefused() {
        Reply reply = server.to("/sparql").header("Content-Encoding", "gzip").post(TestServer.DIRECT, "ASK {}");
        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void whatIsNotUtf8IsRefusedInsteadOfGuessed() {
        byte[] latin = "ASK { FILTER(\"é\" = \"é\") }".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(server.to("/sparql")
                        .header("Content-Type", TestServer.DIRECT)
                        .send("POST", latin)
                        .status())
                .isEqualTo(400);
        assertThat(server.to("/sparql?query=ASK%20%7B%7D%20%23%E9").get().status())
                .isEqualTo(400);
        assertThat(server.to("/sparql")
                        .post(TestServer.FORM, "query=ASK+%7B%7D+%23%ED%A0%80")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=ASK+%7B%7D%2", "query=ASK+%7B%7D%zz", "query=ASK+%7B%7D&x=%"})
    void aPercentSignWithoutTwoDigitsIsRefused(String form) {
        assertThat(server.to("/sparql").post(TestServer.FORM, form).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=1",
                "",
                "query=",
                "query=ASK%7B%7D&query=ASK%7B%7D",
                "update=CLEAR+ALL",
                "query=ASK%7B%7D&update=CLEAR+ALL",
                "query=CLEAR+ALL"
            })
    void aFormWithoutExactlyOneQueryIsRefused(String form) {
        Reply reply = server.to("/sparql").post(TestServer.FORM, form);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void aQueryInBothAddressAndBodyIsRefused() {
        assertThat(server.to("/sparql?query=ASK%7B%7D")
                        .post(TestServer.DIRECT, "ASK {}")
                        .status())
                .isEqualTo(400);
        assertThat(server.to("/sparql?query=ASK%7B%7D")
                        .post(TestServer.FORM, "query=ASK%7B%7D")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        Reply reply =
                server.query("ASK {}").accept("application/sparql-results+xml").send("HEAD", new byte[0]);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo("application/sparql-results+xml");
        assertThat(reply.text()).isEmpty();
        assertThat(server.query("ASK {").send("HEAD", new byte[0]).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "BREW"})
    void otherMethodsAreRefusedAndThePossibleOnesNamed(String method) {
        Reply reply = server.query("ASK {}").send(method, new byte[0]);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql/update", "/update", "/ds/update", "/sparql/", "/$/server", "/$/datasets"})
    void thereIsNoOtherEndpoint(String path) {
        assertThat(server.to(path)
                        .post("application/sparql-update", "CLEAR ALL")
                        .status())
                .isEqualTo(404);
        assertThat(server.to(path).get().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "direct"})
    void aQueryOfHalfAMegabyteIsAnswered(String way) {
        String values = IntStream.range(0, 20_000)
                .mapToObj(i -> "<urn:test:%d>".formatted(i))
                .collect(Collectors.joining(" "));
        Reply reply = ask(way, "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + values + " } }", "");
        assertThat(reply.text()).contains("\"20000\"");
    }

    @Test
    void aQueryOfEightKilobytesFitsIntoAnAddress() {
        String values = IntStream.range(0, 400)
                .mapToObj(i -> "<urn:test:%d>".formatted(i))
                .collect(Collectors.joining(" "));
        assertThat(ask("GET", "SELECT * { VALUES ?x { " + values + " } }", "").status())
                .isEqualTo(200);
    }

    @Test
    void anAddressBeyondTheLimitIsRefusedWithAdvice() {
        Reply reply = ask("GET", "ASK {} #" + "x".repeat(70_000), "");
        assertThat(reply.status()).isIn(414, 431);
        assertThat(reply.text()).contains("send a long query by POST");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        assertThat(ask("direct", "ASK {} #" + "x".repeat(9_000_000), "").status())
                .isEqualTo(413);
    }

    @Test
    void anEndpointWithoutAQueryDescribesItself() {
        Reply reply = server.to("/sparql").accept("text/turtle").get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo("text/turtle");
        assertThat(reply.text())
                .contains("sd:Service", "sd:endpoint", server.endpoint().toString());
        assertThat(server.to("/sparql").accept("application/rdf+xml").get().mediaType())
                .isEqualTo("application/rdf+xml");
        assertThat(server.to("/sparql").accept("text/html").get().mediaType()).isEqualTo("text/html");
    }
}
