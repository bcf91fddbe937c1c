package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
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

    /**
     * Brings an index up to date, at the cost of what has changed and of what is described by that: whatever belongs to a country
     * whose own statements have changed. Nothing is proposed from it that would not be from an index that is written anew.
     *
     * @param folder the index's files, none of which is written to; some are removed, and others come beside them
     * @param kinds the classes of the kinds of entities, by the words for them, as they were
     * @param dataset the new data, in a transaction of the calling thread
     * @param subjects the subjects of all statements that were added or removed
     * @throws IOException if the folder cannot be read or written
     */
    static void update(Path folder, Map<String, String> kinds, DatasetGraph dataset, Set<Node> subjects)
            throws IOException {
        NameKnowledge knowledge = NameKnowledge.read();
        Set<Node> changed = EntityThings.changed(dataset, subjects);
        try (ThingIndexWriter writer = ThingIndexWriter.continuing(folder, knowledge)) {
            for (Node entity : changed) {
                writer.remove(entity.getURI());
            }
            EntityThings.sendSome(changed, dataset, kinds, knowledge.countries(), new Adding(writer));
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
