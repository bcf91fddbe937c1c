package org.kusgraph.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Finds out whether bytes are compressed with gzip (RFC 1952), whatever the file is called, and unpacks them. */
public final class Unpacking {
    private static final int MAGIC = 0x1f8b;
    private static final int BUFFER_BYTES = 1 << 16;

    private Unpacking() {}

    /** What is wrong with a file of which {@link java.util.zip.ZipException} or {@link java.io.EOFException} is thrown. */
    public static Problem fault(String file) {
        return new Problem(
                ProblemCode.UNREADABLE,
                new Location.WholeFile(file),
                "the compressed data is broken",
                "gzip (RFC 1952)",
                "pack it again");
    }

    /** The bytes, unpacked where they are compressed. */
    public static BufferedInputStream unpacked(InputStream input) throws IOException {
        BufferedInputStream bytes = new Foreseeing(input);
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return magic == MAGIC ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER_BYTES), BUFFER_BYTES) : bytes;
    }

    /**
     * Waits for the next byte before it says that there is none. {@link GZIPInputStream} asks that after each compressed file to
     * learn whether another follows, and before JDK 23 takes a pipe that is merely slow for one that has ended.
     */
    private static final class Foreseeing extends BufferedInputStream {
        Foreseeing(InputStream input) {
            super(input, BUFFER_BYTES);
        }

        @Override
        public synchronized int available() throws IOException {
            int available = super.available();
            if (available > 0) {
                return available;
            }
            mark(1);
            boolean ended = read() < 0;
            reset();
            return ended ? 0 : 1;
        }
    }
}
