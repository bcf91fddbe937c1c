package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.jena.atlas.io.AWriter;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.sparql.core.Quad;

/**
 * Makes the {@link Dump} of a snapshot. Statements come in any order and may come again; the dump is the same for the same
 * statements, and its compressed bytes are the same where Java brings the same zlib.
 */
final class DumpBuilder implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Dump.Content content;
    private final LineSorter sorter;
    private final NodeFormatterNT format = new NodeFormatterNT();

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
        StringWriter text = new StringWriter();
        AWriter line = IO.wrap(text);
        format.format(line, quad.getGraph());
        line.print(' ');
        format.format(line, quad.getSubject());
        line.print(' ');
        format.format(line, quad.getPredicate());
        line.print(' ');
        format.format(line, quad.getObject());
        line.flush();
        // The graph comes first while lines are sorted. An IRI has no spaces, so it ends at the first.
        sorter.add(text.toString().getBytes(UTF_8));
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
