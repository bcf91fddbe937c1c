package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.OtherEndpoint.Asked;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.ServiceAddress;
import org.kusgraph.web.federation.ServiceLimits;

/** What queries with SERVICE are answered, and what the other endpoint gets to see. */
final class ServiceTest {
    private static final String OURS = IntStream.range(0, 250)
            .mapToObj(i -> "<urn:x:ours:%d> <urn:x:same> <urn:x:theirs:%d> .".formatted(i, i))
            .collect(Collectors.joining("\n"));
    private static final String THEIRS = """
        <urn:x:theirs:1> <urn:x:name> "one", "eins"@de . <urn:x:theirs:2> <urn:x:name> "two" . <urn:x:theirs:249> <urn:x:name> "last" .
        <urn:x:theirs:2> <urn:x:other> 2 . <urn:x:nobody> <urn:x:name> "nobody" .
        """;
    private static final String ONE_ROW = """
        {"head": {"vars": ["name", "who", "secret"]}, "results": {"bindings": [{
          "name": {"type": "literal", "value": "told"}, "who": {"type": "uri", "value": "urn:x:theirs:1"},
          "secret": {"type": "uri", "value": "urn:x:not-asked-for"}}]}}
        """;
    private static final String RESULTS = "application/sparql-results+json";
    private static final ServiceLimits LIMITS = new ServiceLimits(Duration.ofMillis(400), 4000, 3);

    private final TestServer other = TestServer.of(TestSnapshots.of(THEIRS));
    private Federation federation = Federation.none();
    private TestServer server = other;

    @AfterEach
    void stop() {
        server.close();
        other.close();
        federation.close();
    }

