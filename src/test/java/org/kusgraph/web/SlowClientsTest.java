package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send slowly or not at all, and many of them. */
@NullUnmarked
@Timeout(60)
final class SlowClientsTest {
    private static final int MOST = 50;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.of(
                TestSnapshots.of("<urn:test:s> <urn:test:p> 1 ."),
                options -> options.withHttpLimits(
                        HttpLimits.USUAL.withConnectionsOfClient(MOST).withRequestTime(Duration.ofSeconds(2))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void halfSentRequestsAreClosedAndKeepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MOST - 10; i++) {
                slow.add(i % 2 == 0 ? sent("GET /sparql HTTP/1.1\r\nHost: x\r\nX-A: ") : sent("""
                        POST /sparql HTTP/1.1\r
                        Host: x\r
                        Content-Type: application/sparql-query\r
                        Content-Length: 100\r
                        \r
                        ASK"""));
            }
            assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
            for (Socket socket : slow) {
                assertThat(rest(socket)).doesNotContain("200 OK");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
    }

    @Test
    void aClientsConnectionsBeyondItsShareAreRefusedWithoutWaiting() throws IOException {
        List<Socket> idle = new ArrayList<>();
        // A server of its own: on another, connections that the tests before have closed may not be forgotten yet.
        try (TestServer few = TestServer.of(
                TestSnapshots.of("<urn:test:s> <urn:test:p> 1 ."),
                options -> options.withHttpLimits(HttpLimits.USUAL.withConnectionsOfClient(MOST)))) {
            for (int i = 0; i < MOST; i++) {
                // A connection counts from its acceptance on, which is certain only once it has been answered on.
                Socket socket = sent("GET /$/ping HTTP/1.1\r\nHost: x\r\n\r\n", few);
                idle.add(socket);
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
            try (Socket refused = sent("", few)) {
                assertThat(rest(refused))
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 10")
                        .endsWith("too many connections open\n");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static Socket sent(String text) throws IOException {
        return sent(text, server);
    }

    private static Socket sent(String text, TestServer to) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.server().port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** A connection that is reset has ended too; one that stays open fails the test. */
    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }
}
