package org.kusgraph.spark;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines that begin in a range of bytes, each to its end, which may be after the range. */
final class LinesOfSplit extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private long position;
    private final long end;
    private boolean ended;

    private LinesOfSplit(InputStream input, long position, long end) {
        super(input);
        this.position = position;
        this.end = end;
    }

    /**
     * @param input the file from the byte before the range on, or from its beginning
     * @param split the range
     */
    static InputStream of(InputStream input, Split split) throws IOException {
        InputStream buffered = new BufferedInputStream(input, BUFFER_BYTES);
        long position = 0;
        if (split.start() > 0) {
            position = split.start() - 1;
            int octet;
            do {
                octet = buffered.read();
                position++;
            } while (octet >= 0 && octet != '\n');
        }
        LinesOfSplit lines = new LinesOfSplit(buffered, position, split.end());
        lines.ended = position >= split.end();
        return lines;
    }

    /** How many lines begin in a range, of a file that is read from the byte before the range on, or from its beginning. */
    static int count(InputStream input, Split split) throws IOException {
        int count = split.start() == 0 ? 1 : 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = split.end() - Math.max(split.start() - 1, 0) - 1;
        while (left > 0) {
            int read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return count;
            }
            for (int i = 0; i < read; i++) {
                count += buffer[i] == '\n' ? 1 : 0;
            }
            left -= read;
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        // Up to the byte before the last of the range nothing can end it; from there on the next end of a line does.
        long free = end - 1 - position;
        if (free > 0) {
            int read = in.read(octets, offset, (int) Math.min(length, free));
            ended = read < 0;
            position += Math.max(read, 0);
            return read;
        }
        int octet = in.read();
        ended = octet < 0 || octet == '\n';
        if (octet < 0) {
            return -1;
        }
        position++;
        octets[offset] = (byte) octet;
        return 1;
    }
}
