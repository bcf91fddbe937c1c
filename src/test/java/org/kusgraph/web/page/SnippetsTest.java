package org.kusgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer;
import org.kusgraph.web.TestSnapshots;
import org.kusgraph.web.query.AnswerKind;

/** The programs on the query page run as they are copied, whatever the query holds. */
@NullUnmarked
final class SnippetsTest {
    /** Everything by which one of the languages ends a text or begins something else in it. */
    private static final String HOSTILE = """
            # it's "한국" \\u0041 ${x} `y` )" )-" #(lf) %s '''
            SELECT ?text ?length {
              BIND (\"""three "quotes" \\t 삼성's \\\\ )-" \"""  AS ?text)   \t
              BIND (STRLEN(?text) AS ?length)
            }""";

    private static final String TEXT = "three \"quotes\" \t 삼성's \\ )-\" ";

    private static TestServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.of(TestSnapshots.of("<urn:test:s> <urn:test:p> \"값\" ."));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void curlAsksTheQueryThatIsOnThePage() throws Exception {
        assertThat(run("curl", snippet("curl", HOSTILE, AnswerKind.ROWS), "sh", "ask"))
                .contains(csv(TEXT), String.valueOf(TEXT.length()));
    }

    @Test
    void pythonAsksTheQueryThatIsOnThePage() throws Exception {
        assertThat(run("python3", snippet("Python", HOSTILE, AnswerKind.ROWS), "python3", "ask"))
                .contains("'length': '" + TEXT.length() + "'", "삼성");
        assertThat(run(
                        "python3",
                        snippet("Python", "CONSTRUCT WHERE { ?s ?p ?o }", AnswerKind.TRIPLES),
                        "python3",
                        "ask"))
                .contains("\"값\"");
    }

    @Test
    void javaScriptAsksTheQueryThatIsOnThePage() throws Exception {
        assertThat(run("node", snippet("JavaScript", HOSTILE, AnswerKind.ROWS), "node", "--input-type=module", "-"))
                .contains("삼성", "value: '" + TEXT.length() + "'");
        assertThat(run(
                        "node",
                        snippet("JavaScript", "ASK { ?s ?p '값' }", AnswerKind.TRUTH),
                        "node",
                        "--input-type=module",
                        "-"))
                .contains("true");
    }

    @Test
    void javaAsksTheQueryThatIsOnThePage() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Files.writeString(folder.resolve("Ask.java"), snippet("Java", HOSTILE, AnswerKind.ROWS));
        assertThat(run(java.toString(), "", java.toString(), "-Dstdout.encoding=UTF-8", "Ask.java"))
                .contains(csv(TEXT), String.valueOf(TEXT.length()));
    }

    @Test
    void rAsksTheQueryThatIsOnThePage() throws Exception {
        assertThat(run("Rscript", snippet("R", HOSTILE, AnswerKind.ROWS), "Rscript", "ask"))
                .contains("삼성", String.valueOf(TEXT.length()));
    }

    /** Excel runs on no machine of ours, so its texts are read here as its language defines them. */
    @Test
    void powerQuerysTextsAreTheLinesOfTheQuery() {
        String program = snippet("Excel Power Query", HOSTILE, AnswerKind.ROWS);
        String list = program.substring(program.indexOf('{') + 1, program.indexOf("    }, \"#(lf)\")"));
        Matcher texts = Pattern.compile("\"((?:[^\"]|\"\")*)\"").matcher(list);
        List<String> lines = new ArrayList<>();
        while (texts.find()) {
            lines.add(
                    texts.group(1).replace("\"\"", "\"").replace("#(tab)", "\t").replace("#(#)", "#"));
        }
        assertThat(lines).isEqualTo(HOSTILE.strip().lines().toList());
        assertThat(texts.replaceAll("").replace(",", "")).isBlank();
    }

    /** R's raw strings have one rule: they end at the first bracket with as many dashes as they began with. */
    @Test
    void rsRawStringEndsBehindTheQuery() {
        String program = snippet("R", HOSTILE, AnswerKind.ROWS);
        String dashes = program.substring(program.indexOf('"') + 1, program.indexOf('('));
        int begin = program.indexOf('(') + 1;
        assertThat(program.substring(begin, program.indexOf(")" + dashes + "\"", begin)))
                .isEqualTo("\n" + HOSTILE.strip() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void lineEndsOfAFormAreNotThoseOfTheProgram(String end) {
        assertThat(Snippets.of("http://localhost", "ASK" + end + "{}", AnswerKind.TRUTH))
                .extracting(Snippet::language)
                .containsExactly("curl", "Python", "R", "JavaScript", "Java");
        assertThat(Snippets.of("http://localhost", "ASK" + end + "{}", AnswerKind.TRUTH))
                .allSatisfy(snippet -> assertThat(snippet.code()).contains("ASK\n{}"));
    }

    private static String csv(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String snippet(String language, String query, AnswerKind kind) {
        String host = server.endpoint().resolve("/").toString().replaceFirst("/$", "");
        return Snippets.of(host, query, kind).stream()
                .filter(snippet -> snippet.language().equals(language))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** What a program prints that stands in the file {@code ask} and on standard input. */
    private String run(String interpreter, String program, String... command) throws Exception {
        assumeTrue(isInstalled(interpreter), interpreter + " is not installed");
        Path ask = Files.writeString(folder.resolve("ask"), program);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ask.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static boolean isInstalled(String interpreter) {
        if (Files.isExecutable(Path.of(interpreter))) {
            return true;
        }
        return Stream.of(System.getenv("PATH").split(":", 0))
                .anyMatch(place -> Files.isExecutable(Path.of(place, interpreter)));
    }
}
