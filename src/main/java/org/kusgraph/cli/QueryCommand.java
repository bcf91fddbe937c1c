package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.federation.Federation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a SPARQL query, of the built graph or of an endpoint elsewhere, and prints the answer. */
@Command(
        name = "query",
        description = {
            "Asks a SPARQL query of the graph as it was built last, or of any SPARQL endpoint, and prints the answer.",
            "'kus build' and 'kus serve' take in what has changed since."
        })
final class QueryCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_QUERY_BYTES = 8 * 1024 * 1024;

    private final Streams streams;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "The query.")
    private @Nullable String query;

    @Option(names = "--file", paramLabel = "FILE", description = "The query's file; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "table, csv, spreadsheet, tsv, json, xml or html for SELECT and ASK; ttl, nt, jsonld, rdfxml, trig, nq or html for"
                        + " graphs.",
                "Default: a table on a terminal and csv elsewhere; graphs as ttl, or as trig where they have names."
            })
    private @Nullable String format;

    @Option(
            names = "--why",
            paramLabel = "ROW",
            description = {
                "Prints why this row is in the answer, instead of the answer: the claims behind it, and every statement that"
                        + " it rests on, as table (default) or json.",
                "ROW is the row's number, from 1, or its values as the json answer has them."
            })
    private @Nullable String why;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Asks the SPARQL endpoint at this address instead of the built graph.")
    private @Nullable URI endpoint;

    @Option(
            names = "--query-seconds",
            paramLabel = "SECONDS",
            converter = BoundedNumber.Seconds.class,
            defaultValue = "300",
            description = "How long the query may run (default: ${DEFAULT-VALUE}).")
    private int querySeconds = 300;

    @Mixin
    private Folders folders = new Folders();

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    QueryCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if ((query == null) == (file == null)) {
            throw wrongUsage("give either a query or --file FILE");
        }
        if (why != null && endpoint != null) {
            throw wrongUsage("--why explains answers of the built graph; ask the other endpoint itself");
        }
        AnswerPrinter printer = new AnswerPrinter(commandLine(), streams, Optional.ofNullable(format));
        String name = Optional.ofNullable(file).map(Shown::whole).orElse("query");
        Optional<String> text = text();
        if (text.isEmpty()) {
            streams.words().println(name + ": the query is not in UTF-8");
            return ExitCode.INPUT;
        }
        Duration limit = Duration.ofSeconds(querySeconds);
        return endpoint == null
                ? askSnapshot(printer, name, text.get(), limit)
                : printer.print(name, text.get(), new RemoteEndpoint(address(endpoint), limit));
    }

    /** A graph that was never built is built first, so that the first command of a newcomer answers. */
    private int askSnapshot(AnswerPrinter printer, String name, String text, Duration limit) throws IOException {
        if (folders.store().current().isEmpty()) {
            streams.words().println("kus: building the graph …");
            int code = BuildCommand.build(BuildFolders.of(folders), limits.limits(), streams);
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(folders.store());
                SnapshotReading snapshot = snapshots.open();
                Federation federation = services.federation(folders.questions(), streams)) {
            return why == null
                    ? printer.print(name, text, snapshot.dataset(), limit, federation)
                    : printer.explain(name, text, why, snapshot.dataset(), limit);
        }
    }

    /** The query's text; empty when it is not in UTF-8. */
    private Optional<String> text() throws IOException {
        if (query != null) {
            return Optional.of(query);
        }
        try (InputStream input =
                STANDARD_INPUT.equals(file) ? streams.input() : Files.newInputStream(Path.of(String.valueOf(file)))) {
            byte[] bytes = input.readNBytes(MAX_QUERY_BYTES + 1);
            if (bytes.length > MAX_QUERY_BYTES) {
                throw new IOException(file + ": a query of more than " + MAX_QUERY_BYTES + " bytes is not possible");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private URI address(URI given) {
        String scheme = Optional.ofNullable(given.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (given.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw wrongUsage("--endpoint takes an address that begins with http:// or https://");
        }
        return given;
    }

    private ParameterException wrongUsage(String mistake) {
        return new ParameterException(commandLine(), mistake);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets the specification before it calls")
                .commandLine();
    }
}
