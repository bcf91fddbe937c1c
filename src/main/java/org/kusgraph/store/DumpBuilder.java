package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.sparql.core.Quad;

/**
 * Makes the {@link Dump} of a snapshot. Statements come in any order and may come again; the dump is the same for the same
 * statements, and its compressed bytes are the same where Java brings the same zlib.
 */
final class DumpBuilder implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    /** So many IRIs are kept as they are written. */
    private static final int MOST_IRIS = 10_000;

    private final Path folder;
    private final Dump.Content content;
    private final LineSorter sorter;
    private final NodeFormatterNT format = new NodeFormatterNT();
    private final Map<Node, byte[]> iris = new HashMap<>();

    /**
     * A builder for a snapshot.
     *
     * @param building the folder that becomes the snapshot
     * @param content what the dump is to hold
     */
    DumpBuilder(Path building, Dump.Content content) throws IOException {
        this.folder = building;
        this.content = content;
        this.sorter = LineSorter.in(building.resolve("sorting-" + content.name().toLowerCase(Locale.ROOT)));
    }

    /** Adds a statement of a named graph. */
    void add(Quad quad) throws IOException {
        // The graph comes first while lines are sorted. An IRI has no spaces, so it ends at the first.
        byte[] graph = text(quad.getGraph());
        byte[] subject = text(quad.getSubject());
        byte[] property = text(quad.getPredicate());
        byte[] object = text(quad.getObject());
        byte[] line = new byte[graph.length + subject.length + property.length + object.length + 3];
        int end = put(graph, line, 0);
        line[end++] = ' ';
        end = put(subject, line, end);
        line[end++] = ' ';
        end = put(property, line, end);
        line[end++] = ' ';
        int unused = put(object, line, end);
        sorter.add(line);
    }

    private static int put(byte[] text, byte[] line, int at) {
        System.arraycopy(text, 0, line, at, text.length);
        return at + text.length;
    }

    /** A term as N-Quads. The same IRIs come again and again, texts seldom do. */
    private byte[] text(Node term) {
        if (!term.isURI()) {
            return formatted(term);
        }
        if (iris.size() == MOST_IRIS) {
            iris.clear();
        }
        return iris.computeIfAbsent(term, this::formatted);
    }

    private byte[] formatted(Node term) {
        StringWriterI text = new StringWriterI();
        format.format(text, term);
        return text.toString().getBytes(UTF_8);
    }

    /** Writes the dump; nothing can be added afterwards. */
    void finish() throws IOException {
        Path quads = folder.resolve(content.quads());
        Files.createDirectories(quads.getParent());
        try (OutputStream file = buffered(quads);
                OutputStream parts = buffered(folder.resolve(content.index()))) {
            DumpOutput output = new DumpOutput(file, parts);
            sorter.sendTo(output::line);
            output.finish();
        } catch (IOException e) {
            throw FileTree.naming(quads, e);
        }
    }

    private static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
