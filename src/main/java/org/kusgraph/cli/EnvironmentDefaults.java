package org.kusgraph.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes an option that is not on the command line from the environment: {@code --time-limit} from {@code KUS_TIME_LIMIT}. */
final class EnvironmentDefaults implements IDefaultValueProvider {
    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Null, in picocli's contract, means that the option's own default holds. */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
    }

    /** What the environment says of an option; a variable that is set but empty says nothing. */
    Optional<String> value(OptionSpec option) {
        // A variable must not turn every command into a call for help.
        if (option.usageHelp() || option.versionHelp()) {
            return Optional.empty();
        }
        return Optional.ofNullable(environment.get(variable(option))).filter(value -> !value.isEmpty());
    }

    /** The variable's name: that of the option's long form. */
    static String variable(OptionSpec option) {
        return "KUS_"
                + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
