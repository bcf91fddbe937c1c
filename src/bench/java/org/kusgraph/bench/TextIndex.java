package org.kusgraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.search.SearchIndexWriter;
import org.kusgraph.store.search.SearchedTexts;

/** Writes the text index of a snapshot once more, and nothing else, in a process of its own. */
final class TextIndex {
    private TextIndex() {}

    /** The arguments are an ontology folder, a store, and the folder that gets the index. */
    public static void main(String[] arguments) throws IOException {
        if (!(OntologyReader.read(Path.of(arguments[0])) instanceof Outcome.Done<Ontology> done)) {
            throw new IOException(arguments[0] + " is no ontology");
        }
        try (CurrentSnapshot snapshot = CurrentSnapshot.of(new SnapshotStore(Path.of(arguments[1])));
                SnapshotReading reading = snapshot.open()) {
            SearchIndexWriter.write(
                    Path.of(arguments[2]),
                    SearchedTexts.of(done.value()),
                    Names.of(done.value()).apart(),
                    reading.dataset());
        }
    }
}
