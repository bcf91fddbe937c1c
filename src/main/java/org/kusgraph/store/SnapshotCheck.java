package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares the files of a snapshot with its manifest. What remains unnoticed is a change of the zeros that TDB2 keeps in
 * reserve behind what it uses, and never reads.
 */
final class SnapshotCheck {
    private final Path snapshot;
    private final Manifest manifest;

    /** A check of the snapshot in a folder by its manifest. */
    SnapshotCheck(Path snapshot, Manifest manifest) {
        this.snapshot = snapshot;
        this.manifest = manifest;
    }

    /** How many bytes {@link #bytes} reads. */
    long used() {
        return manifest.files().stream().mapToLong(SealedFile::used).sum();
    }

    /** Compares the length of every file. */
    void sizes() throws IOException {
        for (SealedFile sealed : manifest.files()) {
            refuse(sealed, sealed.wrongSize(snapshot.resolve(sealed.name())));
        }
    }

    /** Compares every byte that is used. */
    void bytes() throws IOException {
        bytes(file -> true);
    }

    /** Compares every byte that is used of some of the files. */
    void bytes(Predicate<SealedFile> isAsked) throws IOException {
        for (SealedFile sealed : manifest.files()) {
            if (isAsked.test(sealed)) {
                refuse(sealed, sealed.damage(snapshot.resolve(sealed.name())));
            }
        }
    }

    private void refuse(SealedFile sealed, Optional<String> damage) throws DamagedSnapshotException {
        if (damage.isPresent()) {
            throw new DamagedSnapshotException(snapshot.resolve(sealed.name()), damage.get());
        }
    }
}
