package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks documents without building anything. */
@Command(
        name = "check",
        description = {
            "Checks documents (.json, .jsonl, also .gz) and taxonomies (.ttl) as a build would, and builds nothing.",
            "They may refer to what the other files of the data folder describe. Without files, all data is checked."
        })
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Folders folders = new Folders();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How problems are reported: text on standard error; json, sarif or github on standard output "
                    + "(default: ${DEFAULT-VALUE}).")
    private ProblemFormat format = ProblemFormat.text;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The files to check.")
    private List<Path> files = List.of();

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return report(problems());
    }

    private List<Problem> problems() throws IOException {
        try (TerminalProgress progress = TerminalProgress.on(streams)) {
            return switch (folders.graph(limits.limits(), progress)) {
                case Outcome.Refused<KnowledgeGraph> refused -> refused.problems();
                case Outcome.Done<KnowledgeGraph> done -> check(done.value());
            };
        }
    }

    private List<Problem> check(KnowledgeGraph graph) throws IOException {
        return files.isEmpty() ? graph.checkAll() : graph.check(files);
    }

    private int report(List<Problem> problems) throws IOException {
        if (format == ProblemFormat.text) {
            return Problems.print(problems, streams);
        }
        streams.data().write(format.write(problems).getBytes(StandardCharsets.UTF_8));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.INPUT;
    }
}
