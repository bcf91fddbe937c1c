package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open files beside a snapshot's database. They stay readable when a builder removes the snapshot. */
final class SnapshotFiles implements AutoCloseable {
    private static final String FOLDER = "dump/";

    private final Map<String, SnapshotFile> files = new HashMap<>();

    /** Whether a file of a snapshot lies beside its database. */
    static boolean isOne(SealedFile file) {
        return file.name().startsWith(FOLDER);
    }

    void openAll(Path snapshot, Manifest manifest) throws IOException {
        for (SealedFile file : manifest.files()) {
            if (isOne(file)) {
                SnapshotFile unused = open(snapshot, file.name());
            }
        }
    }

    SnapshotFile open(Path snapshot, String name) throws IOException {
        SnapshotFile opened = SnapshotFile.open(snapshot.resolve(name));
        files.put(name, opened);
        return opened;
    }

    Optional<SnapshotFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public void close() throws IOException {
        for (SnapshotFile file : files.values()) {
            file.close();
        }
    }
}
