package org.kusgraph.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry: hands the arguments to the command line and ends with its exit code. */
@Command(name = "kus", description = "The US-Korea technology cooperation graph.", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
