package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A snapshot's folder, copied so that it can be changed. */
final class CopiedFolder {
    private CopiedFolder() {}

    static Path of(Path folder, Path copy) throws IOException {
        for (Path file : FileTree.files(folder)) {
            Path target = copy.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return copy;
    }

    /** The current snapshot of a store. */
    static Path ofCurrent(Path store, Path copy) throws IOException {
        SnapshotStore snapshots = new SnapshotStore(store);
        return of(snapshots.snapshot(snapshots.requiredName()), copy);
    }
}
