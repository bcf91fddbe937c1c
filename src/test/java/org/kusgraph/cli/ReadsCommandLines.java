package org.kusgraph.cli;

import java.util.Map;

/** Reads the command lines that it is given, each as one argument, and runs none of them. */
final class ReadsCommandLines {
    private ReadsCommandLines() {}

    public static void main(String[] commandLines) {
        Streams silent = Streams.silent();
        Program program = new Program(Main.commands(silent, Map.of()), silent, Map.of());
        int read = 0;
        for (String commandLine : commandLines) {
            String[] words = commandLine.split(" ");
            read += program.commandLine(words[0])
                    .setExecutionStrategy(parsed -> 1)
                    .execute(words);
        }
        System.out.println(read);
    }
}
