package org.kusgraph.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Conversion;
import org.kusgraph.ConvertedDocuments;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** Runs the job on a cluster of two workers, each a process, and compares what it writes with what one machine converts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConvertJobTest {
    private static final Path ONTOLOGY = Path.of("ontology");
    private static final Path EXAMPLE = Path.of("data/documents/article-20241118-science-minister.json");
    private static final int DOCUMENTS = 30;
    private static final String SPLIT_BYTES = "200000";

    private Path folder = Path.of("");
    private Path documents = Path.of("");
    private LocalCluster cluster;

    @BeforeAll
    void startCluster(@TempDir Path temporary) throws IOException {
        folder = temporary;
        documents = Files.createDirectories(folder.resolve("documents"));
        cluster = new LocalCluster(
                Path.of(System.getProperty("kus.spark")), Files.createDirectory(folder.resolve("cluster")), 2);
        List<String> lines =
                IntStream.range(0, DOCUMENTS).mapToObj(ConvertJobTest::document).toList();
        Files.write(documents.resolve("many.jsonl"), lines.subList(0, 20));
        Files.write(documents.resolve("packed.jsonl.gz"), packed(String.join("\n", lines.subList(20, DOCUMENTS))));
        for (Path file : jsonFiles(Path.of("src/test/resources/corpus/documents"))) {
            Files.copy(file, documents.resolve(file.getFileName()));
        }
    }

    @AfterAll
    void stopCluster() {
        cluster.close();
    }

    /** The example with ids of its own; what is one thing in all documents stays so. */
    private static String document(int number) {
        String text = String.join(" ", read(EXAMPLE).lines().map(String::strip).toList());
        return text.replace("article-20241118-science-minister", "article-" + number + "-science-minister");
    }

    @Test
    void aClusterThatLosesAWorkerWritesWhatOneMachineConverts() throws IOException, InterruptedException {
        Path output = folder.resolve("quads");
        Process job = cluster.submit(
                "killed",
                "--split-bytes",
                SPLIT_BYTES,
                "--to",
                output.toString(),
                "--parts",
                "3",
                documents.toString());
        LocalCluster.await(
                () -> cluster.text("killed").contains("Finished task") || !job.isAlive(), "the job has not begun");
        assertThat(job.isAlive()).as(cluster.text("killed")).isTrue();
        cluster.kill(0);

        assertThat(job.waitFor()).as(cluster.text("killed")).isZero();
        assertThat(cluster.text("killed")).containsAnyOf("Lost executor", "Executor lost", "lost worker");
        assertThat(ConvertedDocuments.at(output).problems()).isEmpty();
        assertThat(statements(output)).isEqualTo(converted(files(documents)));
        assertThat(read(output.resolve("problems.txt"))).isEmpty();
        assertThat(read(output.resolve("documents.tsv")).lines().map(line -> line.replaceFirst(".*/", "")))
                .startsWith("file\tdocuments\tleft out\tstatements")
                .anyMatch(line -> line.startsWith("many.jsonl\t20\t0\t"))
                .anyMatch(line -> line.startsWith("packed.jsonl.gz\t10\t0\t"));
        for (Path part : parts(output)) {
            assertGraphsTogetherAndSorted(part);
        }

        assertThat(buildProblems(output)).isEmpty();

        Map<String, List<Byte>> first = contents(output);
        Files.writeString(output.resolve(".attempt-7-part-00009.nq.gz"), "what an attempt has left that was killed");
        assertThat(run(output, "--parts", "3", documents.toString()))
                .isEqualTo(new Run(
                        0,
                        "kus spark: " + statements(output).size() + " statements in 3 parts are in " + output + "\n"));
        assertThat(contents(output)).isEqualTo(first);
    }

    @Test
    void documentsAreReadFromHdfsAndQuadsWrittenThere() throws IOException, InterruptedException {
        Configuration settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        Path fetched = folder.resolve("fetched");
        try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(settings).build()) {
            DistributedFileSystem system = hdfs.getFileSystem();
            system.copyFromLocalFile(
                    new org.apache.hadoop.fs.Path(documents.toString()), new org.apache.hadoop.fs.Path("/articles"));
            Process job = cluster.submit(
                    "hdfs",
                    "--split-bytes",
                    SPLIT_BYTES,
                    "--to",
                    system.getUri() + "/quads",
                    "--parts",
                    "3",
                    system.getUri() + "/articles");

            assertThat(job.waitFor()).as(cluster.text("hdfs")).isZero();
            system.copyToLocalFile(
                    new org.apache.hadoop.fs.Path("/quads"), new org.apache.hadoop.fs.Path(fetched.toString()));
        }
        assertThat(ConvertedDocuments.at(fetched).problems()).isEmpty();
        assertThat(statements(fetched)).isEqualTo(converted(files(documents)));
    }

    @Test
    void aFileSystemWithoutItsConnectorIsToldWithTheLibraryToAdd() {
        assertThat(run(folder.resolve("unwritten"), "s3a://bucket/articles"))
                .isEqualTo(new Run(
                        3,
                        "kus spark: s3a://bucket/articles: Hadoop has no connector for 's3a:' here; add its library,"
                                + " for s3a with: spark-submit --packages org.apache.hadoop:hadoop-aws:"
                                + VersionInfo.getVersion() + "\n"));
    }

    @Test
    void faultsAreToldAtTheirPlacesAndLeftOutOrFatal() throws IOException {
        Path faulty = Files.createDirectory(folder.resolve("faulty"));
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(ConvertJobTest::document).toList());
        lines.set(7, lines.get(7).replace("\"status\": \"feared\"", "\"status\": \"dreaded\""));
        lines.add(8, "");
        lines.add("{ \"id\": ");
        lines.add(document(3));
        lines.add(document(50)
                .replace("\"Yoo Sang-im\", \"ko\"", "\"Yoo Sang-Im\", \"ko\"")
                .replace("\"head\": \"donald-trump\"", "\"head\": \"donald-tromp\""));
        Path file = faulty.resolve("faulty.jsonl");
        Files.write(file, lines);
        Path output = folder.resolve("left-out");
        Path none = folder.resolve("none");

        Run leavingOut = run(output, file.toString());
        assertThat(leavingOut.code()).isEqualTo(1);
        assertThat(run(none, "--fatal", file.toString()).words())
                .startsWith("kus spark: nothing is written, because something is wrong\n" + file + ":8:");
        assertThat(none).doesNotExist();
        assertThat(statements(output)).isEqualTo(converted(List.of(file)));
        List<String> told = read(output.resolve("problems.txt")).lines().toList();
        // What is told of documents is what one machine tells; of a whole that is there twice it is told for each of
        // its claims.
        assertThat(told)
                .containsAll(checked(file).stream()
                        .map(Problem::line)
                        .filter(line -> !line.contains("donald-tromp"))
                        .toList())
                .anyMatch(line -> line.startsWith(file + ":8:") && line.contains("'dreaded' is not a word of the list"))
                .anyMatch(line ->
                        line.startsWith(file + ":15:") && line.contains("is described already, at " + file + ":4:1"))
                .anyMatch(line -> line.startsWith(file + ":16:") && line.contains("nothing has the id 'donald-tromp'"))
                .anyMatch(line -> line.contains("is 'Yoo Sang-Im' here, and 'Yoo Sang-im' at " + file + ":1:"));
        assertThat(told.stream().map(line -> line.replaceFirst(": .*", "")).distinct())
                .allMatch(place -> place.startsWith(file + ":"));
    }

    @Test
    void aFolderOfOthersIsLeftAlone() throws IOException {
        Path output = Files.createDirectory(folder.resolve("others"));
        Files.writeString(output.resolve("thesis.txt"), "years of work");

        assertThat(run(output, EXAMPLE.toString()))
                .isEqualTo(
                        new Run(
                                3,
                                "kus spark: " + output.resolve("thesis.txt")
                                        + ": this is not of a conversion, and the folder has to be for one alone; name another folder\n"));
        assertThat(output.resolve("thesis.txt")).hasContent("years of work");
    }

    /** What came of a job in this process. */
    private record Run(int code, String words) {}

    private static Run run(Path output, String... arguments) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        int code = ConvertJob.run(
                new PrintStream(words, true, UTF_8),
                Stream.concat(Stream.of("--split-bytes", SPLIT_BYTES, "--to", output.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
        return new Run(code, words.toString(UTF_8));
    }

    private static void assertGraphsTogetherAndSorted(Path part) throws IOException {
        List<String> articles = lines(part).stream()
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .toList();
        assertThat(articles).isSorted();
        lines(part).stream()
                .collect(Collectors.groupingBy(line -> line.substring(line.lastIndexOf('<'))))
                .values()
                .forEach(lines -> assertThat(
                                lines.stream().map(line -> line.getBytes(UTF_8)).toList())
                        .isSortedAccordingTo(Arrays::compareUnsigned));
    }

    private static List<Problem> buildProblems(Path output) throws IOException {
        return value(KnowledgeGraph.of(ONTOLOGY, Path.of("src/test/resources/corpus")))
                .withConverted(output)
                .checkAll();
    }

    private static List<Problem> checked(Path file) throws IOException {
        return value(KnowledgeGraph.of(ONTOLOGY, Path.of("src/test/resources/cases")))
                .check(List.of(file));
    }

    private static Set<String> converted(List<Path> files) throws IOException {
        Conversion conversion = value(Conversion.of(ONTOLOGY, Limits.USUAL, Progress.UNWATCHED));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Conversion.Output output = conversion.to(Conversion.Format.nq, bytes, problem -> {})) {
            for (Path file : files) {
                try (InputStream input = Files.newInputStream(file)) {
                    output.convert(file.toString(), input);
                }
            }
        }
        return new TreeSet<>(bytes.toString(UTF_8).lines().toList());
    }

    private static Set<String> statements(Path output) throws IOException {
        TreeSet<String> statements = new TreeSet<>();
        for (Path part : parts(output)) {
            statements.addAll(lines(part));
        }
        return statements;
    }

    private static List<String> lines(Path part) throws IOException {
        try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(part)))) {
            return new String(input.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static Map<String, List<Byte>> contents(Path output) throws IOException {
        Map<String, List<Byte>> contents = new TreeMap<>();
        for (Path file : files(output)) {
            List<Byte> bytes = new ArrayList<>();
            for (byte octet : Files.readAllBytes(file)) {
                bytes.add(octet);
            }
            contents.put(file.getFileName().toString(), bytes);
        }
        return contents;
    }

    private static List<Path> parts(Path output) throws IOException {
        return files(output).stream()
                .filter(file -> file.toString().endsWith(".nq.gz"))
                .toList();
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        return outcome.orElse(problems -> {
            throw new AssertionError(problems.toString());
        });
    }
}
