package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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

    /**
     * Counts what has changed, and writes that and what has not.
     *
     * @param before the snapshot that has the counts from before the changes
     * @param building the folder that becomes the snapshot with the changes; a file that is there already is replaced and stays as it
     *     is for others who have it under another name
     * @param dataset the changed data, with the ontology as it was before, in a transaction of the calling thread
     * @param hubs to what very much points now
     * @param changed the triples of the default graph that have come or gone
     */
    static void update(Path before, Path building, DatasetGraph dataset, List<Node> hubs, Set<Triple> changed)
            throws IOException {
        Map<String, List<String>> counted;
        try (Stream<String> lines = Files.lines(before.resolve(FILE))) {
            counted = lines.collect(Collectors.groupingBy(Descriptions::countedThing));
        }
        Path file = building.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Optional<Descriptions> descriptions =
                hubs.isEmpty() ? Optional.empty() : Descriptions.of(dataset, Bounds.USUAL);
        try (Writer out = Files.newBufferedWriter(file)) {
            if (descriptions.isPresent()) {
                Set<Node> recounted = descriptions.get().countedAnew(dataset, changed);
                for (Node hub :
                        hubs.stream().sorted(Comparator.comparing(Node::getURI)).toList()) {
                    if (recounted.contains(hub)) {
                        descriptions.get().writeCounts(dataset, List.of(hub), out);
                    } else {
                        for (String line : counted.getOrDefault(hub.getURI(), List.of())) {
                            out.write(line + "\n");
                        }
                    }
                }
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
