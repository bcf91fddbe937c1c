package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.Quad;

/**
 * How many sources have sent a statement, of all those that more than one has sent: a line for each, in the order of the statements'
 * lines, the number first. A statement that one source takes back stays for the others.
 */
final class Repetitions {
    static final String FILE = Sources.FOLDER + "repetitions";

    private Repetitions() {}

    /** What is written in the order of lines. Closing ends the file. */
    interface Output extends AutoCloseable {
        /** Takes a statement's line, and how many have sent it. */
        void line(byte[] line, int times) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Begins the file that belongs to the dump of a snapshot; what is only said belongs to one source, and has none. */
    static Output of(Dump.Content content, Path snapshot) throws IOException {
        return content == Dump.Content.STATEMENTS ? new Written(snapshot.resolve(FILE)) : new Unwritten();
    }

    private static final class Unwritten implements Output {
        @Override
        public void line(byte[] line, int times) {}

        @Override
        public void close() {}
    }

    private static final class Written implements Output {
        private final OutputStream out;

        Written(Path file) throws IOException {
            Files.createDirectories(file.getParent());
            this.out = DumpBuilder.buffered(file);
        }

        @Override
        public void line(byte[] line, int times) throws IOException {
            if (times > 1) {
                out.write((times + " ").getBytes(ISO_8859_1));
                out.write(line);
                out.write('\n');
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /**
     * What becomes of the statements when sources take some back and send some.
     *
     * @param removed those that nobody sends any more
     * @param added those that nobody has sent before
     */
    record Net(List<Quad> removed, List<Quad> added) {}

    /**
     * Counts anew.
     *
     * @param before the snapshot before
     * @param building the folder that becomes the snapshot; gets the new numbers
     * @param difference what is taken back and sent; what has a triple term is passed over
     * @param isThere whether a statement is in the snapshot before
     * @return what becomes of them; nothing where a source takes back what was not sent
     */
    static Optional<Net> update(Path before, Path building, Difference difference, Predicate<Quad> isThere)
            throws IOException {
        Map<Quad, Integer> changes = new LinkedHashMap<>();
        difference.takenBack().forEach(quad -> changes.merge(quad, -1, Integer::sum));
        difference.sent().stream()
                .filter(quad -> !quad.getObject().isTripleTerm())
                .forEach(quad -> changes.merge(quad, 1, Integer::sum));
        QuadLines lines = new QuadLines();
        NavigableMap<byte[], Changed> byLine = new TreeMap<>(Arrays::compareUnsigned);
        changes.forEach((quad, change) -> {
            if (change != 0) {
                byLine.put(lines.of(quad), new Changed(quad, change));
            }
        });
        try (InputStream in = new BufferedInputStream(Files.newInputStream(before.resolve(FILE)));
                Output out = new Written(building.resolve(FILE))) {
            Settling settling = new Settling(isThere, out);
            for (byte[] known = DumpLines.next(in); known.length > 0; known = DumpLines.next(in)) {
                int space = QuadLines.graphEnd(known);
                int times = Integer.parseInt(new String(known, 0, space, ISO_8859_1));
                byte[] line = Arrays.copyOfRange(known, space + 1, known.length);
                for (var first = byLine.firstEntry();
                        first != null && Arrays.compareUnsigned(first.getKey(), line) < 0;
                        first = byLine.firstEntry()) {
                    settling.settleUnrepeated(first.getKey(), first.getValue());
                    byLine.pollFirstEntry();
                }
                Changed changed = byLine.remove(line);
                if (changed == null) {
                    out.line(line, times);
                } else {
                    settling.settle(line, changed, times);
                }
            }
            for (var left : byLine.entrySet()) {
                settling.settleUnrepeated(left.getKey(), left.getValue());
            }
            return settling.isRight ? Optional.of(settling.net) : Optional.empty();
        }
    }

    private record Changed(Quad quad, int change) {}

    private static final class Settling {
        private final Predicate<Quad> isThere;
        private final Output out;
        private final Net net = new Net(new ArrayList<>(), new ArrayList<>());
        private boolean isRight = true;

        Settling(Predicate<Quad> isThere, Output out) {
            this.isThere = isThere;
            this.out = out;
        }

        void settleUnrepeated(byte[] line, Changed changed) throws IOException {
            settle(line, changed, isThere.test(changed.quad) ? 1 : 0);
        }

        void settle(byte[] line, Changed changed, int before) throws IOException {
            int after = before + changed.change;
            isRight &= after >= 0;
            if (before == 0) {
                net.added.add(changed.quad);
            } else if (after == 0) {
                net.removed.add(changed.quad);
            }
            out.line(line, after);
        }
    }
}
