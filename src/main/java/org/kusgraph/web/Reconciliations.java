package org.kusgraph.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.reconcile.KnownProperties;
import org.kusgraph.web.reconcile.Reconciliation;

/**
 * The reconciliation of the current snapshot, by the index that the snapshot has. What is known of names is read by the first who
 * asks, so that a start does not wait for what hardly anybody needs.
 */
final class Reconciliations {
    private Optional<NameKnowledge> knowledge = Optional.empty();
    private volatile @Nullable Kept kept;

    /** What was made of one snapshot. */
    private record Kept(SnapshotName snapshot, Reconciliation reconciliation) {}

    /** The reconciliation of a snapshot; whoever comes while it is made waits. */
    Reconciliation of(SnapshotReading snapshot, String namespace) {
        Kept current = kept;
        return current != null && current.snapshot().equals(snapshot.name())
                ? current.reconciliation()
                : made(snapshot, namespace);
    }

    private synchronized Reconciliation made(SnapshotReading snapshot, String namespace) {
        Kept current = kept;
        if (current != null && current.snapshot().equals(snapshot.name())) {
            return current.reconciliation();
        }
        ThingIndex index = snapshot.things()
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "the data that is served has no index of names; build it with this version of kus"));
        NameKnowledge known = knowledge.orElseGet(NameKnowledge::read);
        knowledge = Optional.of(known);
        Map<String, String> kinds = snapshot.search().kindClasses().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Reconciliation reconciliation =
                new Reconciliation(index, known, KnownProperties.of(snapshot.dataset(), kinds), namespace);
        kept = new Kept(snapshot.name(), reconciliation);
        return reconciliation;
    }
}
