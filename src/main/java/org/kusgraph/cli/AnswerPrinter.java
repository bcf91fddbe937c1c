package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.graph.Names;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.ServiceException;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.AnswerKind;
import org.kusgraph.web.query.AnswerReader;
import org.kusgraph.web.query.AskedRow;
import org.kusgraph.web.query.EngineMessage;
import org.kusgraph.web.query.ExplanationJson;
import org.kusgraph.web.query.ExplanationText;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.QueryFault;
import org.kusgraph.web.query.QueryReader;
import org.kusgraph.web.query.QueryRun;
import org.kusgraph.web.query.RowExplanation;
import org.kusgraph.web.query.RowReader;
import org.kusgraph.web.query.TooLargeAnswerException;
import org.kusgraph.web.query.UnderstoodQuery;
import org.kusgraph.web.query.UnfitAnswerException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Prints the answer to a query in a format, or why a row is in it, or in a line why there is none. */
final class AnswerPrinter {
    private final CommandLine commandLine;
    private final Streams streams;
    private final Optional<String> formatName;

    /** A printer in the named format; without one, in one that suits who reads. */
    AnswerPrinter(CommandLine commandLine, Streams streams, Optional<String> formatName) {
        this.commandLine = commandLine;
        this.streams = streams;
        this.formatName = formatName;
        formatName.filter(name -> !AnswerFormat.isKnown(name)).ifPresent(name -> {
            throw new ParameterException(
                    commandLine,
                    "there is no format " + Shown.quoted(name) + "; there are " + names(AnswerFormat.values()));
        });
    }

    /** What to do with a query that may be run. */
    private interface Use {
        int of(UnderstoodQuery query, Prefixes prefixes) throws IOException;
    }

    /** Answers from a dataset in memory or on disk. */
    int print(String name, String text, DatasetGraph dataset, Duration limit, Federation federation)
            throws IOException {
        return use(name, text, dataset, limit, federation, (query, prefixes) -> {
            AnswerFormat format = format(query.kind());
            try (QueryRun run = QueryRun.of(query, dataset, limit, federation)) {
                format.write(run.answer(), prefixes, streams.data());
                run.unanswered().explanations().forEach(outage -> streams.words()
                        .println(name + ": " + Shown.whole(outage) + "; the answer is without it"));
                return ExitCode.DONE;
            }
        });
    }

    /** Tells why a row is in the answer from a dataset; the row is its number, or its values in JSON. */
    int explain(String name, String text, String row, DatasetGraph dataset, Duration limit) throws IOException {
        boolean isJson = isExplanationJson();
        Names names = Names.ofEntities(entities(dataset));
        return use(name, text, dataset, limit, Federation.none(), (query, prefixes) -> {
            Optional<QueryFault> obstacle = RowExplanation.obstacle(query);
            if (obstacle.isPresent()) {
                return fault(name, obstacle.get().explanation());
            }
            AskedRow asked =
                    switch (RowReader.read(row, query, dataset)) {
                        case QueryFault fault ->
                            throw new ParameterException(commandLine, "--why: " + fault.explanation());
                        case AskedRow read -> read;
                    };
            Optional<Explanation> explanation;
            try (QueryRun run = QueryRun.of(query, dataset, limit, Federation.none())) {
                explanation = RowExplanation.row(asked, (Answer.Rows) run.answer())
                        .flatMap(found -> RowExplanation.of(query, found, dataset, names, limit));
            }
            if (explanation.isEmpty()) {
                return fault(name, "the answer has no such row");
            }
            String written = isJson
                    ? JSON.toString(ExplanationJson.of(explanation.get())) + "\n"
                    : ExplanationText.of(explanation.get(), prefixes);
            streams.data().write(written.getBytes(StandardCharsets.UTF_8));
            return ExitCode.DONE;
        });
    }

    private boolean isExplanationJson() {
        return switch (formatName.orElse("table")) {
            case "json" -> true;
            case "table" -> false;
            default -> throw new ParameterException(commandLine, "an explanation is printed as table or json");
        };
    }

