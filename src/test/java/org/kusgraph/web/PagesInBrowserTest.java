package org.kusgraph.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;
import org.kusgraph.Eventually;
import org.kusgraph.draft.Review;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.ReviewPage;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages as people meet them, in a real browser: the project's own data beside
 * invented articles that contradict each other and a document whose names attack the pages. */
@NullUnmarked
final class PagesInBrowserTest {
    private static final String BASE = BrowsedGraph.BASE;
    private static final String SCRIPT = "<script>document.title='taken over'</script>";
    private static final String IMAGE = "\"><img src=x onerror=\"document.title='taken over'\">";
    private static final String END = "</script><script>document.title='taken over'</script>";
    private static final String TURNED = "turned \u202Eround";

    @TempDir
    private static Path folder;

    private static BrowsedGraph graph;
    private static Browser browser;

    @BeforeAll
    static void serve() throws IOException {
        Path data = BrowsedGraph.data(folder);
        try (Stream<Path> invented = Files.list(Checkout.RESOURCES.resolve("corpus/documents"))) {
            for (Path file :
                    invented.filter(name -> name.toString().endsWith(".json")).toList()) {
                Files.copy(file, data.resolve("documents").resolve(file.getFileName()));
            }
        }
        Files.writeString(data.resolve("documents/article-hostile.json"), hostile());
        graph = BrowsedGraph.of(data, folder, UnaryOperator.identity());
        browser = graph.browser();
    }

    @AfterAll
    static void stop() {
        if (graph != null) {
            graph.close();
        }
    }

    @AfterEach
    void nothingWasFetchedFromElsewhereAndTheConsoleIsQuiet() {
        browser.assertPeace();
    }

    private static String hostile() {
        return """
                {
                  "@context": ["../../ontology/context.jsonld", {"@base": "%s"}],
                  "id": "article-hostile", "kind": "Article",
                  "name": {"en": "%s"}, "language": "en", "publisher": "%s", "issued": "2020-01-01",
                  "sha256": "12e7c91f6ff4008dbc5efa1fdd92de78e2ef0797fba815dec53bf745084a37ee", "length": 100,
                  "actors": [{"id": "hostile-person", "kind": "Person", "name": {"en": "%s", "ko": "%s"}}],
                  "technologies": [{"id": "hostile-technology", "kind": "Technology", "name": {"en": "%s"}}],
                  "claims": [{
                    "id": "hostile-claim", "kind": "Claim", "name": {"en": "%s"}, "text": {"en": "%s"}, "status": "feared",
                    "holder": "hostile-person", "subject": "hostile-person", "relation": "develops",
                    "object": "hostile-technology", "time": [{"text": {"en": "%s"}, "startDate": "2020-01-01"}], "evidence": [{"start": 0, "end": 10}]
                  }]
                }
                """.formatted(
                        BASE + "id/",
                        json(SCRIPT),
                        json(IMAGE),
                        json(SCRIPT),
                        json(IMAGE),
                        json(TURNED + SCRIPT),
                        json(END),
                        json(END),
                        json(IMAGE));
    }

