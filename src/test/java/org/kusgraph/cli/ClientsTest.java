package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.JavaProcess;

/** The programs that docs/clients.md shows print what it says they print, wherever what they need is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientsTest {
    private static final Pattern RECIPE = Pattern.compile(
            "## (?<title>[^\n]+)\n(?:(?!```|## )(?s:.))*```(?<language>sh|python|r|js|java)\n(?<program>(?s:.*?))```");
    private static final Pattern OUTPUT = Pattern.compile("prints:\n\n```text\n((?s:.*?))```");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|from) (SPARQLWrapper|rdflib|pandas)\\b");
    private static final String ADDRESS = "http://127.0.0.1:3030";

    /** A machine's own Python comes first: that is the one for which Debian's packages are. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private Path folder = Path.of("");
    private ServedGraph served;

    @BeforeAll
    void serveTheData(@TempDir Path folder) throws IOException {
        this.folder = folder;
        served = ServedGraph.start(JavaProcess.kus()
                .in(Map.of(
                        "KUS_DATA", "data",
                        "KUS_ONTOLOGY", "ontology",
                        "KUS_STORE", folder.resolve("store").toString())));
    }

    @AfterAll
    void stopServing() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> eachProgramPrintsWhatTheDocumentSays() throws IOException {
        String document = Files.readString(Path.of("docs", "clients.md"));
        MatchResult output = OUTPUT.matcher(document).results().findFirst().orElseThrow();
        List<MatchResult> recipes = RECIPE.matcher(document).results().toList();
        assertThat(recipes).hasSize(8);
        return recipes.stream()
                .map(recipe -> dynamicTest(
                        recipe.group("title"), () -> assertThat(run(recipe.group("language"), recipe.group("program")))
                                .isEqualTo(output.group(1))));
    }

    private String run(String language, String program) throws IOException, InterruptedException {
        URI server = served.endpoint().resolve("/");
        String text = program.replace(ADDRESS + "/", server.toString());
        Path file = Files.writeString(
                folder.resolve(language.equals("java") ? "Leaders.java" : "recipe." + ending(language)), text);
        ProcessBuilder builder = new ProcessBuilder(command(language, program, file.toString()));
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        JavaProcess.Ended ended = JavaProcess.Ended.of(builder.start());
        assertThat(ended.code()).as(ended.words()).isZero();
        return ended.data();
    }

    private static String ending(String language) {
        return language.equals("js") ? "mjs" : language;
    }

    private static List<String> command(String language, String program, String file)
            throws IOException, InterruptedException {
        return switch (language) {
            case "sh" -> List.of(installed("sh"), file);
            case "python" -> List.of(python(program), file);
            case "r" -> List.of(installed("Rscript"), file);
            case "js" -> List.of(installed("node"), file);
            case "java" ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(Path.of(System.getProperty("kus.runtimeClassPath")))
                                .strip(),
                        file);
            default -> throw new AssertionError("nothing runs " + language);
        };
    }

    private static String python(String program) throws IOException, InterruptedException {
        String module = IMPORT.matcher(program)
                .results()
                .findFirst()
                .map(needed -> needed.group(1))
                .orElse("sys");
        for (String python : PYTHONS) {
            if (succeeds(python, "-c", "import " + module)) {
                return python;
            }
        }
        assumeTrue(false, "Python with " + module + " is not installed");
        return "";
    }

    private static String installed(String program) throws IOException, InterruptedException {
        assumeTrue(succeeds("sh", "-c", "command -v " + program), program + " is not installed");
        return program;
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String unused = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
