package org.kusgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;

/**
 * A data folder as it would be with one document changed: a folder of links to what is in the other, so that nothing is copied. A
 * snapshot of it is the same as one of the data folder after the change.
 */
final class PlannedData implements AutoCloseable {
    private final Path folder;

    private PlannedData(Path folder) {
        this.folder = folder;
    }

    /** A data folder in which a file of its documents is another. */
    static PlannedData with(Path data, Path file, Path replacement) throws IOException {
        return of(data, file, Optional.of(replacement));
    }

    /** A data folder in which a file of its documents is missing. */
    static PlannedData without(Path data, Path file) throws IOException {
        return of(data, file, Optional.empty());
    }

    private static PlannedData of(Path data, Path file, Optional<Path> replacement) throws IOException {
        PlannedData planned = new PlannedData(Files.createTempDirectory("kus-planned-"));
        try {
            Path documents = Files.createDirectory(planned.folder.resolve("documents"));
            link(data, planned.folder, documents.getFileName());
            link(data.resolve(documents.getFileName()), documents, file.getFileName());
            if (replacement.isPresent()) {
                link(documents.resolve(file.getFileName()), replacement.get());
            }
            return planned;
        } catch (IOException | RuntimeException e) {
            planned.close();
            throw e;
        }
    }

    /** Links all that a folder holds but one. */
    private static void link(Path from, Path to, Path but) throws IOException {
        for (Path entry : entries(from)) {
            if (!entry.getFileName().equals(but)) {
                link(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Path unused = Files.createSymbolicLink(link, target.toAbsolutePath());
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    Path folder() {
        return folder;
    }

    /** A problem of this folder, with names of files as they are in the data folder. */
    Problem placed(Problem problem) {
        return new Problem(
                problem.code(),
                placed(problem.at()),
                placed(problem.wrong()),
                placed(problem.expected()),
                placed(problem.mend()));
    }

    private Location placed(Location at) {
        return switch (at) {
            case Location.WholeFile whole -> new Location.WholeFile(placed(whole.file()));
            case Location.Place place ->
                new Location.Place(placed(place.file()), place.line(), place.column(), place.pointer());
        };
    }

    private String placed(String text) {
        return text.replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    /** Removes the links, and nothing of what they lead to. */
    @Override
    public void close() throws IOException {
        for (Path inner : List.of(folder.resolve("documents"), folder)) {
            if (Files.isDirectory(inner)) {
                for (Path entry : entries(inner)) {
                    Files.delete(entry);
                }
                Files.deleteIfExists(inner);
            }
        }
    }
}
