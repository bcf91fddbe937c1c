package org.kusgraph.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Is told how far a long work is. */
public interface Progress {
    /** Nobody waits. */
    Progress UNWATCHED = new Progress() {
        @Override
        public void begin(String step, OptionalLong bytes) {}

        @Override
        public void advance(long bytes) {}
    };

    /**
     * A step of the work begins, and with it the step before has ended.
     *
     * @param step what is done, as a verb that a person reads
     * @param bytes how much is to be read in it, where that is known
     */
    void begin(String step, OptionalLong bytes);

    /** So many more bytes have been read. */
    void advance(long bytes);

    /**
     * A stream that tells of what is read from it.
     *
     * @param input the stream; closed by closing the returned one
     */
    default InputStream watch(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                advance(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                int count = in.read(octets, offset, length);
                advance(Math.max(count, 0));
                return count;
            }
        };
    }
}
