package org.kusgraph.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kusgraph.replica.FollowLimits;
import org.kusgraph.replica.Location;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a server that builds nothing, and serves what is put at a location. */
final class FollowOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--follow",
            paramLabel = "LOCATION",
            description = {
                "Builds nothing and serves the newest snapshot of a location: a folder, or a folder's address that begins with",
                "http:// or https://. 'kus publish --to-store' puts snapshots there."
            })
    private @Nullable String location;

    @Option(
            names = "--follow-seconds",
            paramLabel = "SECONDS",
            converter = BoundedNumber.Seconds.class,
            defaultValue = "2",
            description = "How often the location is looked at (default: ${DEFAULT-VALUE}).")
    private int everySeconds = 2;

    @Option(
            names = "--follow-bytes",
            paramLabel = "BYTES",
            description = "The most bytes of a snapshot (default: ${DEFAULT-VALUE}).")
    private long mostBytes = FollowLimits.USUAL.mostBytes();

    @Option(
            names = "--lag-seconds",
            paramLabel = "SECONDS",
            converter = BoundedNumber.Seconds.class,
            defaultValue = "60",
            description =
                    "How long a newer snapshot may be there before this server is not ready (default: ${DEFAULT-VALUE}).")
    private int lagSeconds = 60;

    @Option(
            names = "--blind-seconds",
            paramLabel = "SECONDS",
            converter = BoundedNumber.Seconds.class,
            description = "How long the location may be of no use before this server is not ready (default: for ever).")
    private @Nullable Integer blindSeconds;

    /** The location that is followed, if one is; an address that cannot be read is wrong usage. */
    Optional<Location> location() {
        try {
            return Optional.ofNullable(location).map(Location::of);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    /** What another option is told that says what to build. */
    ParameterException notWith(String option) {
        return new ParameterException(
                command.commandLine(),
                "--follow does not go with " + option + ": a server that follows builds nothing");
    }

    FollowLimits limits() {
        return new FollowLimits(
                Duration.ofSeconds(everySeconds),
                mostBytes,
                Duration.ofSeconds(lagSeconds),
                Optional.ofNullable(blindSeconds).map(Duration::ofSeconds));
    }
}