    @Test
    void ourDataJoinsWithThatOfAnotherEndpoint() {
        Reply reply = ask(
                other.endpoint().toString(),
                "SELECT ?us ?name { ?us <urn:x:same> ?who SERVICE <%s> { ?who <urn:x:name> ?name } }");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().lines())
                .containsExactlyInAnyOrder(
                        "us,name", "urn:x:ours:1,one", "urn:x:ours:1,eins", "urn:x:ours:2,two", "urn:x:ours:249,last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?us <urn:x:same> ?who SERVICE <%s> { ?who <urn:x:name> ?name OPTIONAL {"
                        + " ?who <urn:x:other> ?x } } FILTER(bound(?x)) }",
                "SELECT (COUNT(*) AS ?n) { SERVICE <%s> { ?who <urn:x:other> ?x } ?us <urn:x:same> ?who }",
                "SELECT (COUNT(*) AS ?n) { ?us <urn:x:same> ?who SERVICE <%s> { OPTIONAL { ?who <urn:x:other> ?x } }"
                        + " FILTER(?x = 2) }",
                "SELECT (COUNT(*) AS ?n) { ?us <urn:x:same> ?who SERVICE <%s> { SELECT ?who { ?who <urn:x:name> ?x }"
                        + " ORDER BY DESC(?x) LIMIT 1 } }",
                "SELECT (COUNT(*) AS ?n) { { SELECT ?who { ?us <urn:x:same> ?who SERVICE <%s> { ?who <urn:x:name> ?us"
                        + " FILTER(?us = 'two') } } } }",
                "SELECT (COUNT(*) AS ?n) { VALUES ?who { <urn:x:theirs:2> } FILTER EXISTS { SERVICE <%s> { ?who"
                        + " <urn:x:other> ?x } } }",
                "SELECT (COUNT(*) AS ?n) { VALUES ?who { <urn:x:theirs:2> <urn:x:theirs:1> } OPTIONAL { SERVICE <%s> {"
                        + " ?who <urn:x:other> ?x } } FILTER(bound(?x)) }"
            })
    void aClauseMayHaveAnyShape(String query) {
        Reply reply = ask(other.endpoint().toString(), query);
        String expected =
                query.contains("VALUES ?who { <urn:x:theirs:2> }") || !query.contains("?us FILTER") ? "1" : "0";
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().lines()).containsExactly("n", expected);
    }

    @Test
    void anAnswerWithPartsFromElsewhereIsNeverKeptAsOurs() {
        Reply reply = ask(other.endpoint().toString(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theOtherEndpointGetsTheQueryAndNothingOfWhoAsked() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "known=yes");
            OtherEndpoint.answers(200, RESULTS, ONE_ROW).answer(exchange);
        })) {
            serve(endpoint.address(), LIMITS);
            for (int i = 0; i < 2; i++) {
                Reply reply = server.query("SELECT ?us ?name ?secret { ?us <urn:x:same> ?who SERVICE <"
                                + endpoint.address() + "> { ?who <urn:x:name> ?name } FILTER(?us = <urn:x:ours:1>) }")
                        .header("Cookie", "session=secret")
                        .header("Authorization", "Basic c2VjcmV0")
                        .accept("text/csv")
                        .get();
                assertThat(reply.text().lines()).containsExactly("us,name,secret", "urn:x:ours:1,told,");
            }
            assertThat(endpoint.asked()).isNotEmpty().allSatisfy(asked -> assertThat(asked.headers())
                    .doesNotContain("cookie", "authorization", "referer", "forwarded", "c2VjcmV0"));
        }
    }

    @Test
    void oneCallCarriesManySolutions() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(OtherEndpoint.answers(200, RESULTS, ONE_ROW))) {
            Reply reply = ask(
                    endpoint.address(), "SELECT * { ?us <urn:x:same> ?who SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(endpoint.asked()).hasSize(3).extracting(Asked::body).allMatch(body -> body.contains("VALUES"));
        }
    }

    @Test
    void moreCallsThanAQueryMayMakeAreRefused() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(OtherEndpoint.answers(200, RESULTS, ONE_ROW))) {
            Reply reply = ask(
                    endpoint.address(),
                    "SELECT * { ?us <urn:x:same> ?who OPTIONAL { SERVICE SILENT <%s> { ?who <urn:x:name> ?name } } }");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).contains(endpoint.address(), "more often than the 3 times");
            assertThat(endpoint.asked()).hasSize(3);
        }
    }

    @Test
    void anEndpointThatIsNotAllowedIsRefusedAndSilenceDoesNotHideIt() {
        serve("https://query.wikidata.org/sparql", LIMITS);
        for (String silent : new String[] {"", "SILENT"}) {
            Reply reply = server.query("SELECT * { SERVICE " + silent + " <" + other.endpoint() + "> { ?s ?p ?o } }")
                    .get();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text())
                    .contains(
                            other.endpoint().toString(),
                            "not allowed",
                            "<https://query.wikidata.org/sparql> and no other");
        }
    }

    @Test
    void aVariableInThePlaceOfAnEndpointIsRefused() {
        Reply reply = ask(other.endpoint().toString(), "SELECT * { BIND(<%s> AS ?e) SERVICE ?e { ?s ?p ?o } }");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("name the endpoint itself");
    }

    @Test
    void aNameThatLeadsToThisMachineIsRefusedAndSilenceDoesNotHideIt() {
        Reply reply = ask(
                "http://localhost:" + other.server().port() + "/sparql",
                "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }");
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).contains("http://localhost:", "no public address");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (OtherEndpoint endpoint = OtherEndpoint.that(exchange -> {
            exchange.getResponseHeaders().set("Location", other.endpoint().toString());
            exchange.sendResponseHeaders(status, -1);
        })) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.text()).contains(endpoint.address(), "redirects to", "not followed");
        }
    }

    @Test
    void aRequestForAPasswordIsAnOutage() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.sendResponseHeaders(401, -1);
        })) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.text()).contains("status 401");
            assertThat(endpoint.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"?\"}}]}}",
                "\u0000"
            })
    void whatIsNoAnswerIsAnOutage(String body) {
        try (OtherEndpoint endpoint = OtherEndpoint.that(OtherEndpoint.answers(200, RESULTS, body))) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).as(reply.text()).isEqualTo(502);
            assertThat(reply.text()).contains(endpoint.address(), "not well-formed");
        }
    }

    @Test
    void aPageIsNoAnswer() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(OtherEndpoint.answers(200, "text/html", "<p>Sorry</p>"))) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.text()).contains("text/html").doesNotContain("Sorry");
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadAndSilenceDoesNotHideIt() {
        try (OtherEndpoint endpoint =
                OtherEndpoint.that(OtherEndpoint.answers(200, RESULTS, " ".repeat(5000) + ONE_ROW))) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE SILENT <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).contains(endpoint.address(), "4000 bytes");
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerInTimeIsNamed() {
        CountDownLatch end = new CountDownLatch(1);
        try (OtherEndpoint endpoint = OtherEndpoint.that(exchange -> await(end))) {
            Reply reply = ask(endpoint.address(), "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.text()).contains(endpoint.address(), "0.4 s");
            end.countDown();
        }
    }

    @Test
    void anEndpointThatIsNotThereIsNamed() {
        String address = gone();
        Reply reply = ask(address, "SELECT * { SERVICE <%s> { ?who <urn:x:name> ?name } }");
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).contains(address, "nothing answers there");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void silenceGoesOnWithoutAnEndpointThatIsNotThere() {
        Reply reply = ask(
                gone(),
                "SELECT ?us ?name { VALUES ?us { <urn:x:ours:1> } ?us <urn:x:same> ?who SERVICE SILENT <%s> { ?who"
                        + " <urn:x:name> ?name } }");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text().lines()).containsExactly("us,name", "urn:x:ours:1,");
    }

    @Test
    void anAnswerTellsWhichEndpointsItIsWithout() throws IOException {
        String address = gone();
        String query = "SELECT ?us ?name { ?us <urn:x:same> ?who SERVICE SILENT <" + address
                + "> { ?who <urn:x:name> ?name } }";
        Reply rows = ask(address, query);
        assertThat(rows.header("Service-Unanswered")).contains(address, "nothing answers there");
        assertThat(rows.header("Access-Control-Expose-Headers")).contains("Service-Unanswered");
        Reply page = server.query(query).accept("text/html").get();
        assertThat(page.text()).contains("The answer is without what these endpoints would have said", address);
        // One that is too large to be held back is on its way before it ends.
        String large = "SELECT * { { ?a ?p ?b . ?c ?q ?d } UNION { SERVICE SILENT <" + address + "> { ?s ?p ?o } } }";
        assertThat(sentByHand(large))
                .contains("Trailer: Service-Unanswered")
                .containsPattern("\r\n0\r\nService-Unanswered: SERVICE <" + address + ">[^\r]+\r\n\r\n$");
    }

    /** All that comes, with what clients do not show. */
    private String sentByHand(String query) throws IOException {
        URI endpoint = server.endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + endpoint.getPath() + "?format=csv&query=" + TestServer.encode(query)
                                    + " HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAnswerThatIsWholeTellsOfNone() {
        Reply reply = ask(other.endpoint().toString(), "SELECT * { SERVICE SILENT <%s> { ?who <urn:x:name> ?name } }");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Service-Unanswered")).isEmpty();
    }

    /** The address of an endpoint that has just been stopped. */
    private static String gone() {
        try (OtherEndpoint endpoint = OtherEndpoint.that(OtherEndpoint.answers(200, RESULTS, ONE_ROW))) {
            return endpoint.address();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply ask(String endpoint, String query) {
        serve(endpoint, endpoint.equals(other.endpoint().toString()) ? ServiceLimits.USUAL : LIMITS);
        return server.query(query.formatted(endpoint)).accept("text/csv").get();
    }

    private void serve(String endpoint, ServiceLimits limits) {
        federation = Federation.of(
                Stream.of(endpoint)
                        .map(text -> ServiceAddress.of(text).orElseThrow())
                        .collect(Collectors.toSet()),
                Map.of(),
                limits);
        server = TestServer.of(TestSnapshots.of(OURS), options -> options.withFederation(federation));
    }
}
