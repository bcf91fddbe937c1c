package org.kusgraph.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words a mistake on the command line as one sentence that offers the mend. */
final class UsageMistake {
    private UsageMistake() {}

    /** One line, without the command's name in front. */
    static String of(ParameterException exception, EnvironmentDefaults defaults, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String help =
                "'%s --help' tells more".formatted(command.getCommandSpec().qualifiedName());
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command) + " " + help;
        }
        String mistake =
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("wrong usage");
        return fromEnvironment(exception, defaults, arguments)
                .map(variable -> "%s (taken from the environment variable %s); %s".formatted(mistake, variable, help))
                .orElseGet(() -> mistake + "; " + help);
    }

    private static String unmatched(UnmatchedArgumentException exception, CommandLine command) {
        String argument = exception.getUnmatched().get(0);
        String what;
        if (exception.isUnknownOption()) {
            what = "there is no option '%s'".formatted(argument);
        } else if (command.getSubcommands().isEmpty()) {
            what = "there is no place for the argument '%s'".formatted(argument);
        } else {
            what = "there is no command '%s'".formatted(argument);
        }
        List<String> suggestions = exception.getSuggestions();
        if (suggestions.isEmpty()) {
            return what + ";";
        }
        String meant = suggestions.get(0);
        return "%s; did you mean '%s'?".formatted(what, meant.substring(meant.lastIndexOf(' ') + 1));
    }

    // A person who typed no such option must learn where its value comes from.
    private static Optional<String> fromEnvironment(
            ParameterException exception, EnvironmentDefaults defaults, String[] arguments) {
        return Optional.ofNullable(exception.getArgSpec())
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .filter(option -> Arrays.stream(option.names())
                        .noneMatch(name -> Arrays.stream(arguments).anyMatch(word -> word.startsWith(name))))
                .filter(option -> defaults.value(option).isPresent())
                .map(EnvironmentDefaults::variable);
    }
}
