package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.kusgraph.Conversion;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.problem.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts documents to RDF on standard output. */
@Command(
        name = "convert",
        description = {
            "Converts documents to RDF on standard output, as they are: nothing is derived or checked across documents.",
            "nq and nt are written while reading, in memory bounded by one document; the others hold the whole graph."
        })
final class ConvertCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Streams streams;

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "nq",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). nt, ttl and rdfxml have no graphs.")
    private Conversion.Format to = Conversion.Format.nq;

    @Option(
            names = "--reifiers",
            description = "Also tells what each claim says as an RDF 1.2 triple term, which is not asserted; "
                    + "for nq, nt, ttl and trig.")
    private boolean reifiers;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Documents: .json, .jsonl (one a line), either also .gz; - is standard input, of either sort.")
    private List<String> files = List.of();

    ConvertCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (reifiers && !to.holdsTripleTerms()) {
            throw new ParameterException(
                    command.commandLine(), to + " cannot hold triple terms; --reifiers goes with nq, nt, ttl or trig");
        }
        try (TerminalProgress progress = TerminalProgress.beside(streams)) {
            return switch (Conversion.of(ontology.path(), limits.limits(), progress)) {
                case Outcome.Refused<Conversion> refused -> Problems.print(refused.problems(), streams);
                case Outcome.Done<Conversion> done ->
                    convert(reifiers ? done.value().withReifiers() : done.value(), progress);
            };
        }
    }

    private int convert(Conversion conversion, TerminalProgress progress) throws IOException {
        progress.begin("converting", size());
        Problems problems = new Problems(streams);
        Conversion.Output begun = conversion.to(to, streams.data(), problem -> {
            progress.makeRoom();
            problems.add(problem);
        });
        try (Conversion.Output output = begun) {
            for (String file : files) {
                try (InputStream input = open(file)) {
                    output.convert(file, input);
                }
            }
        }
        return problems.end();
    }

    /** How much there is to read, unless a stream is among it; a file that is not there is told when it is opened. */
    private OptionalLong size() {
        return files.contains(STANDARD_INPUT)
                ? OptionalLong.empty()
                : OptionalLong.of(files.stream()
                        .mapToLong(file -> Path.of(file).toFile().length())
                        .sum());
    }

    private InputStream open(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? streams.input() : DocumentReader.open(Path.of(file));
    }
}
