package org.kusgraph.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The streams of one run. Data goes to {@code data} (standard output), so that it can be piped; words for the person at the
 * terminal go to {@code words} (standard error).
 *
 * @param input standard input
 * @param data bytes, not characters: a write that fails throws an {@link OutputFailure}. A command flushes what it wraps
 *     around this
 * @param words UTF-8 whatever the locale says, flushed at each line's end
 * @param dataOnTerminal whether a person reads {@code data}; decides between a table and a machine's format
 * @param wordsOnTerminal whether a person reads {@code words}; a progress bar is drawn only then
 */
record Streams(
        InputStream input, OutputStream data, PrintWriter words, boolean dataOnTerminal, boolean wordsOnTerminal) {

    /** The process's own streams. */
    static Streams standard() {
        // The streams of System would hide a failed write (PrintStream) and use the locale's charset.
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true),
                // Java cannot tell a terminal from a pipe, one stream at a time; the launcher can, and says so.
                Boolean.getBoolean("kus.data.terminal"),
                Boolean.getBoolean("kus.words.terminal"));
    }

    /** Streams on which nothing comes in, and nothing goes out. */
    static Streams silent() {
        return new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(Writer.nullWriter()),
                false,
                false);
    }
}
