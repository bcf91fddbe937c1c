package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.store.SnapshotStore;

/** A data folder, built into a snapshot under the project's ontology and open for reading. */
public final class BuiltGraph implements AutoCloseable {
    static final Path ONTOLOGY = Path.of("ontology");

    private final CurrentSnapshot snapshot;

    private BuiltGraph(CurrentSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Builds a data folder.
     *
     * @param data the data folder
     * @param storeFolder an empty folder for the snapshot
     */
    public static BuiltGraph of(Path data, Path storeFolder) throws IOException {
        SnapshotStore store = new SnapshotStore(storeFolder);
        String built = expectDone(expectDone(KnowledgeGraph.of(ONTOLOGY, data)).build(store));
        assertThat(store.current()).contains(built);
        return new BuiltGraph(CurrentSnapshot.of(store));
    }

    private static <T> T expectDone(Outcome<T> outcome) {
        return outcome.orElse(problems -> {
            throw new AssertionError(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        });
    }

    /** The graph as a server reads it. */
    public SnapshotSource snapshots() {
        return snapshot;
    }

    /** What a function makes of the graph. */
    public <T> T read(Function<DatasetGraph, T> function) {
        try (SnapshotReading reading = snapshot.open()) {
            return function.apply(reading.dataset());
        }
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
