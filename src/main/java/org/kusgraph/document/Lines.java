package org.kusgraph.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes bytes from a stream a line at a time, or all of them, but never more than a limit. */
public final class Lines {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_EXPECTED_BYTES = 1 << 20;

    private final InputStream bytes;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;

    /** What the next line may take, as the one before did. */
    private int lineBytes;

    /**
     * Begins at the stream's next byte.
     *
     * @param bytes the stream; more of it may be read than is taken here
     * @param mostBytes the limit
     */
    public Lines(InputStream bytes, int mostBytes) {
        this.bytes = bytes;
        this.mostBytes = mostBytes;
    }

    /** The next line with its end, or nothing at the end of the stream. Of a longer one, one byte more than the limit. */
    public byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(lineBytes);
        boolean ended = false;
        while (!ended && fill()) {
            int stop = next;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            ended = stop < end;
            take(ended ? stop + 1 : stop, line);
        }
        byte[] whole = line.toByteArray();
        lineBytes = Math.min(whole.length, MOST_EXPECTED_BYTES);
        return whole;
    }

    /** Everything to the end of the stream. Of more, one byte more than the limit; the rest is not read. */
    byte[] rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (rest.size() <= mostBytes && fill()) {
            take(end, rest);
        }
        return rest.toByteArray();
    }

    private void take(int stop, ByteArrayOutputStream target) {
        int room = mostBytes + 1 - target.size();
        target.write(buffer, next, Math.min(stop - next, Math.max(room, 0)));
        next = stop;
    }

    /** Whether there is a byte in the buffer, which is read if need be. */
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(bytes.read(buffer), 0);
        }
        return end > 0;
    }
}
