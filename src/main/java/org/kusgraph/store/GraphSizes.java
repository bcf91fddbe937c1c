package org.kusgraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;

/**
 * The sizes of all named graphs, on their way into a file of a snapshot: of very many graphs only the largest are held. With the
 * file, the sizes are known after some have changed, without a look at the others.
 */
final class GraphSizes implements Closeable {
    static final String FILE = Sources.FOLDER + "graph-sizes";

    private final DataOutputStream out;
    private final PriorityQueue<GraphSize> largest = new PriorityQueue<>(Comparator.comparingLong(GraphSize::triples)
            .thenComparing(size -> size.graph().toString(), Comparator.reverseOrder()));
    private long count;

    /** A graph with its number of triples. */
    private record GraphSize(Node graph, long triples) {}

    /** Takes the sizes of graphs. */
    @FunctionalInterface
    interface Receiver {
        void add(Node graph, long triples) throws IOException;
    }

    private GraphSizes(DataOutputStream out) {
        this.out = out;
    }

    /**
     * Sizes that are written.
     *
     * @param building the folder that becomes the snapshot; a file that is there already is replaced and stays as it is for others
     *     who have it under another name
     */
    static GraphSizes in(Path building) throws IOException {
        Path file = building.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        return new GraphSizes(new DataOutputStream(new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)))));
    }

    /** Sends the sizes that a snapshot has written. */
    static void read(Path snapshot, Receiver receiver) throws IOException {
        Path file = snapshot.resolve(FILE);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            while (in.readBoolean()) {
                Node graph = StatisticsFile.readNode(in);
                receiver.add(graph, in.readLong());
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /** Adds a graph, each once; one that has no triples is none. */
    void add(Node graph, long triples) throws IOException {
        if (triples == 0) {
            return;
        }
        out.writeBoolean(true);
        StatisticsFile.write(graph, out);
        out.writeLong(triples);
        count++;
        largest.add(new GraphSize(graph, triples));
        if (largest.size() > Statistics.MOST_GRAPHS) {
            largest.remove();
        }
    }

    /** How many graphs there are. */
    long count() {
        return count;
    }

    /** The largest, by IRI; of those of one size, the first by IRI. */
    List<Node> largest() {
        return largest.stream()
                .map(GraphSize::graph)
                .sorted(Comparator.comparing(Node::toString))
                .toList();
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        try (out) {
            out.writeBoolean(false);
        }
    }
}
