package org.kusgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, whose failures are told from those of any other file. */
final class StandardOutput extends OutputStream {
    private final OutputStream target;

    StandardOutput(OutputStream target) {
        this.target = new BufferedOutputStream(target, 1 << 16);
    }

    @Override
    public void write(int octet) throws IOException {
        try {
            target.write(octet);
        } catch (IOException exception) {
            throw new OutputFailure(exception);
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            target.write(octets, offset, length);
        } catch (IOException exception) {
            throw new OutputFailure(exception);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException exception) {
            throw new OutputFailure(exception);
        }
    }

    /** Flushes only: the process's standard output stays open until it ends. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
