package org.kusgraph.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of a dump, one after another, in the order in which they were sorted: by graph first. */
final class DumpLines implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FIRST_LENGTH = 256;

    private final InputStream in;
    private byte[] line = new byte[0];
    private byte[] sorted = new byte[0];

    /**
     * The lines of a dump or of a part of it, from before the first.
     *
     * @param dump the compressed bytes
     */
    DumpLines(InputStream dump) throws IOException {
        this.in = new BufferedInputStream(new GZIPInputStream(dump, BUFFER_BYTES), BUFFER_BYTES);
    }

    /** Goes on to the next line. */
    void next() throws IOException {
        line = next(in);
        sorted = isAtEnd() ? new byte[0] : sorted(line);
    }

    /** The next line of a stream; empty at its end. */
    static byte[] next(InputStream in) throws IOException {
        byte[] line = new byte[FIRST_LENGTH];
        int length = 0;
        for (int value = in.read(); value >= 0 && value != '\n'; value = in.read()) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) value;
        }
        return Arrays.copyOf(line, length);
    }

    /** Whether there are no more lines. */
    boolean isAtEnd() {
        return line.length == 0;
    }

    /** A line ends with the graph and a full stop. */
    private static byte[] sorted(byte[] line) {
        int end = line.length - 2;
        int graph = end - 1;
        while (line[graph] != ' ') {
            graph--;
        }
        byte[] sorted = new byte[end];
        int length = end - graph - 1;
        System.arraycopy(line, graph + 1, sorted, 0, length);
        sorted[length] = ' ';
        System.arraycopy(line, 0, sorted, length + 1, graph);
        return sorted;
    }

    /** The line as lines are sorted: see {@link QuadLines}. */
    byte[] sorted() {
        return sorted;
    }

    /** Which line comes first; the end comes after every line. */
    int compareTo(DumpLines other) {
        if (isAtEnd() || other.isAtEnd()) {
            return isAtEnd() ? 1 : -1;
        }
        return Arrays.compareUnsigned(sorted, other.sorted);
    }

    /** Writes the line, if there is one, into a patch. */
    void write(char change, OutputStream out) throws IOException {
        if (!isAtEnd()) {
            out.write(change);
            out.write(' ');
            out.write(line);
            out.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
