package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.graph.TermLines;

/**
 * Makes the {@link Dump} of a snapshot from that of the one before. Graphs in which nothing changes are copied as they are compressed.
 * The dump is the same as one that {@link DumpBuilder} makes of all statements.
 */
final class DumpUpdate {
    private final Path before;
    private final Path building;
    private final Dump.Content content;
    private final NavigableMap<byte[], Change> changes = new TreeMap<>(Arrays::compareUnsigned);
    private final QuadLines lines = new QuadLines();

    /** What becomes of the lines of a graph. */
    private static final class Change {
        private final NavigableSet<byte[]> removed = new TreeSet<>(Arrays::compareUnsigned);
        private final NavigableSet<byte[]> added = new TreeSet<>(Arrays::compareUnsigned);
        private boolean isWhole;
    }

    /**
     * An update of a dump.
     *
     * @param before the folder of the snapshot before
     * @param building the folder that becomes the snapshot
     * @param content what the dump holds
     */
    DumpUpdate(Path before, Path building, Dump.Content content) {
        this.before = before;
        this.building = building;
        this.content = content;
    }

    /** Leaves out all that the dump before has of a graph. */
    void clear(Collection<Node> graphs) {
        TermLines terms = new TermLines();
        graphs.forEach(graph -> change(terms.of(graph)).isWhole = true);
    }

    /** Leaves statements out. */
    void remove(Collection<Quad> quads) {
        for (Quad quad : quads) {
            byte[] line = lines.of(quad);
            boolean unused = change(graph(line)).removed.add(line);
        }
    }

    /** Has statements written that are not there yet. */
    void add(Collection<Quad> quads) {
        for (Quad quad : quads) {
            byte[] line = lines.of(quad);
            boolean unused = change(graph(line)).added.add(line);
        }
    }

    private Change change(byte[] graph) {
        return changes.computeIfAbsent(graph, unused -> new Change());
    }

    private static byte[] graph(byte[] line) {
        return Arrays.copyOf(line, QuadLines.graphEnd(line));
    }

    /** Writes the dump; nothing can be changed afterwards. */
    void finish() throws IOException {
        Path quads = building.resolve(content.quads());
        Files.createDirectories(quads.getParent());
        try (SnapshotFiles opened = new SnapshotFiles();
                OutputStream file = DumpBuilder.buffered(quads);
                OutputStream parts = DumpBuilder.buffered(building.resolve(content.index()))) {
            Dump old = new Dump(opened.open(before, content.quads()), opened.open(before, content.index()));
            DumpOutput output = new DumpOutput(file, parts);
            for (Dump.Part part : old.graphs()) {
                byte[] graph = ("<" + part.name() + ">").getBytes(UTF_8);
                for (Change added : changes.headMap(graph).values()) {
                    writeAll(added.added, output);
                }
                changes.headMap(graph).clear();
                Change change = changes.remove(graph);
                if (change == null) {
                    output.copy(part, old.open(part));
                } else if (change.isWhole) {
                    writeAll(change.added, output);
                } else {
                    write(old.open(part), change, output);
                }
            }
            for (Change added : changes.values()) {
                writeAll(added.added, output);
            }
            output.finish();
        } catch (IOException e) {
            throw FileTree.naming(quads, e);
        }
    }

    private static void writeAll(Collection<byte[]> sorted, DumpOutput output) throws IOException {
        for (byte[] line : sorted) {
            output.line(line);
        }
    }

    private static void write(InputStream part, Change change, DumpOutput output) throws IOException {
        try (DumpLines lines = new DumpLines(part)) {
            for (lines.next(); !lines.isAtEnd(); lines.next()) {
                NavigableSet<byte[]> earlier = change.added.headSet(lines.sorted(), false);
                writeAll(earlier, output);
                earlier.clear();
                if (!change.removed.contains(lines.sorted())) {
                    output.line(lines.sorted());
                }
            }
            writeAll(change.added, output);
        }
    }
}
