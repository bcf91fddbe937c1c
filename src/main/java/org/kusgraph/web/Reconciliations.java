package org.kusgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.link.index.ThingIndexWriter;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.things.EntityThings;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.reconcile.KnownProperties;
import org.kusgraph.web.reconcile.Reconciliation;

/**
 * The reconciliation of the current snapshot. Its index is made in memory by the first who asks, so that a start does not wait
 * for what hardly anybody needs.
 */
final class Reconciliations {
    private volatile @Nullable Kept kept;

    /** What was made of one snapshot. */
    private record Kept(String snapshot, Reconciliation reconciliation) {}

    /** The reconciliation of a snapshot; whoever comes while it is made waits. */
    Reconciliation of(SnapshotReading snapshot, String namespace) {
        Kept current = kept;
        return current != null && current.snapshot().equals(snapshot.identity())
                ? current.reconciliation()
                : made(snapshot, namespace);
    }

    private synchronized Reconciliation made(SnapshotReading snapshot, String namespace) {
        Kept current = kept;
        if (current != null && current.snapshot().equals(snapshot.identity())) {
            return current.reconciliation();
        }
        try {
            NameKnowledge knowledge = NameKnowledge.read();
            ThingIndex index = ThingIndex.inMemory(
                    knowledge,
                    writer -> EntityThings.send(
                            snapshot.dataset(),
                            EntityThings.all(snapshot.search().kindClasses()),
                            knowledge.countries(),
                            new Adding(writer)));
            Map<String, String> kinds = snapshot.search().kindClasses().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
            Reconciliation reconciliation =
                    new Reconciliation(index, knowledge, KnownProperties.of(snapshot.dataset(), kinds), namespace);
            kept = new Kept(snapshot.identity(), reconciliation);
            return reconciliation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
