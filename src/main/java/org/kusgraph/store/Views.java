package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders by which readers open snapshots. TDB2 lets one process alone open a folder, so that two cannot write; as nobody
 * writes to a snapshot, each reader opens a folder of its own, a view, with links to the snapshot's files.
 *
 * <p>Views lie where temporary files do, so that a full disk of snapshots can be read. They carry the reader's process in
 * their names, so that what a killed process leaves behind is removed by the next.
 */
final class Views {
    private static final String PREFIX = "kus-snapshot-";

    private Views() {}

    /** Makes a view of a snapshot's database. */
    static Path create(Path snapshot, Manifest manifest) throws IOException {
        removeAbandoned();
        Path view = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        try {
            for (SealedFile file : manifest.files()) {
                if (SnapshotFiles.isOne(file) || Sources.isOne(file)) {
                    continue;
                }
                Path link = view.resolve(file.name());
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, snapshot.resolve(file.name()).toAbsolutePath());
            }
        } catch (IOException e) {
            FileTree.delete(view);
            throw e;
        }
        return view;
    }

    /** Removes the views of processes that have ended. Another user's cannot be removed, and are left. */
    private static void removeAbandoned() throws IOException {
        try (DirectoryStream<Path> views =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*-*")) {
            for (Path view : views) {
                if (isAbandoned(view) && Files.isWritable(view)) {
                    FileTree.delete(view);
                }
            }
        }
    }

    private static boolean isAbandoned(Path view) {
        String rest = view.getFileName().toString().substring(PREFIX.length());
        String process = rest.substring(0, rest.indexOf('-'));
        return process.chars().allMatch(Character::isDigit)
                && process.length() < 10
                && !process.isEmpty()
                && ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }
}
