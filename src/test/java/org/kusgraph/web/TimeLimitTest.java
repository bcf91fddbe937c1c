package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;

/** What a query that takes too long looks like. */
@NullUnmarked
final class TimeLimitTest {
    /** A thousand million combinations: more than a second's worth for any machine. */
    private static final String MANY =
            "?a <urn:test:p> ?x . ?b <urn:test:p> ?y . ?c <urn:test:p> ?z . ?d <urn:test:p> ?w ";

    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 200)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(TestSnapshots.of(data), options -> options.withQueryTimeLimit(Duration.ofMillis(700)));
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
    void aQueryBeyondTheLimitIsA503ThatSaysWhenToComeBack(String query) {
        Reply reply = server.to("/sparql").post(TestServer.DIRECT, query);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(reply.text()).contains("took longer than");
        assertThat(reply.header("ETag")).isEmpty();
    }

    @Test
    void anAnswerThatIsCutInTheMiddleCannotBeTakenForAWholeOne() {
        assertThatThrownBy(() -> server.query("SELECT * { " + MANY + " }")
                        .accept("text/csv")
                        .get())
                .rootCause()
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> server.query("SELECT * { " + MANY + " }")
                        .accept("text/csv")
                        .header("Accept-Encoding", "gzip")
                        .get())
                .rootCause()
                .isInstanceOf(IOException.class);
    }

    @Test
    void onTheWireACutAnswerHasNoLastChunk() throws IOException {
        String address = "/sparql?format=csv&query=" + TestServer.encode("SELECT * { " + MANY + " }");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String received = readToEnd(socket.getInputStream());
            assertThat(received).startsWith("HTTP/1.1 200").contains("a,x,b,y,c,z,d,w");
            assertThat(received).doesNotEndWith("\r\n0\r\n\r\n");
        }
        assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
    }

    /** A connection that is reset also ends. */
    private static String readToEnd(InputStream in) {
        StringBuilder received = new StringBuilder();
        byte[] buffer = new byte[65_536];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return received.toString();
        }
        return received.toString();
    }
}
