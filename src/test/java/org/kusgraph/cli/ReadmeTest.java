package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.FmtUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.JavaProcess;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What README.md shows is what happens: its questions, their answers and its commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadmeTest {
    private static final Pattern QUESTION = Pattern.compile(
            "### (?<title>.+)\n\n(?<text>.+)\n\n```sparql\n(?<query>(?s:.*?))```\n\n(?<table>(?:\\|.*\n)+)\nIn `(?<file>\\S+)[.]rq`[.]\n");
    private static final Pattern SHELL = Pattern.compile("```sh\n((?s:.*?))```");
    private static final Pattern COMMAND = Pattern.compile("[.]/kus ([a-z]+)");
    private static final Pattern OPTION = Pattern.compile("(?<=[ `])--[a-z][a-z-]*");

    private static final String ADDRESS = "http://127.0.0.1:3030/";

    /** These do not end, or run this very test. */
    private static final Set<String> NOT_RUN = Set.of("./kus serve", "./kus test");

    private static final List<Path> SHOWN = List.of(Checkout.ONTOLOGY, Checkout.DATA);

    private final String readme = read("README.md");

    private Path folder = Path.of("");
    private ServedGraph served;

    @BeforeAll
    void serveTheData(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        for (Path shown : SHOWN) {
            Files.createSymbolicLink(folder.resolve(shown), shown.toAbsolutePath());
        }
        Files.writeString(folder.resolve("article.txt"), "first words of a passage");
        Files.writeString(folder.resolve("ror-data.json"), "[]");
        Path launcher = folder.resolve("kus");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec "
                        + JavaProcess.kus().command().stream()
                                .map(word -> "'" + word + "'")
                                .collect(Collectors.joining(" "))
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        JavaProcess kus = JavaProcess.kus()
                .in(Map.of(
                        "KUS_DATA", folder.resolve("data").toString(),
                        "KUS_ONTOLOGY", folder.resolve("ontology").toString(),
                        "KUS_STORE", folder.resolve("store").toString()));
        served = ServedGraph.start(kus);
    }

    @AfterAll
    void stopServing() throws IOException {
        served.close();
        // JUnit warns of links when it deletes a folder.
        for (Path shown : SHOWN) {
            Files.delete(folder.resolve(shown));
        }
    }

    @TestFactory
    Stream<DynamicTest> questionsAndAnswersAreThoseOfTheOntology() {
        List<MatchResult> questions = QUESTION.matcher(readme).results().toList();
        assertThat(questions).hasSize(5);
        return questions.stream()
                .map(question -> dynamicTest(question.group("title"), () -> {
                    String file = read(question.group("file") + ".rq");
                    assertThat(file)
                            .contains("# title@en: " + question.group("title") + "\n")
                            .contains("# description@en: " + question.group("text") + "\n")
                            .endsWith("\n\n" + question.group("query"));
                    assertThat(question.group("table")).isEqualTo(table(Path.of(question.group("file") + ".csv")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> commandsDoWhatTheySay() {
        List<String> lines = SHELL.matcher(readme)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !NOT_RUN.contains(line))
                .toList();
        assertThat(lines).hasSizeGreaterThan(5);
        return lines.stream().map(line -> dynamicTest(line, () -> assertRuns(line)));
    }

    private void assertRuns(String line) throws IOException, InterruptedException {
        if (line.startsWith("curl ")) {
            assumeTrue(
                    System.getenv("CI") != null
                            || new ProcessBuilder("sh", "-c", "command -v curl")
                                            .start()
                                            .waitFor()
                                    == 0,
                    "curl is not installed");
        }
        String run = line.replace(ADDRESS, served.endpoint().resolve("/").toString());
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", run).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KUS_"));
        JavaProcess.Ended ended = JavaProcess.Ended.of(builder.start());
        if (line.contains("--article article.txt") && !line.contains("--find")) {
            // The article itself is not ours to keep here, so another one stands in its place, and is refused.
            assertThat(ended.code()).isEqualTo(ExitCode.INPUT);
            assertThat(ended.words()).contains("article.txt").contains("article-20241118-science-minister");
            return;
        }
        assertThat(ended.code()).as(ended.words()).isZero();
        if (line.contains(" --output ")) {
            assertThat(folder.resolve(line.substring(line.lastIndexOf(' ') + 1)))
                    .isNotEmptyFile();
        } else {
            assertThat(ended.data()).isNotBlank();
        }
    }

    @Test
    void everyCommandAndOptionExists() {
        Map<String, CommandLine> commands = Main.commands(Streams.standard(), Map.of()).stream()
                .map(CommandLine::new)
                .collect(Collectors.toMap(CommandLine::getCommandName, command -> command));
        Set<String> options = commands.values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .collect(Collectors.toSet());
        options.addAll(List.of("--help", "--data-urlencode", "--output"));
        Set<String> known = new TreeSet<>(commands.keySet());
        known.addAll(List.of("test", "bench", "spark"));

        assertThat(all(COMMAND, 1)).isSubsetOf(known);
        assertThat(all(OPTION, 0)).isSubsetOf(options);
    }

    @Test
    void everyFileAndClaimThatIsNamedExists() {
        List<String> missing = new ArrayList<>();
        for (String path : all(Pattern.compile("(?<=[ `(\"])(?:ontology|data|docs)/[\\w./-]*[\\w/](?=[ `)])"), 0)) {
            if (!Files.exists(Path.of(path))) {
                missing.add(path);
            }
        }
        assertThat(missing).containsExactlyInAnyOrder("data/documents/YOUR.json", "data/external/NAME/");
        assertThat(all(Pattern.compile("article-[0-9a-z-]+-claim-[a-z-]+"), 0))
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(read("data/documents/article-20241118-science-minister.json"))
                        .contains("\"" + claim + "\""));
    }

    private List<String> all(Pattern pattern, int group) {
        return pattern.matcher(readme)
                .results()
                .map(match -> match.group(group))
                .distinct()
                .toList();
    }

    /** A file of comma-separated values as a table of Markdown. */
    private static String table(Path csv) throws IOException {
        try (InputStream stream = Files.newInputStream(csv)) {
            RowSet rows = RowSet.adapt(ResultSetMgr.read(stream, ResultSetLang.RS_CSV));
            List<String> columns = rows.getResultVars().stream()
                    .map(column -> column.getVarName())
                    .toList();
            StringBuilder table = new StringBuilder();
            table.append(line(columns))
                    .append(line(columns.stream().map(column -> "---").toList()));
            rows.forEachRemaining(row -> table.append(line(rows.getResultVars().stream()
                    .map(column -> row.get(column).isLiteral()
                            ? row.get(column).getLiteralLexicalForm()
                            : FmtUtils.stringForNode(row.get(column)))
                    .toList())));
            return table.toString();
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
