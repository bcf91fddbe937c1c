package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;

/** {@code kus draft} proposes a document, which check then refuses to let pass as it is. */
final class DraftCommandTest {
    private static final String ARTICLE = """
            Harbour talks resume

            Noh Ye-rin, minister of harbours, said on May 4 that South Korea will invest about 2 billion won in quantum technology.
            """;

    @Test
    void aDraftIsWrittenIntoTheDataAndItsMarksAreToldThere(@TempDir Path folder) throws IOException {
        Folders.copy(Checkout.DATA.resolve("documents"), folder.resolve("documents"));
        Path article = folder.resolve("article.txt");
        Files.writeString(article, ARTICLE);
        Path target = folder.resolve("documents/draft.json");
        // A shell has made the file before the program starts.
        Files.createFile(target);

        CommandRun draft =
                CommandRun.of("draft", article.toString(), "--data", folder.toString(), "--issued", "2031-05-05");
        Files.writeString(target, draft.data());
        CommandRun check = CommandRun.of("check", "--data", folder.toString(), target.toString());

        assertThat(draft.words()).isEmpty();
        assertThat(draft.code()).isZero();
        assertThat(draft.data())
                .contains("\"id\": \"article-20310505-harbour-talks-resume\"")
                .contains(
                        "{\"value\": \"2000000000\", \"currency\": \"KRW\", \"exactness\": \"around\", \"origin\": \"given\"}")
                .contains("\"startDate\": \"2031-05-04\"")
                .contains("\"status\": \"planned\", \"holder\": \"noh-ye-rin\"".replace(", ", ",\n      "));
        assertThat(check.code()).isEqualTo(ExitCode.INPUT);
        assertThat(check.words().lines())
                .isNotEmpty()
                .allMatch(line -> line.contains(" is a draft; expected what a person has compared with the article; "));
    }

    @Test
    void evidenceShowsThePassagesOfADraft(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Path article = folder.resolve("article.txt");
        Files.writeString(article, ARTICLE);
        CommandRun draft = CommandRun.of("draft", article.toString(), "--data", folder.toString());
        Files.writeString(folder.resolve("documents/draft.json"), draft.data());

        CommandRun evidence = CommandRun.of("evidence", "--article", article.toString(), "--data", folder.toString());

        assertThat(evidence.code()).isZero();
        assertThat(evidence.data()).contains("Noh Ye-rin, minister of harbours");
    }

    @Test
    void anArticleIsReadFromStandardInputToo() {
        CommandRun draft = CommandRun.withInput("이예린 해양부 장관은 회의가 끝났다고 밝혔다.".getBytes(UTF_8), "draft", "-");

        assertThat(draft.code()).isZero();
        assertThat(draft.data()).contains("\"language\": \"ko\"").contains("\"name\": {\"ko\": \"이예린\"}");
    }

    @Test
    void aLanguageWithoutCuesIsAMistake() {
        CommandRun draft = CommandRun.withInput("Ein Satz.".getBytes(UTF_8), "draft", "-", "--lang", "de");

        assertThat(draft)
                .isEqualTo(new CommandRun(
                        ExitCode.USAGE, "", "kus draft: there are no cues for 'de'; --lang can be one of en, ko\n"));
    }

    @Test
    void aTextThatIsNotInUtf8IsRefused() {
        CommandRun draft = CommandRun.withInput(new byte[] {(byte) 0xc3, 0x28}, "draft", "-");

        assertThat(draft.code()).isEqualTo(ExitCode.INPUT);
        assertThat(draft.words()).startsWith("standard input: the file is not UTF-8; expected a text in UTF-8; ");
    }

    @Test
    void anEmptyArticleGivesADraftOfNothing() {
        CommandRun draft = CommandRun.withInput(new byte[0], "draft", "-");

        assertThat(draft.code()).isEqualTo(ExitCode.INPUT);
        assertThat(draft.words())
                .isEqualTo("standard input: the article is empty; expected a text; give the article's file\n");
    }
}
