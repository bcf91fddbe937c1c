package org.kusgraph.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.graph.TermLines;

/**
 * Makes the {@link Dump} of a snapshot. Statements come in any order and may come again; the dump is the same for the same
 * statements, and its compressed bytes are the same where Java brings the same zlib.
 */
final class DumpBuilder implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Dump.Content content;
    private final LineSorter sorter;
    private final TermLines terms = new TermLines();

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
        byte[] graph = terms.of(quad.getGraph());
        byte[] subject = terms.of(quad.getSubject());
        byte[] property = terms.of(quad.getPredicate());
        byte[] object = terms.of(quad.getObject());
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
