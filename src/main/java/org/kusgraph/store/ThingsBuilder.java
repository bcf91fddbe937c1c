package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndexWriter;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.things.EntityThings;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.problem.Problem;

/** Makes a snapshot's index of things: its entities, so that they are found by whatever names others have for them. */
final class ThingsBuilder {
    private ThingsBuilder() {}

    /**
     * Writes the index.
     *
     * @param folder where; a new folder
     * @param kinds the classes of the kinds of entities, by the words for them
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @throws IOException if the folder cannot be written
     */
    static void write(Path folder, Map<String, String> kinds, DatasetGraph dataset) throws IOException {
        Files.createDirectories(folder);
        NameKnowledge knowledge = NameKnowledge.read();
        try (ThingIndexWriter writer = new ThingIndexWriter(folder, knowledge)) {
            EntityThings.sendInParts(dataset, kinds, knowledge.countries(), new Adding(writer));
            writer.complete();
        }
    }

    private record Adding(ThingIndexWriter writer) implements ThingReceiver {
        @Override
        public void accept(Thing thing) throws IOException {
            writer.add(thing);
        }

        @Override
        public void accept(Problem problem) {
            throw new IllegalStateException(problem.line());
        }
    }
}
