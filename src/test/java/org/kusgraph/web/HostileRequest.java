package org.kusgraph.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that a stranger may send. The file says how it is written: a name, a request, and behind an arrow the statuses that
 * are right, or {@code cut} for an answer without an end, and a part of the answer.
 *
 * @param name what it is called
 * @param written the request, as the file has it
 * @param outcomes what may come of it
 * @param part what the answer has in it, unless it is cut
 */
public record HostileRequest(String name, String written, List<String> outcomes, String part) {
    private static final Path FILE = Path.of("src/test/resources/cases/hostile/requests.txt");

    /** {@code ${3*ab}} stands for ababab, {@code ${hex:ff}} for a byte. */
    private static final Pattern REPEATED = Pattern.compile("\\$\\{(\\d+)\\*(.*?)}(?!})", Pattern.DOTALL);

    private static final Pattern BYTES = Pattern.compile("\\$\\{hex:([0-9A-Fa-f]+)}");

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_MILLIS = 30_000;

    /** All that the file has. */
    public static List<HostileRequest> all() throws IOException {
        return Arrays.stream(Files.readString(FILE).split("(?m)^## ", -1))
                .skip(1)
                .map(HostileRequest::read)
                .toList();
    }

    private static HostileRequest read(String block) {
        int line = block.indexOf('\n');
        int arrow = block.lastIndexOf("\n=> ");
        String[] expected = block.substring(arrow + 4).strip().split(" ", 2);
        return new HostileRequest(
                block.substring(0, line),
                block.substring(line + 1, arrow),
                List.of(expected[0].split("/", -1)),
                expected.length > 1 ? expected[1] : "");
    }

    /** Sends it to a port of this machine, and takes what is answered until the server closes the connection. */
    public Reply sendTo(int port) throws IOException {
        byte[] request = request();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MOST_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
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

    private byte[] request() {
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
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
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

    /**
     * What was answered.
     *
     * @param head the status and the headers
     * @param text what follows them
     */
    public record Reply(String head, String text) {
        private static Reply of(byte[] received) {
            String whole = new String(received, StandardCharsets.UTF_8);
            int gap = whole.indexOf("\r\n\r\n");
            return gap < 0 ? new Reply(whole, "") : new Reply(whole.substring(0, gap), whole.substring(gap + 4));
        }

        /** The status, {@code cut} for an answer without its end, or {@code nothing}. */
        public String outcome() {
            boolean isCut = head.contains("chunked") && !text.isEmpty() && !text.endsWith("0\r\n\r\n");
            return isCut ? "cut" : head.split(" ", 3).length < 2 ? "nothing" : head.split(" ", 3)[1];
        }

        /** For a failed assertion to show. */
        public String shown() {
            return head + "\n" + text.substring(0, Math.min(text.length(), 300));
        }
    }
}
