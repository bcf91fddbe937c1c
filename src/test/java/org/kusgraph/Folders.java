package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What tests do with whole folders. */
public final class Folders {
    private Folders() {}

    /** Copies the files of a folder, at any depth, into another. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path twin = to.resolve(from.relativize(file).toString());
            Files.createDirectories(twin.getParent());
            Files.copy(file, twin);
        }
    }

    /** The files in a folder, at any depth. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The data folder of the invented articles, to be changed by a test. */
    public static Path inventedArticles(Path empty) throws IOException {
        copy(Path.of("src/test/resources/corpus/documents"), empty.resolve("documents"));
        assertThat(files(empty)).isNotEmpty();
        return empty;
    }
}
