package org.kusgraph.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The command line: finds the command that the arguments name, runs it, and turns whatever happens into an
 * {@link ExitCode} and, for a mistake, one line of words.
 */
final class Program {
    /** What {@code kus} does when it is not told what to do. */
    private static final String DEFAULT_COMMAND = "serve";

    private final List<Object> commands;
    private final Streams streams;
    private final EnvironmentDefaults defaults;

    /**
     * @param commands picocli commands, each a {@code Callable<Integer>} that returns an {@link ExitCode}. An
     *     {@link IOException} that leaves a command is taken for a fault of the environment and must name what failed; any
     *     other exception for a fault of the program
     * @param environment the variables that stand in for options, see {@link EnvironmentDefaults}
     */
    Program(List<Object> commands, Streams streams, Map<String, String> environment) {
        this.commands = List.copyOf(commands);
        this.streams = streams;
        this.defaults = new EnvironmentDefaults(environment);
    }

    /**
     * Runs one command to its end and returns an {@link ExitCode}. The RDF engine is readied beside the reading of the command
     * line, as both take a good part of a start. Until it is ready nothing else may use a class of it: that class would ready
     * the engine, which needs that class, and two threads that begin at different ends wait for each other for ever.
     */
    int run(String... arguments) {
        CompletableFuture<Void> engine = CompletableFuture.runAsync(JenaSystem::init);
        String[] words = arguments.length == 0 ? new String[] {DEFAULT_COMMAND} : arguments;
        CommandLine commandLine = commandLine(words[0]).setExecutionStrategy(parsed -> {
            engine.join();
            return new RunLast().execute(parsed);
        });
        try {
            return flush(commandLine, commandLine.execute(words));
        } catch (OutOfMemoryError error) {
            return say(
                    commandLine,
                    ExitCode.ENVIRONMENT,
                    "the %d MiB of memory that Java may use are not enough; KUS_JAVA_OPTS=-Xmx8g allows 8 GiB"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    /** What reads the words of a command line that begins with this word. */
    CommandLine commandLine(String firstWord) {
        CommandLine commandLine = new CommandLine(new Kus());
        for (Object command : named(firstWord)) {
            CommandLine subcommand = new CommandLine(command);
            subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
            subcommand
                    .getCommandSpec()
                    .usageMessage()
                    .footer("", "Each option can also be given by the environment: --some-option as KUS_SOME_OPTION.");
            commandLine.addSubcommand(subcommand);
        }
        return commandLine
                .setOut(new PrintWriter(new OutputStreamWriter(streams.data(), StandardCharsets.UTF_8), true))
                .setErr(streams.words())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(defaults)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failure);
    }

    /**
     * The command that {@code word} names; all of them where it names none, to list them or to find the one that was meant.
     * Reading the options of all of them by reflection is a good part of the time that a start takes.
     */
    private List<Object> named(String word) {
        List<Object> named = commands.stream()
                .filter(command ->
                        command.getClass().getAnnotation(Command.class).name().equals(word))
                .toList();
        return named.isEmpty() ? commands : named;
    }

    /** Writes what is not written yet, and says so if it cannot be, unless the command has just said that. */
    private int flush(CommandLine commandLine, int code) {
        try {
            streams.data().flush();
            return code;
        } catch (IOException exception) {
            return code == ExitCode.ENVIRONMENT ? code : environmentFault(commandLine, exception);
        }
    }

    private int wrongUsage(ParameterException exception, String[] arguments) {
        return say(exception.getCommandLine(), ExitCode.USAGE, UsageMistake.of(exception, defaults, arguments));
    }

    private int failure(Exception exception, CommandLine command, ParseResult parsed) {
        return switch (exception) {
            case IOException fault -> environmentFault(command, fault);
            case UncheckedIOException fault -> environmentFault(command, Objects.requireNonNull(fault.getCause()));
            default -> {
                int code = say(
                        command,
                        ExitCode.PROGRAM,
                        "this is a mistake in the program, not in your input; please report it with what follows");
                exception.printStackTrace(streams.words());
                yield code;
            }
        };
    }

    private int environmentFault(CommandLine command, IOException exception) {
        if (exception instanceof OutputFailure output && output.isReaderGone()) {
            return ExitCode.DONE;
        }
        return say(command, ExitCode.ENVIRONMENT, EnvironmentFault.of(exception));
    }

    private int say(CommandLine command, int code, String sentence) {
        streams.words().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        return code;
    }

    @Command(
            name = "kus",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description =
                    "The US-Korea technology cooperation graph: articles become a knowledge graph that answers SPARQL.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Without a command, kus serves the graph. 'kus COMMAND --help' tells more of each.",
                "Exit codes: 0 done, 1 the input is at fault, 2 wrong usage, 3 the environment is at fault."
            })
    private static final class Kus {}

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Program.class.getPackage().getImplementationVersion();
            return new String[] {"kus " + (version == null ? "(not packaged)" : version)};
        }
    }
}
