package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;

final class SchemaCommandTest {
    @Test
    void itPrintsTheSchemaThatTheOntologyFolderKeeps() throws IOException {
        assertThat(CommandRun.of("schema", "--ontology", Checkout.ONTOLOGY.toString()))
                .isEqualTo(new CommandRun(0, Files.readString(Checkout.ONTOLOGY.resolve("article.schema.json")), ""));
    }

    @Test
    void anOntologyThatIsAtFaultGivesNoSchema(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ontology.ttl"), "a b");
        CommandRun run = CommandRun.of("schema", "--ontology", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.data()).isEmpty();
        assertThat(run.words()).startsWith(folder + "/ontology.ttl:1:");
    }
}