    private static String json(String text) {
        return text.replace("\"", "\\\"");
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void whoeverKnowsNoSparqlComesFromAQuestionToAQueryOfTheirOwn(int width, int height) throws Exception {
        browser.resize(width, height);
        browser.go("/");
        browser.click("Technology leaders");
        assertThat(browser.text("h1")).isEqualTo("Technology leaders");
        assertThat(browser.text("tbody tr")).startsWith("SK hynix high bandwidth memory");
        browser.click("Change this query");
        browser.write("SELECT DISTINCT ?leader { ?leader a kus:Company ; kus:leadsIn ?field } ORDER BY ?leader");
        browser.click("[action='/sparql'] button");
        browser.waitFor("th[data-variable='leader']");
        assertThat(browser.text(".count")).isEqualTo("2 rows");
        browser.click("SK hynix");
        assertThat(browser.text("h1")).isEqualTo("SK hynix");
        assertThat(browser.text(".claims h3")).startsWith("stated");
        browser.click("lead in high bandwidth memory");
        assertThat(browser.text(".claimed")).startsWith("stated");
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void everyRowOfAnAnswerTellsWhyItIsThere(int width, int height) throws Exception {
        browser.resize(width, height);
        browser.go("/questions/technology-leaders?lang=en");
        browser.click("[form='why'][value='2']");
        Eventually.holds(() -> browser.driver().getCurrentUrl().contains("/why"));
        assertThat(browser.text("h1")).isEqualTo("Why is this row in the answer?");
        assertThat(browser.text(".facts")).contains("Samsung Electronics");
        assertThat(browser.text(".behind .says")).endsWith("stated");
        assertThat(browser.text(".behind .inline")).contains("evidence", "1,767–1,852");
        browser.click("Samsung Electronics and SK hynix lead in high bandwidth memory");
        assertThat(browser.text(".claimed")).startsWith("stated");
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void aThingIsFoundInKoreanAndReadInEnglish(int width, int height) throws Exception {
        browser.resize(width, height);
        browser.go("/?lang=ko");
        browser.element("#search").sendKeys("삼성전자", Keys.ENTER);
        Eventually.holds(() -> browser.driver().getCurrentUrl().contains("/search"));
        assertThat(browser.text("h1")).contains("삼성전자");
        browser.click(".hits a");
        assertThat(browser.text("h1")).isEqualTo("삼성전자");
        browser.click("English");
        assertThat(browser.text("h1")).isEqualTo("Samsung Electronics");
        assertThat(browser.element("[lang]").getDomAttribute("lang")).isEqualTo("en");
    }

    @Test
    void theKeyboardAloneLeadsToTheContentAndThroughASearch() {
        browser.resize(1280, 900);
        browser.go("/?lang=en");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(focused()).isEqualTo("Skip to the content");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("find");
        browser.go("/?lang=en");
        for (int steps = 0; steps < 9; steps++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("search");
        browser.driver().switchTo().activeElement().sendKeys("Yu Sang-im", Keys.ENTER);
        assertThat(browser.text(".hits a")).isEqualTo("Yoo Sang-im");
    }

    @Test
    void suggestionsComeWhileSomebodyTypesAndTheKeyboardChoosesOne() throws Exception {
        browser.resize(390, 844);
        browser.go("/?lang=en");
        WebElement field = browser.element("#find");
        assertThat(field.getDomAttribute("role")).isEqualTo("combobox");
        field.sendKeys("Yu Sang-i");
        Eventually.holds(() -> "true".equals(field.getDomAttribute("aria-expanded")));
        assertThat(browser.text("#find-list [role='option']"))
                .startsWith("Yu Sang-im")
                .contains("person");
        field.sendKeys(Keys.ESCAPE);
        assertThat(field.getDomAttribute("aria-expanded")).isEqualTo("false");
        assertThat(field.getDomProperty("value")).isEqualTo("Yu Sang-i");
        field.sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.element("#" + field.getDomAttribute("aria-activedescendant"))
                        .getDomAttribute("aria-selected"))
                .isEqualTo("true");
        field.sendKeys(Keys.ENTER);
        Eventually.holds(() -> browser.driver().getCurrentUrl().endsWith("/page/yoo-sang-im?lang=en"));
        browser.go("/?lang=ko");
        browser.element("#search").sendKeys("삼성");
        Eventually.holds(() -> "true".equals(browser.element("#search").getDomAttribute("aria-expanded")));
        browser.click("#search-list [role='option']");
        Eventually.holds(() -> browser.text("h1").equals("삼성전자"));
    }

    @Test
    void whoeverRunsNoScriptsIsAnsweredToo() {
        browser.resize(1280, 900);
        browser.allowScripts(false);
        try {
            browser.go("/?lang=en");
            assertThat(browser.element("#find").getDomAttribute("role")).isNull();
            browser.element("#find").sendKeys("Haneul Memory", Keys.ENTER);
            browser.click("[href*='/page/haneul-memory']");
            assertThat(browser.text("h1")).isEqualTo("Haneul Memory");
            browser.click("Timeline");
            browser.click("planned");
            assertThat(browser.text("main")).contains("by 2028");
        } finally {
            browser.allowScripts(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void contradictingClaimsOfTwoArticlesStandBesideEachOther(int width, int height) {
        browser.resize(width, height);
        browser.go("/page/haneul-claim-plant?lang=en");
        assertThat(browser.text(".beside"))
                .contains(
                        "planned",
                        "spend up to 3.4 billion dollars",
                        "Haneul Memory raises its plans for Port Juniper 2041-05-20",
                        "stated",
                        "has not decided to raise the investment",
                        "Haneul Memory denies a larger investment 2041-11-05",
                        "43–103");
        browser.click("deny the larger investment");
        assertThat(browser.text(".beside")).contains("spend up to 3.4 billion dollars");
        assertThat(browser.text("#connections ~ .connection h3")).isEqualTo("This claim – contradicts →");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, 900", "dark, 390, 844"})
    void thePageForAReviewOfADraftHasNoBarriersAndLeadsFromEachSideToTheOther(String colours, int width, int height)
            throws IOException {
        ArticleText article = Checkout.value(ArticleText.read(
                "article.txt", new ByteArrayInputStream("word ".repeat(800).getBytes(UTF_8))));
        String document = Files.readString(Checkout.documents().getFirst())
                .replaceFirst("\"kind\": \"Person\",", "\"kind\": \"Person\", \"draft\": true,");
        Path page = folder.resolve("review.html");
        Files.write(
                page,
                Pages.review(ReviewPage.of(
                        article.file(), "en", Review.of(Checkout.ontology(), article, document.getBytes(UTF_8)))));
        browser.resize(width, height);
        browser.prefer(colours);
        try {
            browser.open(page);
            assertThat(browser.element(".draft").isDisplayed()).isTrue();
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.overflow()).isZero();
            browser.click(".number");
            assertThat(browser.text(".entry:target .kind")).isEqualTo("Claim");
            browser.click(".entry:target .ranges a");
            assertThat(browser.text(".piece:target")).startsWith("word");
        } finally {
            browser.prefer("light");
        }
    }

    @Test
    void theMapShowsWherePlacesAreAndLeadsToThem() {
        browser.resize(1280, 900);
        browser.go("/map?lang=en");
        assertThat(browser.driver().findElements(By.cssSelector(".map a text")))
                .extracting(WebElement::getText)
                .contains("Government Complex Seoul, Seoul");
        WebElement land = browser.driver().findElement(By.cssSelector(".map .land"));
        assertThat(land.getSize().getWidth()).as("the land is drawn").isGreaterThan(1000);
        browser.driver().findElement(By.cssSelector(".map a circle")).click();
        assertThat(browser.text("h1")).isEqualTo("Government Complex Seoul");
        browser.go("/map?lang=en");
        assertThat(browser.text(".places")).contains("press briefing on science and digital policies held");
        browser.click("press briefing on science and digital policies");
        assertThat(browser.text("h1")).isEqualTo("press briefing on science and digital policies");
    }

    @Test
    void whatIsNotStatedLooksDifferentInEveryPicture() {
        browser.resize(1280, 900);
        browser.go("/matrix?lang=en");
        assertThat(browser.driver().findElements(By.cssSelector(".matrix .asserted")))
                .extracting(WebElement::getText)
                .contains("leads in stated");
        assertThat(browser.driver().findElements(By.cssSelector(".matrix .unasserted")))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.getCssValue("border-top-style")).isEqualTo("dashed"))
                .noneSatisfy(entry -> assertThat(entry.getText()).endsWith("stated"));
        browser.go("/page/haneul-memory?lang=en");
        assertThat(browser.driver().findElements(By.cssSelector(".picture .line:not(.s0):not(.plain)")))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.getCssValue("stroke-dasharray")).isNotEqualTo("none"));
        assertThat(browser.element(".picture .line.s0").getCssValue("stroke-dasharray"))
                .isEqualTo("none");
        browser.go("/timeline?lang=en&show=planned");
        assertThat(browser.driver().findElements(By.cssSelector(".times .status")))
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status.getText()).isEqualTo("planned"));
        assertThat(browser.text(".times")).contains("interpreted: By 2028 is read as until the end of that year.");
        assertThat(browser.text(".undated")).contains("as soon as possible");
    }

