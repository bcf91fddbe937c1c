package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the data lies. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "The folder of documents/ and taxonomies/ (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    /** The folder, which exists. */
    Path path() throws IOException {
        return OntologyFolder.existing(data);
    }
}
