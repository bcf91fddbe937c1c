package org.kusgraph.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.Shown;
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
        String mistake = wrongValue(exception).orElseGet(() -> String.valueOf(exception.getMessage())
                .lines()
                .findFirst()
                .orElse("wrong usage"));
        String whole = fromEnvironment(exception, defaults, arguments)
                .map(variable -> "%s (taken from the environment variable %s)".formatted(mistake, variable))
                .orElse(mistake);
        return whole + (whole.endsWith("?") ? " " : "; ") + help;
    }

    /** What an option takes, when it was given what it does not take. */
    private static Optional<String> wrongValue(ParameterException exception) {
        // Only the conversion of a value fails for a cause, and its words are those of programmers.
        Throwable refusal = exception.getCause();
        if (refusal == null || !(exception.getArgSpec() instanceof OptionSpec option)) {
            return Optional.empty();
        }
        String value = Shown.quoted(String.valueOf(exception.getValue()));
        // Of an optional value, the type of the value.
        Class<?> type = option.auxiliaryTypes()[0];
        if (type.isEnum()) {
            List<String> words =
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
            return Optional.of("%s takes %s, not %s%s"
                    .formatted(
                            option.longestName(),
                            choice(words),
                            value,
                            meant(String.valueOf(exception.getValue()), words)));
        }
        boolean isNumber = type == int.class || type == Integer.class;
        String taken = isNumber ? "a whole number of at most " + Integer.MAX_VALUE : option.paramLabel();
        boolean saysItself = option.converters() != null && option.converters().length > 0;
        return Optional.of("%s takes %s, not %s"
                .formatted(option.longestName(), saysItself ? String.valueOf(refusal.getMessage()) : taken, value));
    }

    private static String choice(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static String meant(String written, List<String> existing) {
        return NearMiss.of(written, existing)
                .map(word -> "; did you mean " + Shown.quoted(word) + "?")
                .orElse("");
    }

    private static String unmatched(UnmatchedArgumentException exception, CommandLine command) {
        String argument = exception.getUnmatched().get(0);
        String what;
        if (exception.isUnknownOption()) {
            what = "there is no option '%s'".formatted(argument);
            String near = meant(argument.replaceFirst("=.*", ""), options(command));
            if (!near.isEmpty()) {
                return what + near;
            }
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

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
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
