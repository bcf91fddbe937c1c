package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of links by which readers open snapshots. They lie where temporary files do and carry the reader's process
 * in their names, so that what a killed process leaves behind is removed by the next.
 */
final class Views {
    private static final String PREFIX = "kus-snapshot-";

    private Views() {}

    static Path create() throws IOException {
        return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
    }

    /** Removes the views of processes that have ended. Another user's cannot be removed, and are left. */
    static void removeAbandoned() throws IOException {
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
