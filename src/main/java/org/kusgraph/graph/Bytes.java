package org.kusgraph.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are added up, to be written at once. */
public final class Bytes {
    private static final int FIRST_SIZE = 1 << 14;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int size;

    /** Begins anew. */
    void clear() {
        size = 0;
    }

    /** Adds a byte. */
    void add(byte octet) {
        grow(1);
        buffer[size++] = octet;
    }

    /** Adds bytes. */
    void add(byte[] octets) {
        grow(octets.length);
        System.arraycopy(octets, 0, buffer, size, octets.length);
        size += octets.length;
    }

    private void grow(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), 2 * buffer.length));
        }
    }

    /** What was added, for whoever keeps it. */
    public byte[] copy() {
        return Arrays.copyOf(buffer, size);
    }

    /** Writes what was added. */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(buffer, 0, size);
    }
}
