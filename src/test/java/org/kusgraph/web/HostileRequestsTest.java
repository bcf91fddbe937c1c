package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that a stranger may send, each with what it is to be answered. The file says how it is written: a name, a request,
 * and behind an arrow the statuses that are right, or {@code cut} for an answer without an end, and a part of the answer.
 */
@NullUnmarked
final class HostileRequestsTest {
    private static final Path CASES = Path.of("src/test/resources/cases/hostile/requests.txt");

    /** {@code ${3*ab}} stands for ababab, {@code ${hex:ff}} for a byte. */
    private static final Pattern REPEATED = Pattern.compile("\\$\\{(\\d+)\\*(.*?)}(?!})", Pattern.DOTALL);

    private static final Pattern BYTES = Pattern.compile("\\$\\{hex:([0-9A-Fa-f]+)}");

    private static final int MOST_BYTES = 4 << 20;

    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 200)
                .mapToObj("<urn:test:s%1$d> <urn:test:p> %1$d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(TestSnapshots.of(data), options -> options.withQueryTimeLimit(Duration.ofMillis(800)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Case> cases() throws IOException {
        return Arrays.stream(Files.readString(CASES).split("(?m)^## ", -1))
                .skip(1)
                .map(Case::read);
    }

    @Test
    void thereAreMoreThanAHundred() throws IOException {
        assertThat(cases().map(Case::name)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aHostileRequestIsAnsweredAsItShouldBe(Case hostile) throws IOException {
        Reply reply = ask(hostile);
        assertThat(hostile.statuses).as(reply.shown()).contains(reply.outcome());
        if (!reply.outcome().equals("cut")) {
            assertThat(reply.text).contains(hostile.part);
        }
        assertThat(reply.text).doesNotContain("Exception", "\tat ", "org.apache");
        assertThat(reply.head).containsIgnoringCase("X-Content-Type-Options: nosniff");
        assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
    }

    private static Reply ask(Case hostile) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.setSoTimeout(30_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(hostile.request());
                out.flush();
            } catch (IOException e) {
                // The server need not read all of it before it refuses it.
                return Reply.of(received(socket));
            }
            return Reply.of(received(socket));
        }
    }

    private static byte[] received(Socket socket) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                // The end of a long answer is what tells whether it is whole.
                if (received.size() > MOST_BYTES) {
                    received.reset();
                    received.write("HTTP/1.1 200 OK\r\nX-Content-Type-Options: nosniff\r\nchunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                }
                received.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // A connection that is reset has ended too.
            return received.toByteArray();
        }
        return received.toByteArray();
    }

    record Case(String name, String written, List<String> statuses, String part) {
        static Case read(String block) {
            int line = block.indexOf('\n');
            int arrow = block.lastIndexOf("\n=> ");
            String[] expected = block.substring(arrow + 4).strip().split(" ", 2);
            return new Case(
                    block.substring(0, line),
                    block.substring(line + 1, arrow),
                    List.of(expected[0].split("/", -1)),
                    expected.length > 1 ? expected[1] : "");
        }

        byte[] request() {
            int gap = written.indexOf("\n\n");
            byte[] body = gap < 0 ? new byte[0] : bytes(written.substring(gap + 2));
            String head = gap < 0 ? written : written.substring(0, gap);
            List<String> lines =
                    new ArrayList<>(List.of(new String(bytes(head), StandardCharsets.ISO_8859_1).split("\n", -1)));
            lines.set(0, lines.getFirst() + " HTTP/1.1");
            lines.add("Host: x");
            lines.add("Connection: close");
            String given = head.toLowerCase(Locale.ROOT);
            if (body.length > 0 && !given.contains("content-length") && !given.contains("transfer-encoding")) {
                lines.add("Content-Length: " + body.length);
            }
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            return request.toByteArray();
        }

        private static byte[] bytes(String written) {
            String repeated = REPEATED.matcher(written)
                    .replaceAll(
                            match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Matcher escaped = BYTES.matcher(repeated);
            int from = 0;
            while (escaped.find()) {
                bytes.writeBytes(repeated.substring(from, escaped.start()).getBytes(StandardCharsets.UTF_8));
                bytes.writeBytes(HexFormat.of().parseHex(escaped.group(1)));
                from = escaped.end();
            }
            bytes.writeBytes(repeated.substring(from).getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Reply(String head, String text) {
        static Reply of(byte[] received) {
            String whole = new String(received, StandardCharsets.UTF_8);
            int gap = whole.indexOf("\r\n\r\n");
            return gap < 0 ? new Reply(whole, "") : new Reply(whole.substring(0, gap), whole.substring(gap + 4));
        }

        String outcome() {
            boolean isCut = head.contains("chunked") && !text.isEmpty() && !text.endsWith("0\r\n\r\n");
            return isCut ? "cut" : head.split(" ", 3).length < 2 ? "nothing" : head.split(" ", 3)[1];
        }

        String shown() {
            return head + "\n" + text.substring(0, Math.min(text.length(), 300));
        }
    }
}
