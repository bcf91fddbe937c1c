package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.OntologyCopy;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.SnapshotStore;

final class BuildAndCheckTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/document");

    @TempDir
    private Path folder;

    @Test
    void aBuildSaysWhichSnapshotIsBuiltAndASecondThatNothingHasChanged() throws IOException {
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");
        String identity = KnowledgeGraph.identity(Checkout.ONTOLOGY, folder.resolve("data"));

        assertThat(run("build")).isEqualTo(new CommandRun(0, "", "kus: snapshot " + identity + " is built\n"));
        assertThat(run("build"))
                .isEqualTo(new CommandRun(0, "", "kus build: nothing has changed since the snapshot was built\n"));
        assertThat(new SnapshotStore(folder.resolve("store")).current()).contains(identity);
    }

    @Test
    void aStartAfterABuildNeedNotReadWhatWasBuiltFrom() throws IOException {
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");

        assertThat(run("build").code()).isZero();
        assertThat(folder.resolve("store/digests"))
                .content()
                .contains(Fingerprint.sha256(Checkout.ONTOLOGY.resolve("context.jsonld")));
    }

    @Test
    void aBuildOfWrongDataTellsEveryProblemAndBuildsNothing() throws IOException {
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");
        put("claim-without-text/document.json", "b.json");
        put("a-trailing-comma/document.json", "c.json");
        CommandRun run = run("build");

        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.data()).isEmpty();
        assertThat(run.words().lines())
                .extracting(this::place)
                .containsExactly("b.json:1:1", "b.json:9:5", "c.json:3:19");
        assertThat(new SnapshotStore(folder.resolve("store")).current()).isEmpty();
    }

    @Test
    void aBuildByAWrongOntologyTellsWhatIsWrongWithIt() throws IOException {
        Path ontology = folder.resolve("ontology");
        OntologyCopy.make(Checkout.RESOURCES.resolve("cases/ontology/turtle-that-is-broken"), ontology);
        String expected = ontology + "/"
                + Files.readString(Checkout.RESOURCES.resolve("cases/ontology/turtle-that-is-broken/problems.txt"))
                        .replaceFirst("^\\S+ ", "");
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");

        for (String command : new String[] {"build", "check"}) {
            assertThat(run(command, "--ontology", ontology.toString())).isEqualTo(new CommandRun(1, "", expected));
        }
        assertThat(CommandRun.of("convert", "--ontology", ontology.toString(), "-"))
                .isEqualTo(new CommandRun(1, "", expected));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(CommandRun.of(
                        "build",
                        "--data",
                        folder.resolve("nothing").toString(),
                        "--store",
                        folder.resolve("store").toString()))
                .isEqualTo(new CommandRun(
                        3, "", "kus build: " + folder.resolve("nothing") + ": there is no such file or folder\n"));
        assertThat(CommandRun.of(
                        "check", "--ontology", folder.resolve("nothing").toString()))
                .isEqualTo(new CommandRun(
                        3, "", "kus check: " + folder.resolve("nothing") + ": there is no such file or folder\n"));
    }

    @Test
    void aCheckOfAllDataPrintsNothingWhenAllIsRight() throws IOException {
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");
        put("an-entity-may-be-described-in-two-documents/b.json", "deep/down/b.json");

        assertThat(run("check")).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void aFileMayReferToWhatAnotherFileOfTheDataFolderDescribes() throws IOException {
        put("reference-to-an-entity-of-another-document/a.json", "a.json");
        put("reference-to-an-entity-of-another-document/b.json", "b.json");

        assertThat(run("check", document("a.json"))).isEqualTo(new CommandRun(0, "", ""));
        Files.delete(Path.of(document("b.json")));
        assertThat(run("check", document("a.json")).words()).contains("nothing has the id 'south-korea'");
    }

    @Test
    void aFileFromOutsideIsCheckedAmongTheData() throws IOException {
        put("reference-to-an-entity-of-another-document/b.json", "b.json");
        String outside = CASES.resolve("reference-to-an-entity-of-another-document/a.json")
                .toString();

        assertThat(run("check", outside)).isEqualTo(new CommandRun(0, "", ""));
        put("an-entity-may-be-described-in-two-documents/a.json", "c.json");
        CommandRun run = run("check", outside);
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.words()).startsWith(outside + ":1:1: the id 'article-a' is described already, at ");
        assertThat(run.words().lines()).hasSize(1);
    }

    @Test
    void theProblemsOfOtherFilesAreNotTold() throws IOException {
        put("reference-to-an-entity-of-another-document/a.json", "a.json");
        put("reference-to-an-entity-of-another-document/b.json", "b.json");
        put("a-trailing-comma/document.json", "broken.json");
        put("claim-described-in-two-documents/a.json", "x.json");
        put("claim-described-in-two-documents/b.json", "y.json");

        assertThat(run("check", document("b.json")).words().lines())
                .extracting(this::place)
                .containsExactly("b.json:1:1");
        Files.delete(Path.of(document("y.json")));
        assertThat(run("check", document("b.json"))).isEqualTo(new CommandRun(0, "", ""));
        assertThat(run("check", document("broken.json")).words().lines())
                .extracting(this::place)
                .containsExactly("broken.json:3:19");
    }

    @Test
    void aTaxonomyIsCheckedByItself() throws IOException {
        String taxonomy =
                CASES.resolve("a-taxonomy-that-does-not-conform/taxonomy.ttl").toString();
        put("an-entity-may-be-described-in-two-documents/a.json", "a.json");

        assertThat(run("check", taxonomy).words().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(taxonomy + ":[45]:[0-9]+: memory does not conform in skos:.*"));
    }

    @Test
    void afterAHundredProblemsOnlyTheirNumberIsTold() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Path file = folder.resolve("many.jsonl");
        Files.write(file, IntStream.range(0, 130).mapToObj(i -> "{").toList());

        assertThat(run("check", file.toString()).words().lines()).hasSize(101).endsWith("and 30 more problems");
        assertThat(CommandRun.of("convert", file.toString()).words().lines())
                .hasSize(101)
                .endsWith("and 30 more problems");
    }

    private CommandRun run(String command, String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                command,
                                "--data",
                                folder.resolve("data").toString(),
                                "--store",
                                folder.resolve("store").toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void put(String file, String name) throws IOException {
        Path target = Path.of(document(name));
        Files.createDirectories(target.getParent());
        Files.copy(CASES.resolve(file), target);
    }

    private String document(String name) {
        return folder.resolve("data/documents").resolve(name).toString();
    }

    /** The name of the file with line and column. */
    private String place(String line) {
        return line.replace(folder.resolve("data/documents") + "/", "").replaceFirst(": .*", "");
    }
}
