package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.ConvertedDocuments;
import org.kusgraph.Folders;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.SnapshotStore;

final class FromQuadsTest {
    private static final Path CORPUS = Checkout.RESOURCES.resolve("corpus");
    private static final String GRAPH = "https://w3id.org/us-korea-tech/graph/";
    private static final String FIRST_LINE = "<https://w3id.org/us-korea-tech/id/article-20410312-juniper-accord>";

    private static final KnowledgeGraph GRAPH_OF_CORPUS = graphOfCorpus();

    @TempDir
    private Path folder;

    private Path quads = Path.of("");

    private static KnowledgeGraph graphOfCorpus() {
        try {
            return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, CORPUS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        quads = Files.createDirectory(folder.resolve("quads"));
    }

    @Test
    void aSnapshotFromQuadsHasTheSameDumpAsOneFromDocumentsButForItsOwnIdentity() throws IOException {
        List<String> lines =
                converted(Checkout.DATA.resolve("documents/article-20241118-science-minister.json")).stream()
                        .sorted()
                        .toList();
        write("part-00000.nq.gz", lines);
        mark();
        CommandRun fromJson = run(Checkout.DATA, "one", "build");
        CommandRun fromQuads = run(Checkout.DATA, "other", "build", "--from-quads", quads.toString());

        assertThat(fromJson.code()).isZero();
        assertThat(fromQuads.words()).matches("kus: snapshot [0-9a-f]{32} is built\n");
        assertThat(fromQuads).isNotEqualTo(fromJson);
        assertThat(dump("other").replace(identity("other"), identity("one"))).isEqualTo(dump("one"));
        for (String question : List.of("feared-actions")) {
            String file =
                    Checkout.ONTOLOGY.resolve("questions/" + question + ".rq").toString();
            assertThat(run(Checkout.DATA, "other", "query", "--file", file, "--format", "csv"))
                    .isEqualTo(run(Checkout.DATA, "one", "query", "--file", file, "--format", "csv"));
        }
        assertThat(run(Checkout.DATA, "other", "build", "--from-quads", quads.toString()))
                .isEqualTo(new CommandRun(0, "", "kus build: nothing has changed since the snapshot was built\n"));
    }

    @Test
    void partsMayBeAsManyAsOneLikesAndInTheOrderOfTheDocuments() throws IOException {
        List<String> lines = converted(documents());
        List<String> graphs =
                lines.stream().map(FromQuadsTest::graph).distinct().toList();
        for (int i = 0; i < graphs.size(); i++) {
            String graph = graphs.get(i);
            write(
                    "part-" + i + ".nq",
                    lines.stream().filter(line -> graph(line).equals(graph)).toList());
        }
        mark();

        assertThat(graphs).hasSize(4);
        assertThat(run(CORPUS, "one", "build").code()).isZero();
        assertThat(run(CORPUS, "other", "build", "--from-quads", quads.toString())
                        .code())
                .isZero();
        assertThat(dump("other").replace(identity("other"), identity("one"))).isEqualTo(dump("one"));
    }

    @Test
    void whatIsWrongWithAFolderIsTold() throws IOException {
        List<String> lines = converted(documents());
        write("part-1.nq", lines);
        assertFault(quads.toString(), "this folder has no file _SUCCESS, so that nothing tells whether it is whole");

        mark();
        write("part-2.nq", List.of());
        assertFault(part(2).toString(), "_SUCCESS does not list this file");

        mark();
        Files.delete(part(2));
        assertFault(part(2).toString(), "there is no such file");

        mark();
        write("part-1.nq", lines.subList(0, lines.size() - 1));
        assertFault(part(1).toString(), "this file is not the one that _SUCCESS lists");

        Files.writeString(quads.resolve("_SUCCESS"), ConvertedDocuments.line("0".repeat(64), "../../secret.nq"));
        assertFault(quads.resolve("_SUCCESS") + ":1:1", "names no file of the folder");
    }

    @Test
    void whatIsWrongInAFileIsToldAtItsPlace() throws IOException {
        List<String> lines = converted(documents());
        assertFaultIn(replaced(lines, 4, " .", ""), 5, "the line ends before its statement does");
        assertFaultIn(replaced(lines, 0, FIRST_LINE, "<no iri"), 1, "the N-Quads are wrong: ");
        assertFaultIn(replaced(lines, 0, FIRST_LINE, "\"text\""), 1, "the statement is wrong from here on");
        assertFaultIn(
                replaced(lines, 3, graph(lines.get(3)), "<" + GRAPH + "ontology>"),
                4,
                "'" + GRAPH + "ontology' is not the graph of an article");
        assertFaultIn(
                replaced(lines, 3, graph(lines.get(3)), "<https://example.org/graph>"),
                4,
                "'https://example.org/graph' is not the graph of an article");
        assertFaultIn(replaced(lines, 3, " <" + GRAPH + "[^>]*>", ""), 4, "the statement is wrong from here on");
        assertFaultIn(
                replaced(lines, 0, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<https://example.org/p>"),
                1,
                "the object has no 'kind'");
        assertFaultIn(
                with(lines, FIRST_LINE + " <https://example.org/p> \"x\" " + graph(lines.get(0)) + " ."),
                2,
                "the kind Article has no field for 'https://example.org/p'");
        assertFaultIn(
                with(lines, "<https://example.org/s> <https://example.org/p> \"x\" " + graph(lines.get(0)) + " ."),
                2,
                "nothing leads to what this statement is about");
        assertFaultIn(
                with(
                        lines,
                        FIRST_LINE + " <https://example.org/p> <<( <a:b> <a:b> <a:b> )>> " + graph(lines.get(0))
                                + " ."),
                2,
                "the statement is wrong from here on; expected a term of RDF 1.1; convert without --reifiers");
    }

    @Test
    void aBlankNodeThatStandsElsewhereOrTwiceIsTold() throws IOException {
        List<String> lines = converted(documents());
        int first = 0;
        while (!lines.get(first).contains(" _:B")) {
            first++;
        }
        String elsewhere = lines.get(first).replaceFirst(" _:B[^ ]* ", " _:Barticle ");
        List<String> changed = new ArrayList<>(lines);
        changed.set(first, elsewhere);
        assertFaultIn(changed, first + 1, "this is not what its property leads to");
    }

    @Test
    void whatADocumentMayNotSayQuadsMayNotSayEither() throws IOException {
        List<String> lines = converted(documents()).stream()
                .filter(line -> !line.contains("ontology#status>"))
                .toList();
        write("part-1.nq", lines);

        assertThat(problems(part(1)))
                .allMatch(told -> told.startsWith(part(1) + ":"))
                .anyMatch(told -> told.contains(": /claims/0: this Claim lacks 'status'"));
    }

    @Test
    void aCompressedFileThatIsCutOffIsTold() throws IOException {
        write("part-1.nq.gz", converted(documents()));
        Path file = quads.resolve("part-1.nq.gz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        CommandRun run = run(CORPUS, "store", "build", "--from-quads", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.words()).contains(file + ": the compressed data is broken; expected gzip (RFC 1952)");
        assertThat(new SnapshotStore(folder.resolve("store")).current()).isEmpty();
    }

    @Test
    void whateverTheBytesAreFaultsAreToldAndNothingElse() throws IOException {
        byte[] lines = String.join("\n", converted(documents()).subList(0, 60)).getBytes(UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] broken = lines.clone();
            for (int j = 0; j < 1 + i % 3; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Files.write(part(1), broken);
            assertThat(problems(part(1)))
                    .isNotEmpty()
                    .allMatch(told -> told.startsWith(part(1).toString()) && !told.contains("Exception"));
        }
    }

    @Test
    void putsOfArticlesDoNotGoWithQuads() throws IOException {
        write("part-1.nq", converted(documents()));
        CommandRun run = run(
                CORPUS,
                "store",
                "serve",
                "--port",
                "0",
                "--from-quads",
                part(1).toString(),
                "--token",
                "0123456789abcdef0123456789abcdef");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.words()).contains("--token does not go with --from-quads");
    }

    private static List<String> with(List<String> lines, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(1, line);
        return changed;
    }

    private static List<String> replaced(List<String> lines, int index, String pattern, String replacement) {
        List<String> changed = new ArrayList<>(lines);
        String line = lines.get(index).replaceFirst(pattern.replace(" .", " \\.$"), replacement);
        assertThat(line).isNotEqualTo(lines.get(index));
        changed.set(index, line);
        return changed;
    }

    private void assertFaultIn(List<String> lines, int line, String words) throws IOException {
        write("part-1.nq", lines);
        assertThat(problems(part(1)))
                .anyMatch(told -> told.startsWith(part(1) + ":" + line + ":") && told.contains(words));
    }

    private void assertFault(String place, String words) throws IOException {
        assertThat(problems(quads)).anyMatch(told -> told.startsWith(place + ": ") && told.contains(words));
    }

    private static List<String> problems(Path path) throws IOException {
        return GRAPH_OF_CORPUS.withConverted(path).checkAll().stream()
                .map(Problem::line)
                .toList();
    }

    private Path part(int number) {
        return quads.resolve("part-" + number + ".nq");
    }

    private static String graph(String line) {
        return line.substring(line.lastIndexOf('<'), line.lastIndexOf('>') + 1);
    }

    private static Path[] documents() throws IOException {
        return Folders.files(CORPUS.resolve("documents")).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toArray(Path[]::new);
    }

    private static List<String> converted(Path... documents) {
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("convert"), Stream.of(documents).map(Path::toString))
                        .toArray(String[]::new));
        assertThat(run.words()).isEmpty();
        return run.data().lines().toList();
    }

    private void write(String name, List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        if (name.endsWith(".gz")) {
            try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
                packed.write(text);
            }
        } else {
            bytes.writeBytes(text);
        }
        Files.write(quads.resolve(name), bytes.toByteArray());
    }

    private void mark() throws IOException {
        Files.deleteIfExists(quads.resolve(ConvertedDocuments.MARKER));
        StringBuilder marker = new StringBuilder();
        for (Path file : Folders.files(quads)) {
            marker.append(ConvertedDocuments.line(
                    Fingerprint.sha256(file), file.getFileName().toString()));
        }
        Files.writeString(quads.resolve(ConvertedDocuments.MARKER), marker);
    }

    private CommandRun run(Path data, String store, String command, String... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                command,
                                "--data",
                                data.toString(),
                                "--store",
                                folder.resolve(store).toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private String identity(String store) throws IOException {
        return new SnapshotStore(folder.resolve(store)).current().orElseThrow();
    }

    private String dump(String store) throws IOException {
        Path dump = Folders.files(folder.resolve(store)).stream()
                .filter(file -> file.endsWith("dump/quads.nq.gz"))
                .findFirst()
                .orElseThrow();
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(dump))) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
