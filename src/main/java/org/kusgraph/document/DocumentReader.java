package org.kusgraph.document;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads article documents, one after another: a JSON file holds one, a JSON Lines file ({@code .jsonl}) one a line, and
 * either may be compressed with gzip. Memory is bounded by one document.
 */
public final class DocumentReader {
    private static final Pattern DESCRIBED_ID =
            Pattern.compile("\"" + Ontology.ID + "\"\\s*:\\s*\"" + Ontology.ID_PATTERN + "\"");

    private final DocumentForm form;
    private final Limits limits;
    private final Progress progress;
    private final JsonFactory parsers;

    /**
     * A reader with the usual limits.
     *
     * @param ontology the kinds, fields and words that documents may use
     */
    public DocumentReader(Ontology ontology) {
        this(ontology, Limits.USUAL, Progress.UNWATCHED);
    }

    /**
     * A reader for documents of an ontology.
     *
     * @param ontology the kinds, fields and words that documents may use
     * @param limits how large a document may be
     * @param progress is told of every byte that is read
     */
    public DocumentReader(Ontology ontology, Limits limits, Progress progress) {
        this.progress = progress;
        this.form = DocumentForm.of(ontology);
        this.limits = limits;
        this.parsers = JsonReader.parsers(limits.depth());
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
    public void read(Path file, DocumentReceiver receiver) throws IOException {
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
    public void read(String name, InputStream input, DocumentReceiver receiver) throws IOException {
        cut(name, input, cut -> {
            switch (cut) {
                case Outcome.Refused<DocumentText> refused ->
                    receiver.accept(new Outcome.Refused<>(refused.problems()));
                case Outcome.Done<DocumentText> done -> read(done.value(), receiver);
            }
        });
    }

    /**
     * Cuts a stream into its documents, which can then be read at the same time by several threads.
     *
     * @param name what problems call the stream; see {@link #read(String, InputStream, DocumentReceiver)}
     * @param input the bytes; not closed
     * @param receiver gets the bytes of each document in the stream's order
     * @throws IOException if the stream cannot be read
     */
    public void cut(String name, InputStream input, DocumentText.Receiver receiver) throws IOException {
        try {
            Lines lines = new Lines(Unpacking.unpacked(progress.watch(input)), limits.bytes());
            String plain = plainName(name);
            if (plain.endsWith(".json")) {
                cut(name, 1, lines.rest(), receiver);
            } else if (isLines(plain)) {
                documents(name, 1, lines, receiver);
            } else {
                unnamed(name, lines, receiver);
            }
        } catch (ZipException | EOFException e) {
            receiver.accept(new Outcome.Refused<>(List.of(Unpacking.fault(name))));
        }
    }

    /**
     * Cuts a part of JSON Lines that are not compressed into its documents.
     *
     * @param name what problems call the whole
     * @param firstLine the number of the part's first line, from 1
     * @param input the bytes of whole lines; not closed
     * @param receiver gets the bytes of each document in the stream's order
     * @throws IOException if the stream cannot be read
     */
    public void cutLines(String name, int firstLine, InputStream input, DocumentText.Receiver receiver)
            throws IOException {
        documents(name, firstLine, new Lines(progress.watch(input), limits.bytes()), receiver);
    }

    private void unnamed(String name, Lines lines, DocumentText.Receiver receiver) throws IOException {
        byte[] first = lines.line();
        boolean whole = Utf8.decode(name, 1, first) instanceof Outcome.Done<SourceText> done
                && JsonReader.read(done.value(), parsers) instanceof Outcome.Done<JsonValue>;
        if (whole) {
            cut(name, 1, first, receiver);
            documents(name, 2, lines, receiver);
        } else {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(first);
            all.write(lines.rest());
            cut(name, 1, all.toByteArray(), receiver);
        }
    }

    private static void documents(String name, int firstLine, Lines lines, DocumentText.Receiver receiver)
            throws IOException {
        int number = firstLine;
        for (byte[] line = lines.line(); line.length > 0; line = lines.line()) {
            if (!isBlank(line)) {
                cut(name, number, line, receiver);
            }
            number++;
        }
    }

    private static void cut(String name, int firstLine, byte[] bytes, DocumentText.Receiver receiver) {
        receiver.accept(new Outcome.Done<>(new DocumentText(name, firstLine, bytes)));
    }

    /**
     * Reads one document. Several threads may do so at the same time.
     *
     * @param text what {@link #cut} gave
     * @param receiver gets the document, or what is wrong with it
     */
    public void read(DocumentText text, DocumentReceiver receiver) {
        switch (json(text.file(), text.firstLine(), text.bytes())) {
            case Outcome.Refused<Json> refused -> {
                receiver.accept(new Outcome.Refused<>(refused.problems()));
                receiver.accept(new Remains(Optional.empty(), ids(text.bytes()), refused.problems()));
            }
            case Outcome.Done<Json> done ->
                entities(done.value().source(), done.value().value(), List.of(), () -> ids(text.bytes()), receiver);
        }
    }

    /**
     * Reads a document that was made of what it had become. Several threads may do so at the same time.
     *
     * @param restored the document as JSON, and what was wrong with what it was made of
     * @param receiver gets the document, or what is wrong with it
     */
    public void read(RestoredDocument restored, DocumentReceiver receiver) {
        entities(restored.source(), restored.json(), restored.problems(), restored::ids, receiver);
    }

    private void entities(
            SourceText source,
            JsonValue json,
            List<Problem> found,
            Supplier<Set<String>> ids,
            DocumentReceiver receiver) {
        EntityReader entities = new EntityReader(form, source);
        Optional<Document> read = entities.read(json);
        List<Problem> problems = Stream.concat(found.stream(), entities.problems().stream())
                .sorted(Problem.READING_ORDER)
                .toList();
        if (problems.isEmpty()) {
            receiver.accept(new Outcome.Done<>(read.orElseThrow()));
        } else {
            receiver.accept(new Outcome.Refused<>(problems));
            receiver.accept(new Remains(read, ids.get(), problems));
        }
    }

    private record Json(SourceText source, JsonValue value) {}

    private Outcome<Json> json(String name, int firstLine, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return refusal(
                    name,
                    firstLine,
                    ProblemCode.LIMIT,
                    "the document is too large",
                    "at most " + limits.bytes() + " bytes",
                    "split the document, or allow more by " + Limits.BYTES_OPTION);
        }
        return switch (Utf8.decode(name, firstLine, bytes)) {
            case Outcome.Refused<SourceText> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<SourceText> text ->
                switch (JsonReader.read(text.value(), parsers)) {
                    case Outcome.Refused<JsonValue> refused -> new Outcome.Refused<>(refused.problems());
                    case Outcome.Done<JsonValue> json -> new Outcome.Done<>(new Json(text.value(), json.value()));
                };
        };
    }

    /** What seem to be ids that a refused document describes. They are of ASCII, so that they are found in any encoding. */
    private static Set<String> ids(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        return DESCRIBED_ID
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(member -> member.substring(member.lastIndexOf('"', member.length() - 2) + 1, member.length() - 1))
                .collect(Collectors.toSet());
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

    private static <T> Outcome<T> refusal(
            String name, int line, ProblemCode code, String wrong, String expected, String mend) {
        Location at = line == 0 ? new Location.WholeFile(name) : new Location.Place(name, line, 1, "");
        return new Outcome.Refused<>(List.of(new Problem(code, at, wrong, expected, mend)));
    }
}
