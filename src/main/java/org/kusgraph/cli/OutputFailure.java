package org.kusgraph.cli;

import java.io.IOException;

/** Standard output could not be written: its reader has gone away, or the disk behind it is full. */
final class OutputFailure extends IOException {
    OutputFailure(IOException cause) {
        super("standard output: " + cause.getMessage(), cause);
    }

    /** Whether the reader has had enough, as {@code head} has after ten lines; nothing is wrong then. */
    boolean isReaderGone() {
        return String.valueOf(getMessage()).contains("Broken pipe");
    }
}
