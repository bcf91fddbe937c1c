package org.kusgraph.cli;

import java.util.List;
import java.util.Map;

/** The program's entry: hands the arguments to the command line and ends with its exit code. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        Streams streams = Streams.standard();
        System.exit(new Program(commands(streams, System.getenv()), streams, System.getenv()).run(arguments));
    }

    /** Every command of the program; a new one is one class and one line here. */
    static List<Object> commands(Streams streams, Map<String, String> environment) {
        return List.of(
                new BuildCommand(streams),
                new CheckCommand(streams),
                new ConvertCommand(streams),
                new DraftCommand(streams),
                new EvidenceCommand(streams),
                new LinkCommand(streams),
                new SchemaCommand(streams),
                new ServeCommand(streams),
                new QueryCommand(streams),
                new PublishCommand(streams, environment),
                new Train(environment));
    }
}
