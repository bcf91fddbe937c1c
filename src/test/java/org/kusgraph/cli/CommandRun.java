package org.kusgraph.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A run of one command and what came of it.
 *
 * @param code the exit code
 * @param data what went to standard output
 * @param words what went to standard error
 */
record CommandRun(int code, String data, String words) {

    /** Runs a command whose output does not go to a terminal. */
    static CommandRun of(Function<Streams, Object> command, String... arguments) {
        return of(command, "", arguments);
    }

    /** Runs a command with a text at its standard input. */
    static CommandRun of(Function<Streams, Object> command, String input, String[] arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringWriter words = new StringWriter();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new StandardOutput(data),
                new PrintWriter(words, true),
                false,
                false);
        int code = new Program(List.of(command.apply(streams)), streams, Map.of()).run(arguments);
        return new CommandRun(code, data.toString(StandardCharsets.UTF_8), words.toString());
    }
}
