package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;

/** {@code kus draft} proposes a document, which check then refuses to let pass as it is. */
final class DraftCommandTest {
    @TempDir
    private static Path saved;

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
    void thePageForAReviewShowsTheWholeArticleWithItsMarksBesideTheDocument(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Path article = folder.resolve("article.txt");
        String text = ARTICLE + "\n\"We plan <script>alert(1)</script> more\", Noh said.\n";
        Files.writeString(article, text);

        CommandRun review = CommandRun.of(
                "draft", article.toString(), "--data", folder.toString(), "--issued", "2031-05-05", "--review");
        Document page = Jsoup.parse(review.data());

        assertThat(review.code()).isZero();
        page.select(".number").remove();
        assertThat(page.select("p.article").getFirst().wholeText()).isEqualTo(text);
        assertThat(page.select(".piece a").eachText()).contains("Noh Ye-rin");
        assertThat(page.select(".piece.said").text()).contains("will invest about 2 billion won");
        assertThat(page.select(".entry h3").eachText())
                .anyMatch(heading -> heading.contains("noh-ye-rin Person draft: compare with the article"));
        assertThat(page.select(".entry dd").eachText()).contains("planned");
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(page.select(link)).as(link).hasSize(1));
        assertThat(page.select("script, img, link, iframe, form, [src]")).isEmpty();
        assertThat(page.select("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
    }

    @Test
    void ofAWebPageTheTextOfTheArticleIsTaken(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Path page = folder.resolve("page.html");
        Files.writeString(page, """
                <!doctype html><html><head><meta charset="utf-8"><title>News</title>
                <meta property="og:title" content="Harbour talks resume"><meta property="og:site_name" content="Example News">
                <meta property="article:published_time" content="2031-05-05T09:00:00+09:00">
                <link rel="canonical" href="https://news.example/harbour"><script>var ignored = "<p>no text</p>";</script></head>
                <body><nav><p>Home</p></nav><article><h1>Harbour talks resume</h1><div>
                <p>Noh Ye-rin, minister of&nbsp;harbours,
                said that <b>Nuri&amp;Co</b> will leave.</p><aside>Buy this</aside><p>Nobody<br>answered.</p></div></article></body></html>
                """);

        CommandRun text = CommandRun.of("draft", page.toString(), "--text");
        CommandRun draft = CommandRun.of("draft", page.toString(), "--data", folder.toString());
        Files.writeString(folder.resolve("documents/draft.json"), draft.data());
        CommandRun evidence = CommandRun.of("evidence", "--article", page.toString(), "--data", folder.toString());

        assertThat(text.data())
                .isEqualTo("Harbour talks resume\nNoh Ye-rin, minister of harbours, said that Nuri&Co will leave.\n"
                        + "Nobody\nanswered.");
        assertThat(draft.data())
                .contains("\"publisher\": \"Example News\"")
                .contains("\"issued\": \"2031-05-05\"")
                .contains("\"source\": \"https://news.example/harbour\"")
                .contains("\"id\": \"article-20310505-harbour-talks-resume\"")
                .contains("\"evidence\": [{\"start\": 21, \"end\": 84}]");
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
    void anArticleThatIsEmptyOrTooLongIsRefused() {
        CommandRun empty = CommandRun.withInput(new byte[0], "draft", "-");
        CommandRun endless = CommandRun.withInput("word ".repeat(40_001).getBytes(UTF_8), "draft", "-");
        String expected = "; expected a text of at most 200000 characters; give the article's file\n";

        assertThat(empty).isEqualTo(new CommandRun(1, "", "standard input: the article is empty" + expected));
        assertThat(endless).isEqualTo(new CommandRun(1, "", "standard input: the article is too long" + expected));
    }

    @Test
    void whatNoDocumentCanHoldIsLeftOutOfNamesAndMovesNoRange(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        String text =
                "Harbour\u0000talks\u202e\n\nKim Min-ji, minister of \ud83d\ude00 ports, said on Feb. 30 that x\u0007y ended.";
        CommandRun draft = CommandRun.withInput(text.getBytes(UTF_8), "draft", "-", "--data", folder.toString());
        Path target = folder.resolve("documents/draft.json");
        Files.writeString(target, draft.data());

        assertThat(draft.data()).contains("\"evidence\": [{\"start\": 16, \"end\": 26}]");
        assertThat(CommandRun.of("check", "--data", folder.toString(), target.toString())
                        .words()
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.contains(" is a draft; "));
    }

    @Test
    void anExtractorMayGiveBackWhatItGot() {
        CommandRun own = drafted();
        CommandRun given = drafted("--extractor", "cat > /dev/null; cat '" + saved(own) + "'");

        assertThat(given).isEqualTo(own);
    }

    @Test
    void anExtractorThatPublishesOrCopiesOrMissesTheArticleIsRefused() throws IOException {
        String own = drafted().data();
        String text = own.replaceFirst(
                "\"text\": \\{\"en\": \"…\"}",
                "\"text\": {\"en\": \"minister of harbours,"
                        + " said on May 4 that South Korea will invest about 2 billion\"}");
        assertThat(refusal(text)).contains("this has 12 words in a row from the article; expected words of your own; ");
        assertThat(refusal(own.replaceFirst("\"draft\": true,", "")))
                .contains("this Article is not marked as a draft; expected 'draft': true; mark it");
        assertThat(refusal(own.replaceFirst("\"start\": \\d+", "\"start\": 20")))
                .contains("this is no passage of the article, which has ");
        assertThat(refusal(own.replaceFirst("\"length\": \\d+", "\"length\": 4000")))
                .contains("this is not the length of the article; expected ");
        assertThat(refusal(own.replaceFirst("\"planned\"", "\"sure\""))).contains("'sure'");
        assertThat(refusal("{")).contains("extracted.json:");
    }

    @Test
    void anExtractorThatFailsIsTold() {
        assertThat(drafted("--extractor", "echo no model >&2; exit 4"))
                .isEqualTo(new CommandRun(
                        ExitCode.ENVIRONMENT,
                        "",
                        "kus draft: the extractor 'echo no model >&2; exit 4': it ends with exit code 4: no model\n"));
    }

    @Test
    void anExtractorThatTakesTooLongIsEnded() {
        assertThat(drafted("--extractor", "exec sleep 60", "--extractor-seconds", "1")
                        .words())
                .isEqualTo("kus draft: the extractor 'exec sleep 60': it takes longer than 1 seconds;"
                        + " --extractor-seconds allows more\n");
    }

    @Test
    void aServiceIsAskedByPost() throws IOException {
        byte[] own = drafted().data().getBytes(UTF_8);
        StringBuilder asked = new StringBuilder();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/draft", exchange -> {
            asked.append(exchange.getRequestMethod())
                    .append(' ')
                    .append(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, own.length);
            exchange.getResponseBody().write(own);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(drafted("--extractor", address + "/draft")).isEqualTo(drafted());
            assertThat(asked.toString())
                    .startsWith("POST {")
                    .contains("Noh Ye-rin")
                    .contains("\"version\": 1");
            assertThat(drafted("--extractor", address + "/elsewhere").words())
                    .startsWith("kus draft: the extractor '" + address + "/elsewhere': it answers with status 404: ");
        } finally {
            server.stop(0);
        }
    }

    private static String refusal(String answer) throws IOException {
        CommandRun run = drafted("--extractor", "cat '" + saved(new CommandRun(0, answer, "")) + "'");

        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.data()).isEmpty();
        return run.words();
    }

    private static String saved(CommandRun run) {
        try {
            Path file = Files.createTempFile(saved, "answer", ".json");
            Files.writeString(file, run.data());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandRun drafted(String... more) {
        return CommandRun.withInput(
                ARTICLE.getBytes(UTF_8),
                Stream.concat(Stream.of("draft", "-", "--issued", "2031-05-05"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
