package org.kusgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.description.Bounds;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.PointerCounts;
import org.kusgraph.store.SnapshotReading;

/** Descriptions by the ontology of the snapshot that is read: made once for each snapshot, when it is first asked for. */
final class CurrentDescriptions {
    private final KeptForSnapshot<Optional<Descriptions>> made = new KeptForSnapshot<>();

    /** The descriptions of a snapshot's things; a snapshot without an ontology has none. */
    synchronized Descriptions of(SnapshotReading snapshot) {
        return made.get(snapshot.identity(), List.of(), () -> make(snapshot))
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "nothing is described here: the graph that is served has no ontology"));
    }

    private static Optional<Descriptions> make(SnapshotReading snapshot) {
        Optional<Descriptions> descriptions = Descriptions.of(snapshot.dataset(), Bounds.USUAL);
        if (descriptions.isPresent()) {
            try {
                PointerCounts.tell(snapshot, descriptions.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return descriptions;
    }
}
