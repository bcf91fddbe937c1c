package org.kusgraph.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    private final QuadLines lines = new QuadLines();

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
        sorter.add(lines.of(quad));
    }

    /** Writes the dump; nothing can be added afterwards. */
    void finish() throws IOException {
        Path quads = folder.resolve(content.quads());
        Files.createDirectories(quads.getParent());
        try (OutputStream file = buffered(quads);
                OutputStream parts = buffered(folder.resolve(content.index()));
                Repetitions.Output repetitions = Repetitions.of(content, folder)) {
            DumpOutput output = new DumpOutput(file, parts);
            sorter.sendTo((line, times) -> {
                output.line(line);
                repetitions.line(line, times);
            });
            output.finish();
        } catch (IOException e) {
            throw FileTree.naming(quads, e);
        }
    }

    static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
