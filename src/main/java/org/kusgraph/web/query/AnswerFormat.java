package org.kusgraph.web.query;

import static org.kusgraph.web.query.AnswerKind.QUADS;
import static org.kusgraph.web.query.AnswerKind.ROWS;
import static org.kusgraph.web.query.AnswerKind.TRIPLES;
import static org.kusgraph.web.query.AnswerKind.TRUTH;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;

/**
 * The formats in which answers are written, for the server and the command line alike. Their order is the order of
 * preference: the first that has the kind of an answer is what an asker without a wish gets.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists and sets are unmodifiable, and each writer is made anew.
public enum AnswerFormat {
    JSON(
            Set.of(ROWS, TRUTH),
            List.of("json", "srj"),
            List.of("application/sparql-results+json", "application/json"),
            JsonWriter::new),
    XML(
            Set.of(ROWS, TRUTH),
            List.of("xml", "srx"),
            List.of("application/sparql-results+xml", "application/xml", "text/xml"),
            () -> new StandardRowsWriter(ResultSetLang.RS_XML)),
    CSV(Set.of(ROWS, TRUTH), List.of("csv"), List.of("text/csv"), () -> new CsvWriter(CsvWriter.For.PROGRAMS)),
    TSV(
            Set.of(ROWS, TRUTH),
            List.of("tsv"),
            List.of("text/tab-separated-values"),
            () -> new StandardRowsWriter(ResultSetLang.RS_TSV)),
    TABLE(Set.of(ROWS, TRUTH), List.of("table", "text"), List.of("text/plain"), TableWriter::new),
    /** CSV that a spreadsheet can open: it takes no text for a formula, and no Hangul for another encoding's letters. */
    SPREADSHEET(
            Set.of(ROWS, TRUTH),
            List.of("spreadsheet"),
            List.of("text/csv"),
            () -> new CsvWriter(CsvWriter.For.SPREADSHEETS)),
    TURTLE(
            Set.of(TRIPLES),
            List.of("ttl", "turtle", "n3"),
            List.of("text/turtle", "application/x-turtle", "text/n3", "text/rdf+n3"),
            () -> new PrettyGraphWriter(RDFFormat.TURTLE_PRETTY, RDFFormat.TURTLE_BLOCKS)),
    TRIG(
            Set.of(QUADS, TRIPLES),
            List.of("trig"),
            List.of("application/trig", "application/x-trig"),
            () -> new PrettyGraphWriter(RDFFormat.TRIG_PRETTY, RDFFormat.TRIG_BLOCKS)),
    JSON_LD(
            Set.of(TRIPLES, QUADS),
            List.of("jsonld", "json-ld", "json"),
            List.of("application/ld+json", "application/json"),
            () -> new WholeGraphWriter("JSON-LD", RDFFormat.JSONLD11_PRETTY)),
    N_TRIPLES(
            Set.of(TRIPLES),
            List.of("nt", "ntriples", "n-triples", "text"),
            List.of("application/n-triples", "text/plain"),
            () -> new LineGraphWriter(RDFFormat.NTRIPLES_UTF8)),
    N_QUADS(
            Set.of(QUADS, TRIPLES),
            List.of("nq", "nquads", "n-quads", "text"),
            List.of("application/n-quads", "text/x-nquads", "text/plain"),
            () -> new LineGraphWriter(RDFFormat.NQUADS_UTF8)),
    RDF_XML(
            Set.of(TRIPLES),
            List.of("rdfxml", "rdf", "rdf+xml", "xml"),
            List.of("application/rdf+xml", "application/xml", "text/xml"),
            () -> new WholeGraphWriter("RDF/XML", RDFFormat.RDFXML_PLAIN)),
    HTML(
            EnumSet.allOf(AnswerKind.class),
            List.of("html"),
            List.of("text/html", "application/xhtml+xml"),
            HtmlWriter::new);

    private final Set<AnswerKind> kinds;
    private final List<String> names;
    private final List<String> mediaTypes;

    /** Made when it is used: before that, Jena may not have set up the languages that a writer names. */
    private final Supplier<AnswerWriter> writer;

    AnswerFormat(Set<AnswerKind> kinds, List<String> names, List<String> mediaTypes, Supplier<AnswerWriter> writer) {
        this.kinds = kinds;
        this.names = names;
        this.mediaTypes = mediaTypes;
        this.writer = writer;
    }

    /** The formats for a kind of answer, the preferred one first. */
    public static List<AnswerFormat> of(AnswerKind kind) {
        return Arrays.stream(values())
                .filter(format -> format.kinds.contains(kind))
                .toList();
    }

    /** The format for a kind of answer that a short name ({@code ttl}) or a media type names, in upper or lower case. */
    public static Optional<AnswerFormat> named(String name, AnswerKind kind) {
        return named(name, of(kind));
    }

    /** The first of some formats that a short name or a media type names, in upper or lower case. */
    public static Optional<AnswerFormat> named(String name, List<AnswerFormat> formats) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format -> format.names.contains(wanted) || format.mediaTypes.contains(wanted))
                .findFirst();
    }

    /** Whether any format, for whatever kind of answer, has the name. */
    public static boolean isKnown(String name) {
        return Arrays.stream(AnswerKind.values())
                .anyMatch(kind -> named(name, kind).isPresent());
    }

    /** The short name: what {@code format=} and {@code --format} take. */
    public String shortName() {
        return names.getFirst();
    }

    /** What the names of files in the format end in, without a dot. */
    public String fileEnding() {
        return switch (this) {
            case RDF_XML -> "rdf";
            case SPREADSHEET -> CSV.shortName();
            default -> shortName();
        };
    }

    /** Whether people save it to open it in a program, rather than look at it or have a program read it. */
    public boolean isSaved() {
        return this == SPREADSHEET;
    }

    /** The media types under which the format can be asked for and sent, its own first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /** The value of Content-Type for one of the {@link #mediaTypes()}: texts say that they are in UTF-8. */
    public static String contentType(String mediaType) {
        return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
    }

    /**
     * Writes the answer, as it is computed where the format allows it, and leaves the stream open.
     *
     * @throws UnfitAnswerException when the answer holds something that the format cannot carry
     */
    public void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException {
        try {
            writer.get().write(answer, prefixes, out);
        } catch (RuntimeIOException e) {
            // Jena's writers wrap what the stream throws; for the caller it is the stream's fault as before.
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e);
        }
    }
}
