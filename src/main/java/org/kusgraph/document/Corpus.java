package org.kusgraph.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files from which a graph is built, each list in the order of their names.
 *
 * @param documents the article documents under {@code documents/}, at any depth
 * @param taxonomies the Turtle files under {@code taxonomies/}
 * @param dataset the file {@code dataset.ttl}, which says what the whole is, if there is one
 */
public record Corpus(List<Path> documents, List<Path> taxonomies, Optional<Path> dataset) {
    private static final String DATASET_FILE = "dataset.ttl";

    /**
     * The files under a data folder.
     *
     * @param data the data folder
     * @throws IOException if the folder cannot be listed; the message names the path
     */
    public static Corpus under(Path data) throws IOException {
        return new Corpus(
                files(data.resolve("documents"), DocumentReader::isDocument),
                files(
                        data.resolve("taxonomies"),
                        file -> file.getFileName().toString().endsWith(".ttl")),
                Optional.of(data.resolve(DATASET_FILE)).filter(Files::exists));
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(file -> !Files.isDirectory(file))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }
}
