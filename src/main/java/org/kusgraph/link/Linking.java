package org.kusgraph.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kusgraph.link.index.Matcher;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.link.index.ThingIndexWriter;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.things.ThingReader;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.problem.Problem;

/**
 * An external data set, read once into an index of its own under the system's folder for temporary files, in which things are
 * then looked for. Closing it removes the index.
 */
public final class Linking implements AutoCloseable {
    private final Path folder;
    private final ThingIndex index;
    private final NameKnowledge knowledge;
    private final List<Problem> problems;

    private Linking(Path folder, ThingIndex index, NameKnowledge knowledge, List<Problem> problems) {
        this.folder = folder;
        this.index = index;
        this.knowledge = knowledge;
        this.problems = List.copyOf(problems);
    }

    /** Sends the things of a data set. */
    public interface Target {
        /** Sends each thing to the receiver. */
        void send(ThingReceiver receiver) throws IOException;
    }

    /**
     * Reads a data set from a file.
     *
     * @param file the name by which problems tell of it
     * @param bytes its bytes, unpacked
     */
    public static Linking with(ThingReader reader, String file, InputStream bytes, NameKnowledge knowledge)
            throws IOException {
        return with(receiver -> reader.read(file, bytes, receiver), knowledge);
    }

    /**
     * Reads a data set.
     *
     * @throws IOException if it cannot be read, or the index cannot be written
     */
    public static Linking with(Target target, NameKnowledge knowledge) throws IOException {
        Path folder = Files.createTempDirectory("kus-link-");
        try {
            List<Problem> problems = new ArrayList<>();
            try (ThingIndexWriter writer = new ThingIndexWriter(folder, knowledge)) {
                target.send(new ThingReceiver() {
                    @Override
                    public void accept(Thing thing) throws IOException {
                        writer.add(thing);
                    }

                    @Override
                    public void accept(Problem problem) {
                        problems.add(problem);
                    }
                });
                writer.complete();
            }
            return new Linking(folder, ThingIndex.open(folder), knowledge, problems);
        } catch (IOException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    /** What of the data set could not be read. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many things it has. */
    public int things() {
        return index.things();
    }

    /** A matcher against it. */
    public Matcher matcher(Types types) {
        return new Matcher(index, knowledge, types);
    }

    @Override
    public void close() throws IOException {
        index.close();
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
