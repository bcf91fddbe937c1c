package org.kusgraph.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.store.search.SearchedTexts;

/** Counts the quads of a snapshot's named graphs, also as a program of its own. */
final class Counting {
    private Counting() {}

    /** Prints how many quads the current snapshot of a store has, and what comes of building another in it. */
    public static void main(String[] arguments) throws IOException {
        SnapshotStore store = new SnapshotStore(Path.of(arguments[0]));
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store);
                SnapshotReading reading = snapshots.open()) {
            System.out.print(of(reading.dataset()) + " quads; ");
            System.out.print(
                    store.build("another", Set.of(), SearchedTexts.NOTHING, receiver -> true) ? "built" : "not built");
        } catch (StoreInUseException e) {
            System.out.print(e.getMessage());
        }
    }

    static long of(DatasetGraph dataset) {
        return dataset.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .filter(quad -> !quad.isDefaultGraph())
                .count();
    }

    /** What the program prints. */
    static String inAnotherProcess(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counting.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
