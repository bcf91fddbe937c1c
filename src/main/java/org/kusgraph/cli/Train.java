package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.ResultSetFormatter;
import picocli.CommandLine.Command;

/**
 * Does once what a start does, so that the JVM can record which classes a start needs. The launcher calls it after each build;
 * nobody else has a use for it.
 */
@Command(name = "train", hidden = true, description = "Runs through a start, for the JVM to record it.")
final class Train implements Callable<Integer> {
    private final Streams streams;

    Train(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (QueryExecution query =
                QueryExecution.create("SELECT * { ?s ?p ?o } ORDER BY ?s", DatasetFactory.empty())) {
            streams.data().write(ResultSetFormatter.asText(query.execSelect()).getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
