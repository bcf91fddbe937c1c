package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the ontology lies. */
final class OntologyFolder {
    @Option(
            names = "--ontology",
            paramLabel = "FOLDER",
            defaultValue = "ontology",
            description = "The folder of the ontology (default: ${DEFAULT-VALUE}).")
    private Path ontology = Path.of("ontology");

    /** The folder, which exists. */
    Path path() throws IOException {
        return existing(ontology);
    }

    /** The folder, if it exists. */
    static Path existing(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return folder;
    }
}
