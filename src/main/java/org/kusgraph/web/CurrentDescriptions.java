package org.kusgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.description.Bounds;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.PointerCounts;
import org.kusgraph.store.SnapshotReading;

/** Descriptions by the ontology of the snapshot that is read: made once for each snapshot, when it is first asked for. */
final class CurrentDescriptions {
    private Optional<Made> latest = Optional.empty();

    private record Made(String identity, Optional<Descriptions> descriptions) {}

    /** The descriptions of a snapshot's things; a snapshot without an ontology has none. */
    Descriptions of(SnapshotReading snapshot) {
        return made(snapshot)
                .descriptions()
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "nothing is described here: the graph that is served has no ontology"));
    }

    private synchronized Made made(SnapshotReading snapshot) {
        Made made = latest.filter(before -> before.identity().equals(snapshot.identity()))
                .orElseGet(() -> new Made(snapshot.identity(), make(snapshot)));
        latest = Optional.of(made);
        return made;
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
