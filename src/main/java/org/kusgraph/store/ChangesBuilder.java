package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.store.Changes.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the {@link Changes} of a snapshot, by reading its dump side by side with that of the snapshot before. */
final class ChangesBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ChangesBuilder.class);

    /** So many bytes of patches are kept even where the dump is smaller. */
    private static final long LEAST_KEPT_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path before;
    private final String from;
    private final Path building;
    private final String to;

    private ChangesBuilder(Path before, String from, Path building, String to) {
        this.before = before;
        this.from = from;
        this.building = building;
        this.to = to;
    }

    /**
     * Writes the changes of a snapshot that is being built.
     *
     * @param before the folder of the snapshot before
     * @param from its identity
     * @param building the folder that becomes the snapshot, with its dump
     * @param to its identity
     * @throws IOException if they cannot be written; where the snapshot before cannot be read, none are
     */
    static void write(Path before, String from, Path building, String to) throws IOException {
        try {
            if (isWhole(before)) {
                ChangesBuilder builder = new ChangesBuilder(before, from, building, to);
                builder.write(builder::writeDifference);
            }
        } catch (DamagedSnapshotException e) {
            LOG.warn("what has changed since the snapshot before is not known: {}", e.damage());
        }
    }

    /**
     * Writes the changes of a snapshot that is being built, where they are known.
     *
     * @param removed the statements that it has no more
     * @param added the statements that it has now
     */
    static void write(
            Path before, String from, Path building, String to, Collection<Quad> removed, Collection<Quad> added)
            throws IOException {
        new ChangesBuilder(before, from, building, to).write(out -> writeKnown(removed, added, out));
    }

    private static void writeKnown(Collection<Quad> removed, Collection<Quad> added, OutputStream out)
            throws IOException {
        NavigableMap<byte[], Character> changes = new TreeMap<>(Arrays::compareUnsigned);
        QuadLines lines = new QuadLines();
        removed.forEach(quad -> changes.put(lines.of(quad), 'D'));
        added.forEach(quad -> changes.put(lines.of(quad), 'A'));
        for (var change : changes.entrySet()) {
            byte[] line = change.getKey();
            int graph = QuadLines.graphEnd(line);
            out.write(change.getValue());
            out.write(' ');
            out.write(line, graph + 1, line.length - graph - 1);
            out.write(' ');
            out.write(line, 0, graph);
            out.write(" .\n".getBytes(UTF_8));
        }
    }

    @FunctionalInterface
    private interface Lines {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether a snapshot has a dump; an older program made none. */
    private static boolean isWhole(Path snapshot) throws IOException {
        List<SealedFile> files = Manifest.read(snapshot).files().stream()
                .filter(SnapshotFiles::isOne)
                .toList();
        for (SealedFile file : files) {
            Path path = snapshot.resolve(file.name());
            Optional<String> damage = file.wrongSize(path);
            if (damage.isEmpty()) {
                damage = file.wrongBytes(path);
            }
            if (damage.isPresent()) {
                throw new DamagedSnapshotException(path, damage.get());
            }
        }
        return files.stream().anyMatch(file -> file.name().equals(Dump.Content.STATEMENTS.quads()));
    }

    private void write(Lines lines) throws IOException {
        List<Step> known = known();
        Path patch = building.resolve(Changes.PATCHES + ".next");
        boolean changed = !from.equals(to);
        if (changed) {
            writePatch(patch, lines);
        }
        long length = changed ? Files.size(patch) : 0;
        long most = Math.max(LEAST_KEPT_BYTES, Files.size(building.resolve(Dump.Content.STATEMENTS.quads())));
        List<Step> kept = length > most ? List.of() : kept(known, most - length);
        try (OutputStream patches = output(Changes.PATCHES);
                OutputStream index = output(Changes.INDEX)) {
            long offset = 0;
            for (Step step : kept) {
                copy(step, patches);
                index.write(new Step(offset, step.length(), step.from(), step.to())
                        .line()
                        .getBytes(UTF_8));
                offset += step.length();
            }
            if (changed && length <= most) {
                long unused = Files.copy(patch, patches);
                index.write(new Step(offset, length, from, to).line().getBytes(UTF_8));
            }
        }
        Files.deleteIfExists(patch);
    }

    private List<Step> known() throws IOException {
        Path index = before.resolve(Changes.INDEX);
        return Files.exists(index) ? Step.readAll(Files.newInputStream(index)) : List.of();
    }

    /** The last of the known steps, as many as fit. */
    private static List<Step> kept(List<Step> known, long bytes) {
        List<Step> kept = new ArrayList<>();
        long left = bytes;
        for (Step step : known.reversed()) {
            left -= step.length();
            if (left < 0) {
                break;
            }
            kept.addFirst(step);
        }
        return kept;
    }

    private OutputStream output(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(building.resolve(name)), BUFFER_BYTES);
    }

    private void copy(Step step, OutputStream patches) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(before.resolve(Changes.PATCHES)))) {
            in.skipNBytes(step.offset());
            byte[] buffer = new byte[BUFFER_BYTES];
            for (long left = step.length(); left > 0; ) {
                int count = in.readNBytes(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
                patches.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private void writePatch(Path patch, Lines lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(patch), BUFFER_BYTES)) {
            out.write(("H id \"" + to + "\" .\nH prev \"" + from + "\" .\nTX .\n").getBytes(UTF_8));
            lines.writeTo(out);
            out.write("TC .\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw FileTree.naming(patch, e);
        }
    }

    private void writeDifference(OutputStream out) throws IOException {
        try (DumpLines old = lines(before);
                DumpLines now = lines(building)) {
            old.next();
            now.next();
            while (!old.isAtEnd() || !now.isAtEnd()) {
                int order = old.compareTo(now);
                if (order < 0) {
                    old.write('D', out);
                } else if (order > 0) {
                    now.write('A', out);
                }
                if (order <= 0) {
                    old.next();
                }
                if (order >= 0) {
                    now.next();
                }
            }
        }
    }

    private static DumpLines lines(Path snapshot) throws IOException {
        return new DumpLines(Files.newInputStream(snapshot.resolve(Dump.Content.STATEMENTS.quads())));
    }
}
