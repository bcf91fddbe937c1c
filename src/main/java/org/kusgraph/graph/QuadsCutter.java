package org.kusgraph.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Lines;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/** Cuts N-Quads into graphs, each a run of lines that end with the same graph; memory is bounded by one of them. */
final class QuadsCutter {
    private final String file;
    private final Lines lines;
    private final long mostBytes;
    private final Receiver receiver;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private String graph = "";
    private int firstLine = 1;
    private int line = 1;
    private boolean isTooLarge;

    /** Takes the text of a graph, or why it cannot be read. */
    @FunctionalInterface
    interface Receiver {
        void accept(Outcome<SourceText> text);
    }

    /**
     * @param mostBytes the most bytes of a graph, and of a line
     */
    QuadsCutter(String file, InputStream input, int mostBytes, Receiver receiver) {
        this.file = file;
        this.lines = new Lines(input, mostBytes);
        this.mostBytes = mostBytes;
        this.receiver = receiver;
    }

    void cut() throws IOException {
        for (byte[] bytes = lines.line(); bytes.length > 0; bytes = lines.line()) {
            String found = graphOf(bytes);
            if (!found.isEmpty() && !found.equals(graph)) {
                if (!graph.isEmpty()) {
                    send();
                }
                graph = found;
            }
            add(bytes);
            line++;
        }
        send();
    }

    private void add(byte[] bytes) {
        isTooLarge |= block.size() + (long) bytes.length > mostBytes;
        if (!isTooLarge) {
            block.writeBytes(bytes);
        }
    }

    private void send() {
        if (isTooLarge) {
            receiver.accept(new Outcome.Refused<>(List.of(new Problem(
                    ProblemCode.LIMIT,
                    new Location.Place(file, firstLine, 1, ""),
                    "the statements of one graph are too many",
                    "at most " + mostBytes + " bytes, which are " + QuadsReader.BYTES_FOR_ONE
                            + " times those of the largest document",
                    "allow larger documents by " + Limits.BYTES_OPTION))));
        } else if (block.size() > 0) {
            receiver.accept(Utf8.decode(file, firstLine, block.toByteArray()));
        }
        block.reset();
        isTooLarge = false;
        firstLine = line;
    }

    /** The graph with which a line ends, or nothing where it does not end as a quad does; then the parser will say what is wrong. */
    private static String graphOf(byte[] bytes) {
        int end = beforeSpace(bytes, bytes.length);
        if (end == 0 || bytes[end - 1] != '.') {
            return "";
        }
        end = beforeSpace(bytes, end - 1);
        if (end == 0 || bytes[end - 1] != '>') {
            return "";
        }
        int start = end - 1;
        while (start > 0 && bytes[start] != '<') {
            start--;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static int beforeSpace(byte[] bytes, int from) {
        int end = from;
        while (end > 0
                && (bytes[end - 1] == ' '
                        || bytes[end - 1] == '\t'
                        || bytes[end - 1] == '\r'
                        || bytes[end - 1] == '\n')) {
            end--;
        }
        return end;
    }
}
