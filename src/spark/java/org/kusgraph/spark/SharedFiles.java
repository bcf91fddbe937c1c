package org.kusgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a folder, which travel to the executors and are a folder again there, once in each. */
final class SharedFiles implements Serializable {
    private final TreeMap<String, byte[]> files;
    private transient @Nullable Path folder;

    private SharedFiles(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
    }

    /** The files under a folder that have one of the endings. */
    static SharedFiles of(Path folder, String... endings) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path file : paths.filter(Files::isRegularFile).toList()) {
                    if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                    }
                }
            }
        }
        return new SharedFiles(files);
    }

    /** The folder on this machine; made when it is first asked for, and removed when the process ends. */
    synchronized Path folder() throws IOException {
        Path made = folder;
        if (made == null) {
            made = Files.createTempDirectory("kus-shared-");
            made.toFile().deleteOnExit();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = made.resolve(file.getKey());
                createFolders(made, path.getParent());
                Files.write(path, file.getValue()).toFile().deleteOnExit();
            }
            folder = made;
        }
        return made;
    }

    /** Makes folders from the outermost on, each of which is to be removed after those in it. */
    private static void createFolders(Path made, @Nullable Path folder) throws IOException {
        if (folder != null && !folder.equals(made) && !Files.exists(folder)) {
            createFolders(made, folder.getParent());
            Files.createDirectory(folder).toFile().deleteOnExit();
        }
    }
}