    private static String focused() {
        return browser.driver().switchTo().activeElement().getText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/questions/",
                "/questions/feared-actions",
                "/sparql",
                "/sparql?query=SELECT * { ?claim kus:status ?status ; kus:holder ?holder } LIMIT 20",
                "/sparql?query=ASK {}",
                "/sparql?query=CONSTRUCT WHERE { id:sk-hynix ?p ?o }",
                "/sparql?query=SELECT * { ?a ?b }",
                "/page/yoo-sang-im",
                "/page/article-20411105-haneul-denial",
                "/page/article-20241118-science-minister-claim-investment",
                "/page/hostile-claim",
                "/why?row=1&query=SELECT ?a (COUNT(?b) AS ?n) { ?a kus:leadsIn|kus:develops ?b FILTER NOT EXISTS { ?a kus:x ?b } } GROUP BY ?a",
                "/page/haneul-claim-plant",
                "/page/haneul-memory",
                "/timeline",
                "/timeline?show=feared&from=2044-01-01",
                "/matrix",
                "/map",
                "/ontology",
                "/search?q=samsung",
                "/search?q=nothing of the kind",
                "/nowhere"
            })
    void nobodyIsKeptOutInAnyLanguageColourOrWidth(String path) throws IOException {
        String address =
                path.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D").replace("|", "%7C");
        for (Language language : Language.values()) {
            // Each language, colour and width is looked at, but not each with each: looking takes long.
            browser.resize(language == Language.ENGLISH ? 1280 : 390, 844);
            browser.prefer(language == Language.ENGLISH ? "light" : "dark");
            browser.go(address + (path.contains("?") ? "&" : "?") + "lang=" + language.tag());
            assertThat(browser.barriers()).as(language.tag()).isEmpty();
            assertThat(browser.overflow()).as("pixels too wide").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/hostile-person",
                "/page/hostile-claim",
                "/page/article-hostile",
                "/page/hostile-technology",
                "/matrix",
                "/timeline",
                "/search?q=document.title",
                "/search?q=<script>document.title='taken over'</script>",
                "/sparql?query=SELECT ?t { id:hostile-claim ?p ?t }",
                "/sparql?query=SELECT (\"</textarea><script>document.title='taken over'</script>\" AS ?t) {}",
                "/why?row=1&query=SELECT ?t { id:hostile-claim <http://www.w3.org/2004/02/skos/core#prefLabel> ?t }",
                "/sparql?query=</textarea><script>document.title='taken over'</script>",
                "/?status=feared"
            })
    void hostileNamesAreShownAsTextEverywhere(String path) {
        browser.resize(1280, 900);
        for (String language : List.of("en", "ko")) {
            browser.go(path.replace("%", "%25")
                            .replace(" ", "%20")
                            .replace("<", "%3C")
                            .replace(">", "%3E")
                            .replace("#", "%23")
                            .replace("\"", "%22")
                            .replace("{", "%7B")
                            .replace("}", "%7D")
                    + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(browser.driver().getTitle()).isNotEqualTo("taken over");
            assertThat(browser.text("body")).containsAnyOf("<script>doc", "<img src=x");
            assertThat(browser.driver()
                            .findElements(By.cssSelector(
                                    "img, script:not([type='application/ld+json']):not([src^='/assets/'])")))
                    .isEmpty();
        }
    }
}
