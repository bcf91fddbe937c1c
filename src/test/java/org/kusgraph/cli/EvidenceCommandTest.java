package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;

final class EvidenceCommandTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/evidence");
    private static final Path CORPUS = Checkout.RESOURCES.resolve("corpus");
    private static final Path PLANT = CORPUS.resolve("documents/article-20410520-haneul-plant.txt");

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void everyClaimIsShownWithItsPassage(String format) throws IOException {
        assertThat(shown("claims", PLANT, "--format", format)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120})
    void aTableIsAsWideAsItIsTold(int width) throws IOException {
        CommandRun run =
                evidence("--article", PLANT.toString(), "--format", "table", "--width", Integer.toString(width));

        assertThat(run.code()).isZero();
        assertThat(run.data().lines().skip(2))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void theClaimsAskedForAreShownAlone(String format) throws IOException {
        assertThat(shown("two-claims", PLANT, "--format", format, "haneul-claim-water", "haneul-claim-chief-executive"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void theRangesOfWordsCanBeCopiedIntoADocument(String format) throws IOException {
        assertThat(shown("found", PLANT, "--format", format, "--find", "port\nJUNIPER", "--ignore-case"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void passagesOnWhichNoClaimRestsAreShownWithTheirShare(String format) throws IOException {
        assertThat(shown("uncovered", PLANT, "--format", format, "--uncovered"))
                .isEqualTo(
                        format.equals("csv")
                                ? "article-20410520-haneul-plant: No claim rests on 8.7 % of the article: 48 of 554 characters, not counting white space and punctuation.\n"
                                : "");
    }

    @Test
    void whatIsNotReadByAPersonIsJson() throws IOException {
        assertThat(evidence("--article", PLANT.toString()).data())
                .isEqualTo(Files.readString(CASES.resolve("claims.json")));
    }

    @Test
    void anArticleCanComeFromStandardInput() throws IOException {
        CommandRun run =
                CommandRun.withInput(Files.readAllBytes(PLANT), arguments("--article", "-", "--find", "Some fear"));

        assertThat(run).isEqualTo(new CommandRun(0, "[{\"start\": 643, \"end\": 652}]\n", ""));
    }

    @Test
    void anUnknownClaimIsNamedWithThoseThatMayBeMeant() {
        assertThat(evidence("--article", PLANT.toString(), "haneul-claim-watre", "subsidy", "\u202except"))
                .isEqualTo(new CommandRun(2, "", """
                        kus evidence: the article has no claim 'haneul-claim-watre'; did you mean 'haneul-claim-water'?
                        kus evidence: the article has no claim 'subsidy'; did you mean 'haneul-claim-subsidy'?
                        kus evidence: the article has no claim '\\u202Except'; without ids all claims are shown
                        """));
    }

    @Test
    void aFileThatIsNotTheArticleIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("article.txt");
        Files.writeString(file, Files.readString(PLANT).replace("\n", "\r\n"));

        assertRefusedAsAltered(evidence("--article", file.toString()), file);
        assertRefusedAsAltered(evidence("--article", file.toString(), "--uncovered"), file);
        assertRefusedAsAltered(evidence("--article", file.toString(), "--find", "Haneul"), file);
    }

    private static void assertRefusedAsAltered(CommandRun run, Path file) {
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.data()).isEmpty();
        assertThat(run.words())
                .startsWith(
                        file + ": the file is not quite the article article-20410520-haneul-plant: it ends its lines"
                                + " with CR LF, and the article with LF; ")
                .endsWith("; convert its line ends to LF\n");
    }

    @Test
    void wordsAreFoundInAnArticleThatNoDocumentDescribesYet(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("article.txt");
        Files.writeString(file, "A new article.");

        assertThat(evidence("--article", file.toString(), "--find", "new"))
                .isEqualTo(new CommandRun(0, "[{\"start\": 2, \"end\": 5}]\n", """
                        kus evidence: no document describes this article yet; one needs "sha256": \
                        "064311f4e9baf1e727c7c470eaf784527881c593e45d406c8cb3f6c62a4fc575", "length": 14
                        """));
        assertThat(evidence("--article", file.toString()).code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void wordsThatTheArticleDoesNotHaveAreToldApartFromThoseInOtherCase() {
        assertThat(evidence("--article", PLANT.toString(), "--find", "port juniper"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "kus evidence: the article does not have the words 'port juniper', but has them in other letter"
                                + " case: --ignore-case finds them\n"));
        assertThat(evidence("--article", PLANT.toString(), "--find", "port juno"))
                .isEqualTo(new CommandRun(1, "", "kus evidence: the article does not have the words 'port juno'\n"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        String together = "kus evidence: claims, --find and --uncovered do not go together; ask one at a time\n";
        String article = PLANT.toString();

        assertThat(evidence("--article", article, "--uncovered", "a-claim")).isEqualTo(new CommandRun(2, "", together));
        assertThat(evidence("--article", article, "--find", "a", "--uncovered"))
                .isEqualTo(new CommandRun(2, "", together));
        assertThat(evidence("--article", article, "--ignore-case"))
                .isEqualTo(new CommandRun(2, "", "kus evidence: --ignore-case goes with --find alone\n"));
        assertThat(evidence("--article", article, "--find", " "))
                .isEqualTo(new CommandRun(2, "", "kus evidence: --find needs words\n"));
        assertThat(evidence("a-claim").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatCannotBeReadIsAFaultOfTheEnvironment(@TempDir Path folder) {
        assertThat(evidence("--article", folder.resolve("none.txt").toString()))
                .isEqualTo(new CommandRun(
                        3, "", "kus evidence: " + folder.resolve("none.txt") + ": there is no such file or folder\n"));
        assertThat(evidence("--article", folder.toString()))
                .isEqualTo(new CommandRun(
                        3, "", "kus evidence: " + folder + ": it is a folder, not the text of an article\n"));
    }

    @Test
    void aTextThatWouldActOnTheTerminalIsShownWithEscapes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("article.txt");
        Files.writeString(file, "before \u001b]0;x\u0007한국\u202e after");

        assertThat(evidence("--article", file.toString(), "--find", "한국", "--format", "table")
                        .data())
                .isEqualTo("{\"start\": 13, \"end\": 15}  before \\u001B]0;x\\u0007[한국]\\u202E after\n");
    }

    /** Compares the whole output, and gives the words for people, which must hold nothing of the article. */
    private static String shown(String name, Path article, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--article", article.toString()));
        all.addAll(List.of(arguments));
        CommandRun run = evidence(all.toArray(String[]::new));

        assertThat(run.code()).isZero();
        Golden.assertSame(
                CASES.resolve(name + "." + arguments[1].replace("table", "txt")),
                run.data(),
                EvidenceCommandTest.class);
        return run.words();
    }

    private static CommandRun evidence(String... arguments) {
        return CommandRun.of(arguments(arguments));
    }

    private static String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("evidence", "--data", CORPUS.toString(), "--ontology", Checkout.ONTOLOGY.toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
