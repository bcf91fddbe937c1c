package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Statements of a snapshot as N-Quads, ordered by graph and then by line, each once. A compressed file of one gzip member
 * for each graph (RFC 1952, section 2.2), so that the bytes of one graph are a gzip file too.
 *
 * @param quads the file
 * @param index tells where in the file which graph is
 */
public record Dump(SnapshotFile quads, SnapshotFile index) {
    /** What the index calls the whole. */
    static final String ALL = "*";

    /** What a dump holds. */
    public enum Content {
        /** All that is stated. */
        STATEMENTS("dump/quads.nq.gz", "dump/index"),
        /** What is only said, as triple terms, which the database does not have. */
        REIFIERS("dump/reifiers.nq.gz", "dump/reifiers.index");

        private final String quads;
        private final String index;

        Content(String quads, String index) {
            this.quads = quads;
            this.index = index;
        }

        String quads() {
            return quads;
        }

        String index() {
            return index;
        }
    }

    /**
     * A part of the dump.
     *
     * @param name the IRI of its graph, or an asterisk for the whole
     * @param offset where in the file it begins, in bytes
     * @param length its length in bytes
     * @param digest the SHA-256 of these bytes, in hexadecimal digits
     * @param contentDigest the SHA-256 of the N-Quads in them, in hexadecimal digits
     */
    public record Part(String name, long offset, long length, String digest, String contentDigest) {
        String line() {
            return String.join(" ", String.valueOf(offset), String.valueOf(length), digest, contentDigest, name) + "\n";
        }

        static Part parse(String line) {
            String[] parts = line.split(" ", 5);
            return new Part(parts[4], Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]);
        }
    }

    /** The dump of a snapshot, if it has one. */
    public static Optional<Dump> of(SnapshotReading snapshot, Content content) {
        return snapshot.file(content.quads)
                .flatMap(quads -> snapshot.file(content.index).map(index -> new Dump(quads, index)));
    }

    /** The whole dump. */
    public Part all() throws IOException {
        return part(ALL).orElseThrow(() -> new IOException("the index of the dump does not tell the whole"));
    }

    /**
     * The part of a graph.
     *
     * @param graph the graph's IRI
     */
    public Optional<Part> graph(String graph) throws IOException {
        return part(graph);
    }

    /** The parts of all graphs, in their order. */
    public List<Part> graphs() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(index.open(0), UTF_8))) {
            return lines.lines()
                    .map(Part::parse)
                    .filter(part -> !part.name().equals(ALL))
                    .toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** The index is read as far as needed: a corpus has a graph for each article, so that it need not fit into memory. */
    private Optional<Part> part(String name) throws IOException {
        String ending = " " + name;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(index.open(0), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(ending)) {
                    return Optional.of(Part.parse(line));
                }
            }
            return Optional.empty();
        }
    }

    /** The compressed bytes of a part. */
    InputStream open(Part part) {
        return quads.open(part.offset(), part.length());
    }

    /** The bytes of the file from an offset on. */
    public InputStream open(long offset) throws IOException {
        return quads.open(offset);
    }
}
