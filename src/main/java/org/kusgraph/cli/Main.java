package org.kusgraph.cli;

import java.util.List;

/** The program's entry: hands the arguments to the command line and ends with its exit code. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        Streams streams = Streams.standard();
        System.exit(new Program(commands(streams), streams, System.getenv()).run(arguments));
    }

    /** Every command of the program; a new one is one class and one line here. */
    private static List<Object> commands(Streams streams) {
        return List.of(
                new BuildCommand(streams),
                new CheckCommand(streams),
                new ConvertCommand(streams),
                new ServeCommand(streams),
                new Train(streams));
    }
}
