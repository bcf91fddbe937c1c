package org.kusgraph.cli;

import org.kusgraph.web.Articles;
import org.kusgraph.web.ServerOptions;
import org.kusgraph.web.Writing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option by which a server lets somebody write. */
final class WriteOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = {
                "Lets whoever sends this token put and delete articles (default: nobody can). Give it by the variable",
                "KUS_TOKEN, because all users of the machine can see what stands on a command line."
            })
    private String token = "";

    /** Refuses a token beside an option that it does not go with: wrong usage. */
    void refuse(String option, String reason) {
        if (!token.isEmpty()) {
            throw new ParameterException(command.commandLine(), "--token does not go with " + option + ": " + reason);
        }
    }

    /** The options of a server with it; a token that could be guessed is wrong usage. */
    ServerOptions applyTo(ServerOptions options, Articles articles) {
        if (token.isEmpty()) {
            return options;
        }
        try {
            return options.withWriting(new Writing(token, articles));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
