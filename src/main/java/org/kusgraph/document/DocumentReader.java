package org.kusgraph.document;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Section;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/**
 * Reads article documents, one after another: a JSON file holds one, a JSON Lines file ({@code .jsonl}) one a line, and
 * either may be compressed with gzip. Memory is bounded by one document.
 */
public final class DocumentReader {
    /** The most bytes of one document, unless the caller sets another limit: 64 MiB. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Ontology ontology;
    private final Map<String, Section> sections;
    private final Set<String> reservedIds;
    private final int mostBytes;

    /**
     * A reader for documents of an ontology.
     *
     * @param ontology the kinds, fields and words that documents may use
     */
    public DocumentReader(Ontology ontology) {
        this(ontology, MOST_BYTES);
    }

    /**
     * A reader with a limit of its own.
     *
     * @param ontology the kinds, fields and words that documents may use
     * @param mostBytes the most bytes of one document
     */
    public DocumentReader(Ontology ontology, int mostBytes) {
        this.ontology = ontology;
        this.sections = ontology.sections();
        this.reservedIds = ontology.reservedIds();
        this.mostBytes = mostBytes;
    }

    /** Whether a file's name says that it holds article documents. */
    public static boolean isDocument(Path file) {
        String name = plainName(file.getFileName().toString());
        return name.endsWith(".json") || isLines(name);
    }

    /**
     * Reads a file.
     *
     * @param file a JSON or JSON Lines file, possibly compressed
     * @param receiver gets each document, or what is wrong with it, in the file's order
     * @throws IOException if the file cannot be read
     */
    public void read(Path file, Consumer<Outcome<Document>> receiver) throws IOException {
        try (InputStream input = open(file)) {
            read(file.toString(), input, receiver);
        }
    }

    /**
     * Opens a file of documents.
     *
     * @param file the file
     * @throws IOException if it is a folder or cannot be opened; the message names the path
     */
    public static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "this is a folder, not a file");
        }
        return Files.newInputStream(file);
    }

    /**
     * Reads a stream. Where the name does not say whether it is JSON or JSON Lines, its first line does: JSON Lines if
     * that is a whole JSON value.
     *
     * @param name what problems call the stream
     * @param input the bytes; not closed
     * @param receiver gets each document, or what is wrong with it, in the stream's order
     * @throws IOException if the stream cannot be read
     */
    public void read(String name, InputStream input, Consumer<Outcome<Document>> receiver) throws IOException {
        try {
            Lines lines = new Lines(Unpacking.unpacked(input), mostBytes);
            String plain = plainName(name);
            if (plain.endsWith(".json")) {
                receiver.accept(document(name, 1, lines.rest()));
            } else if (isLines(plain)) {
                documents(name, 1, lines, receiver);
            } else {
                unnamed(name, lines, receiver);
            }
        } catch (ZipException | EOFException e) {
            receiver.accept(refusal(
                    name,
                    0,
                    ProblemCode.UNREADABLE,
                    "the compressed data is broken",
                    "gzip (RFC 1952)",
                    "pack it again"));
        }
    }

    private void unnamed(String name, Lines lines, Consumer<Outcome<Document>> receiver) throws IOException {
        byte[] first = lines.line();
        boolean whole = Utf8.decode(name, 1, first) instanceof Outcome.Done<SourceText> done
                && JsonReader.read(done.value()) instanceof Outcome.Done<JsonValue>;
        if (whole) {
            receiver.accept(document(name, 1, first));
            documents(name, 2, lines, receiver);
        } else {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(first);
            all.write(lines.rest());
            receiver.accept(document(name, 1, all.toByteArray()));
        }
    }

    private void documents(String name, int firstLine, Lines lines, Consumer<Outcome<Document>> receiver)
            throws IOException {
        int number = firstLine;
        for (byte[] line = lines.line(); line.length > 0; line = lines.line()) {
            if (!isBlank(line)) {
                receiver.accept(document(name, number, line));
            }
            number++;
        }
    }

    private Outcome<Document> document(String name, int firstLine, byte[] bytes) {
        if (bytes.length > mostBytes) {
            return refusal(
                    name,
                    firstLine,
                    ProblemCode.LIMIT,
                    "the document is too large",
                    "at most " + mostBytes + " bytes",
                    "split the document");
        }
        return switch (Utf8.decode(name, firstLine, bytes)) {
            case Outcome.Refused<SourceText> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<SourceText> text ->
                switch (JsonReader.read(text.value())) {
                    case Outcome.Refused<JsonValue> refused -> new Outcome.Refused<>(refused.problems());
                    case Outcome.Done<JsonValue> json ->
                        new EntityReader(ontology, sections, reservedIds, text.value()).read(json.value());
                };
        };
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r' && character != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String plainName(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static boolean isLines(String plainName) {
        return plainName.endsWith(".jsonl") || plainName.endsWith(".ndjson");
    }

    private static Outcome<Document> refusal(
            String name, int line, ProblemCode code, String wrong, String expected, String mend) {
        Location at = line == 0 ? new Location.WholeFile(name) : new Location.Place(name, line, 1, "");
        return new Outcome.Refused<>(List.of(new Problem(code, at, wrong, expected, mend)));
    }
}
