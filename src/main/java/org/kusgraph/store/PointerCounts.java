package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.description.Bounds;
import org.kusgraph.description.Descriptions;

/** What a snapshot has counted of those things to which very much points: it would take longer than a visitor waits. */
public final class PointerCounts {
    static final String FILE = "dump/pointers";

    private PointerCounts() {}

    /**
     * Counts and writes.
     *
     * @param building the folder that becomes the snapshot
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @param hubs to what very much points
     */
    static void write(Path building, DatasetGraph dataset, List<Node> hubs) throws IOException {
        Path file = building.resolve(FILE);
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            Optional<Descriptions> descriptions =
                    hubs.isEmpty() ? Optional.empty() : Descriptions.of(dataset, Bounds.USUAL);
            if (descriptions.isPresent()) {
                descriptions.get().writeCounts(dataset, hubs, out);
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /** Lets descriptions know what a snapshot has counted; one that was made by an earlier version of the program has not. */
    public static void tell(SnapshotReading snapshot, Descriptions descriptions) throws IOException {
        Optional<SnapshotFile> file = snapshot.file(FILE);
        if (file.isPresent()) {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(file.get().open(0), UTF_8))) {
                descriptions.readCounts(in);
            }
        }
    }
}
