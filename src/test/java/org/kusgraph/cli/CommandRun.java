package org.kusgraph.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What came of a command that reads the data.
 *
 * @param code the exit code
 * @param data what was written to standard output
 * @param words what was written to standard error
 */
record CommandRun(int code, String data, String words) {

    /** Runs a command without input. */
    static CommandRun of(String... arguments) {
        return withInput(new byte[0], arguments);
    }

    /** Runs a command in an environment. */
    static CommandRun in(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringWriter words = new StringWriter();
        int code = run(new byte[0], data, words, environment, arguments);
        return new CommandRun(code, data.toString(StandardCharsets.UTF_8), words.toString());
    }

    /** Runs a command with standard input. */
    static CommandRun withInput(byte[] input, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringWriter words = new StringWriter();
        int code = run(input, data, words, Map.of(), arguments);
        return new CommandRun(code, data.toString(StandardCharsets.UTF_8), words.toString());
    }

    /** Runs a command whose standard output is the given one. */
    static CommandRun into(OutputStream data, String... arguments) {
        StringWriter words = new StringWriter();
        int code = run(new byte[0], data, words, Map.of(), arguments);
        return new CommandRun(code, "", words.toString());
    }

    private static int run(
            byte[] input, OutputStream data, StringWriter words, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUS_ONTOLOGY", "ontology");
        Streams streams = new Streams(
                new ByteArrayInputStream(input), new StandardOutput(data), new PrintWriter(words, true), false, false);
        return new Program(Main.commands(streams, environment), streams, all).run(arguments);
    }
}
