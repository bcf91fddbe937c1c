package org.kusgraph.cli;

import org.kusgraph.document.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how large a document may be. */
final class LimitOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = Limits.BYTES_OPTION,
            paramLabel = "BYTES",
            description = "The most bytes of one document, unpacked (default: ${DEFAULT-VALUE}).")
    private int bytes = Limits.USUAL.bytes();

    @Option(
            names = Limits.DEPTH_OPTION,
            paramLabel = "LEVELS",
            description = "The most objects and lists within one another (default: ${DEFAULT-VALUE}).")
    private int depth = Limits.USUAL.depth();

    /** The limits; to ask for some that cannot be kept is wrong usage. */
    Limits limits() {
        try {
            return new Limits(bytes, depth);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