    /** Uses a query as it is understood here, or says in a line why that cannot be. */
    private int use(String name, String text, DatasetGraph dataset, Duration limit, Federation federation, Use use)
            throws IOException {
        Map<String, String> declared = dataset.prefixes().getMapping();
        Prefixes prefixes = Prefixes.of(declared);
        return switch (new QueryReader(entities(dataset), prefixes, federation).read(text)) {
            case QueryFault fault ->
                fault(name + fault.place().map(place -> ":" + place).orElse(""), fault.explanation());
            case UnderstoodQuery query -> {
                try {
                    yield use.of(
                            query,
                            prefixes.with(query.query().getPrefixMapping().getNsPrefixMap()));
                } catch (QueryCancelledException e) {
                    yield fault(
                            name,
                            "the query took longer than " + limit.toSeconds() + " s; --query-seconds allows more");
                } catch (UnfitAnswerException | TooLargeAnswerException e) {
                    yield fault(name, String.valueOf(e.getMessage()));
                } catch (ServiceException e) {
                    yield serviceFault(name, e);
                } catch (QueryException e) {
                    yield fault(name, EngineMessage.of(e));
                } catch (StackOverflowError e) {
                    yield fault(name, "the query is too complex to be run");
                }
            }
        };
    }

    private static String entities(DatasetGraph dataset) {
        return dataset.prefixes().getMapping().getOrDefault(Names.ENTITY_PREFIX, "urn:kus:id/");
    }

    /** Answers from an endpoint elsewhere. */
    int print(String name, String text, RemoteEndpoint endpoint) throws IOException {
        return switch (endpoint.ask(text, accept())) {
            case RemoteEndpoint.Reply.Refused refused -> fault(name, refused.explanation());
            case RemoteEndpoint.Reply.Answered answered -> {
                try (InputStream body = answered.body()) {
                    yield copy(name, answered.mediaType(), body, endpoint);
                }
            }
        };
    }

    /** What comes in the format asked for is passed on as it is; anything else is read and written anew. */
    private int copy(String name, String mediaType, InputStream body, RemoteEndpoint endpoint) throws IOException {
        if (formatName.isPresent()
                && wanted().anyMatch(format -> format.mediaTypes().getFirst().equals(mediaType))) {
            body.transferTo(streams.data());
            return ExitCode.DONE;
        }
        try {
            Answer answer = AnswerReader.read(mediaType, body)
                    .orElseThrow(() -> new IOException(endpoint + " answers in the format " + Shown.quoted(mediaType)
                            + ", which cannot be read; is it a SPARQL endpoint?"));
            format(kind(answer)).write(answer, Prefixes.of(Map.of()), streams.data());
            return ExitCode.DONE;
        } catch (UnfitAnswerException e) {
            return fault(name, String.valueOf(e.getMessage()));
        } catch (JenaException e) {
            throw new IOException(endpoint + " sends an answer that breaks off or is not well-formed", e);
        }
    }

    private static AnswerKind kind(Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> AnswerKind.ROWS;
            case Answer.Truth truth -> AnswerKind.TRUTH;
            case Answer.Triples triples -> AnswerKind.TRIPLES;
            case Answer.Quads quads -> AnswerKind.QUADS;
        };
    }

    /** The formats, one for each kind of answer, that go by the wished name. */
    private Stream<AnswerFormat> wanted() {
        return Stream.of(AnswerKind.values())
                .flatMap(kind -> formatName.flatMap(name -> AnswerFormat.named(name, kind)).stream())
                .distinct();
    }

    private String accept() {
        return Stream.concat(wanted().map(format -> format.mediaTypes().getFirst()), Stream.of(AnswerReader.accept()))
                .collect(Collectors.joining(", "));
    }

    private AnswerFormat format(AnswerKind kind) {
        return formatName
                .map(name -> AnswerFormat.named(name, kind)
                        .orElseThrow(() -> new ParameterException(
                                commandLine,
                                "the format " + Shown.quoted(name)
                                        + " does not carry the answer to a query of the form " + kind.queryForm()
                                        + ", but " + names(AnswerFormat.of(kind)) + " do")))
                .orElse(
                        switch (kind) {
                            case ROWS, TRUTH -> streams.dataOnTerminal() ? AnswerFormat.TABLE : AnswerFormat.CSV;
                            case TRIPLES -> AnswerFormat.TURTLE;
                            case QUADS -> AnswerFormat.TRIG;
                        });
    }

    private static String names(AnswerFormat... formats) {
        return names(List.of(formats));
    }

    private static String names(List<AnswerFormat> formats) {
        return formats.stream().map(AnswerFormat::shortName).collect(Collectors.joining(", "));
    }

    private int serviceFault(String name, ServiceException fault) throws IOException {
        return switch (fault.reason()) {
            case FAILED, LATE, REFUSED -> throw new IOException(fault.explanation(), fault);
            case TOO_MUCH -> fault(name, fault.explanation());
        };
    }

    private int fault(String place, String explanation) {
        streams.words().println(place + ": " + Shown.whole(explanation));
        return ExitCode.INPUT;
    }
}
