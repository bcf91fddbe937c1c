package org.kusgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the ontology folder with additions, as an ontologist would make them. */
public final class OntologyCopy {
    private OntologyCopy() {}

    /**
     * Copies the ontology.
     *
     * @param copy an empty folder
     */
    public static void make(Path copy) throws IOException {
        add(Checkout.ONTOLOGY, copy);
    }

    /**
     * Copies the ontology and adds files to it.
     *
     * @param additions a folder laid out as the ontology is; a file that the ontology has too is added at its end
     * @param copy an empty folder
     */
    public static void make(Path additions, Path copy) throws IOException {
        make(copy);
        add(additions, copy);
    }

    private static void add(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.walk(from)) {
            files = entries.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
