package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void nobodyIsGivenWhatSomebodyElseSaysAndAListIsSeveralClaims(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Fusion venture draws money

                By Dana Reporter

                BOSTON, Nov. 12 (Some News) -- Sen. Ruth Alvarez warned that costs could rise. Analysts say the plant is too small.
                Orion Fusion Corp. plans to hire 40 people, the company said Tuesday. Orion Fusion declined to comment on whether it would join.
                "It will open in June," said Energy Minister Ahn Tae-gyun, who is to be called back.
                Plans include the construction of a test plant, the launch of a fund by early 2037, and a study of two more plants.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "feared ruth-alvarez: Sen. Ruth Alvarez warned that costs could rise.",
                        "judged unnamed: Analysts say the plant is too small.",
                        "planned orion-fusion-corp: Orion Fusion Corp. plans to hire 40 people, the company said Tuesday.",
                        "stated article: Orion Fusion declined to comment on whether it would join.",
                        "planned ahn-tae-gyun: \"It will open in June,\" said Energy Minister Ahn Tae-gyun, who is to be called back.",
                        "planned ahn-tae-gyun: Plans include | the construction of a test plant",
                        "planned ahn-tae-gyun: Plans include | the launch of a fund by early 2037",
                        "planned ahn-tae-gyun: Plans include | a study of two more plants.");
        assertThat(draft.json())
                .contains("\"startDate\": \"2036-11-11\"")
                .contains("\"startDate\": \"2037-06-01\"")
                .doesNotContain("\"Actor\"");
    }

    @Test
    void inKoreanTooEachQuotationAndEachPointIsAClaimOfWhoSaysIt(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                실증 사업에 예산 투입

                (세종=어느통신) 김기자 기자 = 김세진 산업통상부 장관은 다음 달 3일 "지금이 기회"라며 "공급망을 안정시키겠다"고 말했다.
                김 장관은 "왜 늦나?"라고 물었다. 업계 관계자는 "두 배로 커질 것"이라고 내다봤다.
                마이클 로스 미국반도체협회(SIA) 부회장은 "한국을 믿는다"고 했다.
                주요 사업은 △설계 인력 양성 △실증 시설 구축 △세제 지원 확대이다.
                나래온과 별다온(BDO) 등 국내 기업들은 답하지 않았다.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated gimsejin: 김세진 산업통상부 장관은 다음 달 3일 \"지금이 기회\"라며",
                        "planned gimsejin: \"공급망을 안정시키겠다\"고 말했다.",
                        "asked gimsejin: 김 장관은 \"왜 늦나?\"라고 물었다.",
                        "judged unnamed: 업계 관계자는 \"두 배로 커질 것\"이라고 내다봤다.",
                        "stated maikeul-roseu: 마이클 로스 미국반도체협회(SIA) 부회장은 \"한국을 믿는다\"고 했다.",
                        "stated article: 주요 사업은 | 설계 인력 양성",
                        "stated article: 주요 사업은 | 실증 시설 구축",
                        "stated article: 주요 사업은 | 세제 지원 확대이다.",
                        "stated article: 나래온과 별다온(BDO) 등 국내 기업들은 답하지 않았다.");
        assertThat(draft.json())
                .contains("\"startDate\": \"2036-12-03\"")
                .contains("\"kind\": \"Company\",\n      \"name\": {\"ko\": \"나래온\"}")
                .contains("\"abbreviation\": {\"ko\": \"BDO\"}");
    }

    @Test
    void whoSaySomethingTogetherAreGivenItTogether(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                South Korea and the United States signed a pact.
                The U.S. Department of Fusion (DOF) and Korea's Ministry of Ports, Tides and Energy agreed to share plans, the two governments said in a statement on Monday.
                Norang Materials Inc., Balgan Materials Inc. and Paran Materials Inc. pledged to invest 2 trillion won by the end of June.
                The three companies will also hire people. The port body's staff are tired, Norang Materials and its partner Balgan Materials said.
                Norang Materials has grown, its biggest rival said.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated article: South Korea and the United States signed a pact.",
                        "planned [\"united-states\",\"south-korea\"]: The U.S. Department of Fusion (DOF) and Korea's Ministry of Ports, Tides and Energy agreed to share plans, the two governments said in a statement on Monday.",
                        "pledged [\"norang-materials-inc\",\"balgan-materials-inc\",\"paran-materials-inc\"]: Norang Materials Inc., Balgan Materials Inc. and Paran Materials Inc. pledged to invest 2 trillion won by the end of June.",
                        "planned article: The three companies will also hire people.",
                        "stated [\"norang-materials-inc\",\"balgan-materials-inc\"]: The port body's staff are tired, Norang Materials and its partner Balgan Materials said.",
                        "stated article: Norang Materials has grown, its biggest rival said.");
        assertThat(draft.mentions())
                .contains("ministry-of-ports-tides-and-energy: Ministry of Ports, Tides and Energy");
        assertThat(draft.json())
                .contains("\"startDate\": \"2036-11-10\"")
                .contains("\"endDate\": \"2037-06-30\"")
                .doesNotContain("\"startDate\": \"2037-06-01\"");
    }

    @Test
    void shortFormsNameNothingElseThanWhatIsCalledSo(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Energy Secretary Marcus Belt praised the Harbour Reform Act in Seoul.
                The Nuclear Safety and Security Commission met the Ministry of Ports. The fund is small, and the department is smaller.
                Kim Do-ah, a researcher at the Korea Tide Institute, said the sea is high.
                Shares in Belt's former company fell. According to a report by the Bank of Korea, exports rose.
                """);

        assertThat(draft.mentions())
                .contains(
                        "nuclear-safety-and-security-commission: Nuclear Safety and Security Commission",
                        "marcus-belt: Marcus Belt | Belt",
                        "bank-of-korea: Bank of Korea",
                        "researcher: researcher")
                .doesNotContain("harbour-reform-act: The fund", "ministry-of-ports: the department", "belt: Belt");
        assertThat(draft.claims())
                .contains("stated bank-of-korea: According to a report by the Bank of Korea, exports rose.");
    }

    @Test
    void ofTwoPersonsOfOneSurnameTheOneCalledSoIsMeantAndBothAreToBeLookedAt(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Minister Kim Ra-on said the sea is high. Kim said it is cold.

                Kim Do-ah, dean of the Tide School, said the sea is low. Kim said it is warm.

                Kim said the sea is near.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated kim-ra-on: Minister Kim Ra-on said the sea is high.",
                        "stated kim-ra-on: Kim said it is cold.",
                        "stated kim-do-ah: Kim Do-ah, dean of the Tide School, said the sea is low.",
                        "stated kim-ra-on: Kim said it is warm.",
                        "stated kim-ra-on: Kim said the sea is near.");
        assertThat(draft.json())
                .containsPattern("\"id\": \"kim-ra-on\",(?s:.{100,400}) several persons of the article")
                .containsPattern("\"id\": \"kim-do-ah\",(?s:.{100,400}) several persons of the article");
    }

    @Test
    void inKoreanNobodyIsGivenWhatIsSaidBySomebodyWithATitle(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                (세종=어느통신) 김기자 기자 = 한국과 미국이 협력하기로 했다고 해양관리부가 12일 밝혔다.
                이예린 해양부 장관은 로라 휘트필드 미국 상무장관과 만나 공급망 양해각서에 서명했다고 말했다.
                휘트필드 장관은 미국 배터리 기업에 대한 규정을 6월 말까지 완화할 방침이라고 밝혔다. 휘트필드는 바다가 높다고 말했다.
                이름 모를 국장은 바다가 낮다고 밝혔다.
                노랑소재와 파랑소재는 투자하기로 약속했다. 2개 공장은 서울에 있다.
                김수연 산업연구원 선임연구위원은 정부가 예산을 늘려야 한다고 주장했다.
                해양산업진흥법에 따르면 바다는 넓다. 바다은행에 따르면 수출은 늘었다.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "planned haeyanggwallibu: 한국과 미국이 협력하기로 했다고 해양관리부가 12일 밝혔다.",
                        "stated iyerin: 이예린 해양부 장관은 로라 휘트필드 미국 상무장관과 만나 공급망 양해각서에 서명했다고 말했다.",
                        "planned rora-hwiteupildeu: 휘트필드 장관은 미국 배터리 기업에 대한 규정을 6월 말까지 완화할 방침이라고 밝혔다.",
                        "stated rora-hwiteupildeu: 휘트필드는 바다가 높다고 말했다.",
                        "stated article: 이름 모를 국장은 바다가 낮다고 밝혔다.",
                        "pledged [\"norangsojae\",\"parangsojae\"]: 노랑소재와 파랑소재는 투자하기로 약속했다.",
                        "stated article: 2개 공장은 서울에 있다.",
                        "proposed gimsuyeon: 김수연 산업연구원 선임연구위원은 정부가 예산을 늘려야 한다고 주장했다.",
                        "stated article: 해양산업진흥법에 따르면 바다는 넓다.",
                        "stated badaeunhaeng: 바다은행에 따르면 수출은 늘었다.");
        assertThat(draft.json())
                .contains("미국 상무장관", "{\"ko\": \"공급망 양해각서\"}", "{\"ko\": \"해양산업진흥법\"}")
                .contains("\"endDate\": \"2037-06-30\"")
                .doesNotContain("\"startDate\": \"2037-06-01\"", "\"ko\": \"미국 배터리\"");
    }

    @Test
    void aPersonIsNoPartOfTheBodyBehindAndAnUnknownSpeakerIsNotTheOneBefore(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                조현우 외교부 장관은 대니얼 리스 미국 국가안보보좌관을 만나 협력을 논의했다. 조 장관은 "바다가 높다"고 말했다.
                리스 보좌관은 조지아주 공장을 봤다고 밝혔다. 반면 류태오 서울대 교수는 "바다가 낮다"고 반박했다.
                류 교수는 이어 정부가 법을 고쳐야 한다고 강조했다. 서진아 카오 최고기술책임자(CTO)는 "바다가 멀다"고 비판했다.
                누리꾼 별이는 "바다가 차다"고 말했다. 해양수산자원부는 바다를 지킨다. 해수부는 바다에서 일한다.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated article: 조현우 외교부 장관은 대니얼 리스 미국 국가안보보좌관을 만나 협력을 논의했다.",
                        "stated johyeonu: 조 장관은 \"바다가 높다\"고 말했다.",
                        "stated daenieol-riseu: 리스 보좌관은 조지아주 공장을 봤다고 밝혔다.",
                        "stated ryutaeo: 반면 류태오 서울대 교수는 \"바다가 낮다\"고 반박했다.",
                        "proposed ryutaeo: 류 교수는 이어 정부가 법을 고쳐야 한다고 강조했다.",
                        "judged seojina: 서진아 카오 최고기술책임자(CTO)는 \"바다가 멀다\"고 비판했다.",
                        "stated article: 누리꾼 별이는 \"바다가 차다\"고 말했다.",
                        "stated article: 해양수산자원부는 바다를 지킨다.",
                        "stated article: 해수부는 바다에서 일한다.");
        assertThat(draft.mentions()).contains("oegyobu: 외교부", "jojiaju: 조지아주", "haeyangsusanjawonbu: 해양수산자원부 | 해수부");
    }

    @Test
    void whatHasHappenedIsNotYetToComeAndAStateIsNoCountry(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports sign a pact with the U.S.

                National Security Adviser Daniel Reyes met the U.S. Port Department. The plan, announced on Oct. 2, has three parts.
                The United States and Georgia will lose if the two governments fail. The Port Department declined to comment.
                The sea is high, according to Vice Minister Bae Sung-ho.
                """);

        assertThat(draft.json())
                .contains("\"name\": {\"en\": \"Ports sign a pact with the U.S.\"}", "\"startDate\": \"2036-10-02\"");
        assertThat(draft.mentions())
                .contains(
                        "daniel-reyes: Daniel Reyes",
                        "u-s-port-department: U.S. Port Department | Port Department",
                        "georgia: Georgia");
        assertThat(draft.claims())
                .contains("stated bae-sung-ho: The sea is high, according to Vice Minister Bae Sung-ho.");
    }

    @Test
    void koreanNumbersOfSeveralPartsAreWhatTheyAre(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                예산은 4억5천만달러(약 6천200억원)이다. 수출은 1천419억달러이다.
                값은 3만5000원이고 인력은 1만2천500명이다. 규모는 1조 2천345억 6천만원이다.
                """);

        assertThat(draft.json())
                .contains(
                        "{\"value\": \"450000000\", \"currency\": \"USD\"",
                        "{\"value\": \"620000000000\", \"currency\": \"KRW\"",
                        "{\"value\": \"141900000000\", \"currency\": \"USD\"",
                        "{\"value\": \"35000\", \"currency\": \"KRW\"",
                        "{\"value\": \"12500\", \"unit\": \"people\"",
                        "{\"value\": \"1234560000000\", \"currency\": \"KRW\"");
    }

    @Test
    void wordsAndListsThatDoNotEndAreReadAllTheSame(@TempDir Path folder) {
        String text = "Ports ship more\n\nThe port opens, the " + "a".repeat(2_000) + "1 said.\nThe Ministry of Trade"
                + ", Industry".repeat(5_000) + " and Energy said the quay would close.\n";

        DraftedArticle draft =
                assertTimeoutPreemptively(Duration.ofMinutes(1), () -> DraftedArticle.of(folder, "2036-11-13", text));
        assertThat(draft.json()).contains("\"status\": \"stated\"");
    }

    @Test
    void anotherCurrencyBehindOrIsAConversionToo(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port costs $1.3 billion, or nearly 1.8 trillion won. The quay costs $2 billion and 3 trillion won.
                """);

        assertThat(draft.json())
                .contains(
                        "{\"value\": \"1800000000000\", \"currency\": \"KRW\", \"exactness\": \"around\", \"origin\": \"converted\"}",
                        "{\"value\": \"3000000000000\", \"currency\": \"KRW\", \"exactness\": \"exact\", \"origin\": \"given\"}");
    }

    @Test
    void whatTheGraphSpellsOtherwiseOrAnArticleCallsSoIsKnown(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Files.writeString(folder.resolve("documents/known.json"), """
                {
                  "@context": ["../../ontology/context.jsonld", {"@base": "https://w3id.org/us-korea-tech/id/"}],
                  "id": "article-known", "kind": "Article", "name": {"en": "Known"}, "language": "en", "length": 100,
                  "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
                  "technologies": [{"id": "tidal-power", "kind": "Technology", "name": {"en": "Tidal Power"}}],
                  "companies": [{"id": "daon", "kind": "Company", "name": {"ko": "다온반도체"}}],
                  "instruments": [{"id": "fusion-pact", "kind": "Instrument", "name": {"en": "U.S.-Korea Fusion Pact"}}],
                  "actors": [
                    {"id": "port-body", "kind": "GovernmentBody", "name": {"en": "Port Body of Korea"}, "namedAs": {"en": "the Dock Office"}},
                    {"id": "south-korea", "kind": "Country", "name": {"en": "South Korea"}},
                    {"id": "united-states", "kind": "Country", "name": {"en": "United States"}}
                  ]
                }
                """);
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Daon Semiconductor will build a plant, the Dock Office said.
                The U.S.-Korea Fusion Pact may help both countries with tidal power.
                """);

        assertThat(draft.json())
                .contains("\"Daon Semiconductor\\\" sounds like a name that this has in the graph")
                .contains("another article calls this \\\"Dock Office\\\"");
        assertThat(draft.mentions())
                .contains(
                        "daon: Daon Semiconductor",
                        "tidal-power: tidal power",
                        "port-body: Dock Office",
                        "south-korea: both countries",
                        "united-states: both countries");
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
                // Of a graph without anything, as these ask nothing of it and reading it takes time.
                Stream.concat(
                                Stream.of("draft", "-", "--data", saved.toString(), "--issued", "2031-05-05"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
