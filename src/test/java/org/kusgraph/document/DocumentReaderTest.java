package org.kusgraph.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.kusgraph.Checkout;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;

final class DocumentReaderTest {
    private static final Ontology ONTOLOGY = Checkout.ontology();
    private static final int MOST_BYTES = 300;

    @Test
    void aLineBeyondTheLimitIsRefusedAndTheNextIsRead() throws IOException {
        assertThat(read("a.jsonl", document("a") + document("b" + "x".repeat(MOST_BYTES)) + document("c")))
                .containsExactly(
                        "a",
                        "a.jsonl:2:1: the document is too large; expected at most 300 bytes; split the document,"
                                + " or allow more by --max-bytes",
                        "c");
    }

    @Test
    void aDocumentBeyondTheLimitIsRefused() throws IOException {
        assertThat(read("a.json", " ".repeat(MOST_BYTES) + document("a")))
                .containsExactly(
                        "a.json:1:1: the document is too large; expected at most 300 bytes; split the document,"
                                + " or allow more by --max-bytes");
    }

    @Test
    void aStreamWithoutANameIsJsonLinesWhenItsFirstLineIsAWholeDocument() throws IOException {
        assertThat(read("-", document("a") + document("b") + "{}x\n"))
                .containsExactly(
                        "a",
                        "b",
                        "-:3:3: something follows the end of the document; expected one JSON object and nothing after it;"
                                + " remove it, or write JSON Lines (a document a line) to a .jsonl file");
    }

    @Test
    void aStreamWithoutANameIsOneDocumentWhenItsFirstLineIsNot() throws IOException {
        assertThat(read("-", document("a").replace(", \"", ",\n\""))).containsExactly("a");
        assertThat(read("-", "\n\n" + document("a"))).containsExactly("a");
        assertThat(read("-", ""))
                .containsExactly("-:1:1: the document is empty; expected a JSON object; write a document");
    }

    @Test
    void compressedFilesOneAfterAnotherAreAllReadFromAPipeThatNeverTellsWhatIsToCome() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(compressed(document("a")));
        both.write(compressed(document("b")));
        both.write(compressed(document("c")));

        assertThat(read("-", new Pipe(both.toByteArray()))).containsExactly("a", "b", "c");
    }

    private static String document(String id) {
        return "{\"@context\": [\"context.jsonld\", {\"@base\": \"%sid/\"}], \"id\": \"%s\", \"kind\": \"Article\"}\n"
                .formatted(ONTOLOGY.base(), id);
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(bytes)) {
            output.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<String> read(String name, String text) throws IOException {
        return read(name, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** The ids of the documents that were read, and what is wrong with the others. */
    private static List<String> read(String name, InputStream input) throws IOException {
        List<String> read = new ArrayList<>();
        new DocumentReader(ONTOLOGY, new Limits(MOST_BYTES, 4), Progress.UNWATCHED).read(name, input, outcome -> {
            switch (outcome) {
                case Outcome.Done<Document> done -> read.add(done.value().root().id());
                case Outcome.Refused<Document> refused ->
                    refused.problems().forEach(problem -> read.add(problem.line()));
            }
        });
        return read;
    }

    /** Gives a byte at a time, and never says that there is another. */
    private static final class Pipe extends InputStream {
        private final InputStream bytes;

        Pipe(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(target, offset, Math.min(length, 1));
        }
    }
}
