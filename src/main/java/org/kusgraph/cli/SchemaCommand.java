package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.kusgraph.ontology.JsonSchema;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of documents. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of documents, as the ontology has it now, by which editors complete and check them.",
            "The ontology folder keeps it as " + Ontology.SCHEMA_FILE + "; a document names it under \"$schema\"."
        })
final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return switch (OntologyReader.read(ontology.path())) {
            case Outcome.Refused<Ontology> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<Ontology> done -> {
                streams.data().write(JsonSchema.write(done.value()).getBytes(StandardCharsets.UTF_8));
                yield ExitCode.DONE;
            }
        };
    }
}
