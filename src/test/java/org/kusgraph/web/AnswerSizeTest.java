package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.query.AnswerLimits;

/** Answers that are larger than answers may be. */
@NullUnmarked
final class AnswerSizeTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 100)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(
                TestSnapshots.of(data),
                options -> options.withAnswerLimits(
                        AnswerLimits.USUAL.withRows(1_000).withBytes(300_000)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "csv", "tsv", "table"})
    void oneRowTooManyIsRefusedBeforeAnythingIsSent(String format) {
        Reply reply = server.to(address("SELECT ?x { ?s ?p ?x, ?y } LIMIT 1001", format))
                .get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("more than 1000 rows", "LIMIT");
        assertThat(server.to(address("SELECT ?x { ?s ?p ?x, ?y } LIMIT 1000", format))
                        .get()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "nt", "jsonld", "rdfxml"})
    void aGraphOfOneStatementTooManyIsRefused(String format) {
        Reply reply = server.to(address("CONSTRUCT { ?s <urn:test:q> ?x, ?y } { ?s ?p ?x, ?y }", format))
                .get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("more than 1000 statements");
    }

    @Test
    void anAnswerThatGrowsTooLargeWhileItIsSentBreaksOff() {
        String query = "SELECT ?x ('" + "x".repeat(400) + "' AS ?long) { ?s ?p ?x, ?y } LIMIT 1000";
        assertThatThrownBy(() -> server.to(address(query, "csv")).get())
                .rootCause()
                .isInstanceOf(IOException.class);
    }

    private static String address(String query, String format) {
        return "/sparql?format=" + format + "&query=" + TestServer.encode(query);
    }
}
