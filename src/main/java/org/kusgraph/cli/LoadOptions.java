package org.kusgraph.cli;

import java.time.Duration;
import org.kusgraph.web.ServerOptions;
import org.kusgraph.web.load.LoadLimits;
import org.kusgraph.web.query.AnswerLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how much queries may take of a server. */
final class LoadOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--query-seconds",
            paramLabel = "SECONDS",
            converter = BoundedNumber.Seconds.class,
            defaultValue = "30",
            description = "How long a query may run (default: ${DEFAULT-VALUE}).")
    private int querySeconds = 30;

    @Option(
            names = "--answer-rows",
            paramLabel = "ROWS",
            description = "The most rows or statements of an answer (default: ${DEFAULT-VALUE}).")
    private long answerRows = AnswerLimits.USUAL.rows();

    @Option(
            names = "--answer-bytes",
            paramLabel = "BYTES",
            description = "The most bytes of an answer, before compression (default: ${DEFAULT-VALUE}).")
    private long answerBytes = AnswerLimits.USUAL.bytes();

    @Option(
            names = "--answer-cache-bytes",
            paramLabel = "BYTES",
            description =
                    "How many bytes of answers are kept to be given again while the data is the same; 0 keeps none (default: ${DEFAULT-VALUE}).")
    private long answerCacheBytes = AnswerLimits.USUAL.cacheBytes();

    @Option(
            names = "--queries",
            paramLabel = "COUNT",
            description =
                    "How many short queries run at once; of these and the following two, one client gets half (default here: ${DEFAULT-VALUE}).")
    private int queries = LoadLimits.USUAL.running();

    @Option(
            names = "--lengthy-queries",
            paramLabel = "COUNT",
            description =
                    "How many queries run at once that run for more than a quarter of a second (default here: ${DEFAULT-VALUE}).")
    private int lengthyQueries = LoadLimits.USUAL.lengthy();

    @Option(
            names = "--waiting-queries",
            paramLabel = "COUNT",
            description = "How many queries of each sort wait for their turn (default: ${DEFAULT-VALUE}).")
    private int waitingQueries = LoadLimits.USUAL.waiting();

    @Option(
            names = "--wait-seconds",
            paramLabel = "SECONDS",
            description = "How long a query waits for its turn before it is refused (default: ${DEFAULT-VALUE}).")
    private long waitSeconds = LoadLimits.USUAL.patience().toSeconds();

    /** The options of a server under these limits; to ask for some that cannot be kept is wrong usage. */
    ServerOptions applyTo(ServerOptions options) {
        try {
            return options.withQueryTimeLimit(Duration.ofSeconds(querySeconds))
                    .withAnswerLimits(AnswerLimits.USUAL
                            .withRows(answerRows)
                            .withBytes(answerBytes)
                            .withCacheBytes(answerCacheBytes))
                    .withLoadLimits(LoadLimits.USUAL
                            .withRunning(queries)
                            .withLengthy(lengthyQueries)
                            .withWaiting(waitingQueries)
                            .withPatience(Duration.ofSeconds(waitSeconds)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
