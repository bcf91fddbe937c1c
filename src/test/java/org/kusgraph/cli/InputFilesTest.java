package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.JavaProcess;

/** What is said of files that cannot be documents, before anything is read from them; the other files are checked all the same. */
@Timeout(120)
final class InputFilesTest {
    private static final Path RIGHT =
            Checkout.RESOURCES.resolve("cases/document/an-entity-may-be-described-in-two-documents/a.json");
    private static final Path WRONG = Checkout.RESOURCES.resolve("cases/document/a-trailing-comma/document.json");
    private static final String WRONG_LINE =
            "wrong.json:3:19: this comma separates nothing; expected a comma only between two values; remove the comma";

    @TempDir
    private Path folder;

    private Path documents = Path.of("");

    @BeforeEach
    void putARightAndAWrongDocument() throws IOException {
        documents = Files.createDirectories(folder.resolve("data/documents"));
        Files.copy(RIGHT, documents.resolve("right.json"));
        Files.copy(WRONG, documents.resolve("wrong.json"));
    }

    @Test
    void aFolderIsNoDocument() throws IOException {
        Files.createDirectories(documents.resolve("folder.json"));

        assertSaid("folder.json: this is a folder; expected a file; name the files in it", WRONG_LINE);
    }

    @Test
    void nobodyWaitsForAPipe() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", documents.resolve("pipe.json").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertSaid("pipe.json: this is a pipe or a device; expected a file; write what it gives to a file", WRONG_LINE);
    }

    @Test
    void linksAreFollowedAndThoseThatLeadNowhereOrInACircleAreTold() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(WRONG, elsewhere.resolve("linked.json"));
        Files.createSymbolicLink(documents.resolve("a"), elsewhere);
        Files.createSymbolicLink(documents.resolve("b"), documents);
        Files.createSymbolicLink(documents.resolve("c.json"), Path.of("nowhere.json"));
        Files.createSymbolicLink(documents.resolve("d.json"), Path.of("d.json"));

        assertSaid(
                WRONG_LINE.replace("wrong.json", "a/linked.json"),
                "b: this link leads to a folder that it is in; expected links that lead elsewhere; remove the link",
                "c.json: this link leads to no file; expected a link to a file; mend or remove the link",
                "d.json: this link leads to no file; expected a link to a file; mend or remove the link",
                WRONG_LINE);
    }

    @Test
    void aFileThatThisUserMayNotReadIsTold() throws IOException, InterruptedException {
        Path secret = Files.copy(RIGHT, documents.resolve("secret.json"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        JavaProcess kus = JavaProcess.kus();
        if (Files.isReadable(secret)) {
            // A user who may read everything gives that up.
            String everything = "-dac_override,-dac_read_search";
            kus = kus.under("setpriv", "--inh-caps=" + everything, "--bounding-set=" + everything);
        }
        JavaProcess.Ended ended = kus.run(
                "check",
                "--ontology",
                Checkout.ONTOLOGY.toString(),
                "--data",
                folder.resolve("data").toString());

        assertThat(ended.words())
                .isEqualTo(documents
                        + "/secret.json: this user may not read the file; expected a file that can be read; allow it\n"
                        + documents + "/" + WRONG_LINE + "\n");
        assertThat(ended.code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aNameByWhichADocumentWouldBePassedOverIsTold() throws IOException {
        String told = ": the file is passed over for its name; expected a name that ends in .json, .jsonl or .ndjson,"
                + " or so before .gz; rename it, or move it out of the folder";
        for (String name : List.of("a.JSON", "b.json.txt", "c.jsonld", "d.gz", ".e.json.swp", "f.json~", "g.txt")) {
            Files.copy(RIGHT, documents.resolve(name));
        }
        Files.createDirectories(folder.resolve("data/taxonomies"));
        Files.createFile(folder.resolve("data/taxonomies/fields.ttl.bak"));

        assertSaid(
                "a.JSON" + told,
                "b.json.txt" + told,
                "c.jsonld" + told,
                "d.gz" + told,
                WRONG_LINE,
                "../taxonomies/fields.ttl.bak: the file is passed over for its name; expected a name that ends in .ttl;"
                        + " rename it, or move it out of the folder");
    }

    @Test
    void aFileThatIsNotThereIsToldAndOneThatIsNamedTwiceIsReadOnce() {
        String right = documents.resolve("right.json").toString();
        String again = documents.resolve("../documents/right.json").toString();
        String none = documents.resolve("none.json").toString();

        assertThat(check(right, none, again, right))
                .isEqualTo(
                        new CommandRun(1, "", none + ": there is no such file; expected a file; mend the name" + "\n"));
    }

    @Test
    void theOrderOfTheFilesChangesNothing() throws IOException {
        List<String> cases = List.of(
                "a-cycle-over-documents/a.json",
                "a-cycle-over-documents/b.json",
                "a-cycle-over-documents/c.json",
                "two-documents-that-contradict-each-other/b.json",
                "two-documents-that-give-one-entity-two-kinds/b.json",
                "several-faults-are-all-told-in-their-order/document.json");
        String[] files = IntStream.range(0, cases.size())
                .mapToObj(i -> {
                    Path target = folder.resolve(i + ".json");
                    try {
                        return Files.copy(Checkout.RESOURCES.resolve("cases/document/" + cases.get(i)), target)
                                .toString();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray(String[]::new);
        CommandRun first = check(files);

        assertThat(first.words().lines()).hasSizeGreaterThan(8);
        for (int i = 0; i < files.length; i++) {
            Collections.rotate(Arrays.asList(files), 1);
            assertThat(check(files)).isEqualTo(first);
        }
        Collections.reverse(Arrays.asList(files));
        assertThat(check(files)).isEqualTo(first);
    }

    /** The text alone would take 200 MB, were it read as a whole. */
    @Test
    void aTextOfAHundredMegabytesCostsLittleMemory() throws IOException, InterruptedException {
        Path json = folder.resolve("large.json");
        Path lines = folder.resolve("large.jsonl");
        Path packed = folder.resolve("large.json.gz");
        try (OutputStream one = Files.newOutputStream(json);
                OutputStream two = Files.newOutputStream(lines);
                OutputStream three = new GZIPOutputStream(Files.newOutputStream(packed))) {
            for (OutputStream output : List.of(one, two, three)) {
                output.write("{\"name\": \"".getBytes(UTF_8));
                for (int i = 0; i < 100; i++) {
                    output.write(" ".repeat(1_000_000).getBytes(UTF_8));
                }
                output.write("\"}\n".getBytes(UTF_8));
            }
        }
        String told = ":1:1: the document is too large; expected at most 16777216 bytes; split the document,"
                + " or allow more by --max-bytes\n";

        JavaProcess.Ended ended = JavaProcess.kus()
                .with("-Xmx96m")
                .run(
                        "check",
                        "--ontology",
                        Checkout.ONTOLOGY.toString(),
                        "--data",
                        Files.createDirectories(folder.resolve("nothing")).toString(),
                        json.toString(),
                        lines.toString(),
                        packed.toString());
        assertThat(ended).isEqualTo(new JavaProcess.Ended(1, "", json + told + packed + told + lines + told));
    }

    @Test
    void theLimitsAreOptions() {
        String right = documents.resolve("right.json").toString();

        assertThat(check("--max-bytes", "100", right).words())
                .isEqualTo(
                        right
                                + ":1:1: the document is too large; expected at most 100 bytes; split the document, or allow more by --max-bytes\n");
        assertThat(check("--max-depth", "3", right).words())
                .endsWith(": the document nests too deep; expected at most 3 levels; write it flatter, or allow more by"
                        + " --max-depth\n");
        assertThat(check("--max-depth", "1001", right))
                .isEqualTo(new CommandRun(
                        2, "", "kus check: --max-depth is to be from 1 to 1000; 'kus check --help' tells more\n"));
        assertThat(CommandRun.of("convert", "--max-bytes", "100", right).code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aDocumentAsDeepAsCanBeAllowedIsRead() throws IOException {
        Path deep = folder.resolve("deep.json");
        Files.writeString(deep, "[".repeat(1000) + "]".repeat(1000));

        assertThat(check("--max-depth", "1000", deep.toString()).words())
                .isEqualTo(deep + ":1:1: this is a list; expected an object that describes an article; write one\n");
    }

    private CommandRun check(String... arguments) {
        return run("check", arguments);
    }

    private CommandRun run(String command, String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(command, "--data", folder.resolve("data").toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** That a check and a build of all data both say this, a line a problem with the files as they are called in the folder. */
    private void assertSaid(String... lines) {
        for (CommandRun run : List.of(
                run("check"), run("build", "--store", folder.resolve("store").toString()))) {
            assertThat(run.words().replace(documents.resolveSibling("taxonomies") + "/", documents + "/../taxonomies/"))
                    .isEqualTo(Stream.of(lines)
                            .map(line -> documents + "/" + line + "\n")
                            .reduce("", String::concat));
            assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        }
    }
}
