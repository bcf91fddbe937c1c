package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.Eventually;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The query page as people use it, step by step, in a real browser. */
@NullUnmarked
final class QueryPageInBrowserTest {
    private static final String BASE = BrowsedGraph.BASE;
    private static final String HOSTILE = "</script><script>document.title='taken over'</script>"
            + "\\\"><img src=x onerror=\\\"document.title='taken over'\\\"> \\u202Eturned";

    /** An answer that every view can show, with a name that attacks each of them. */
    private static final String FOR_ALL_VIEWS = """
            PREFIX geo: <http://www.opengis.net/ont/geosparql#>
            SELECT ?thing ?relation ?name ?day ?end ?number ?more ?place {
              VALUES (?thing ?relation ?name ?day ?end ?number ?more ?place) {
                (id:sk-hynix kus:leadsIn "%s" "2024-11-18"^^xsd:date "2025-03"^^xsd:gYearMonth 3.5 -2 "POINT(127 37.5)"^^geo:wktLiteral)
                (id:hostile skos:related "둘" "2024-12-01T10:00:00Z"^^xsd:dateTime "2025"^^xsd:gYear 7 4 "POINT(-77 38.9)"^^geo:wktLiteral)
              }
            }
            """.formatted(HOSTILE);

    /** More than CodeMirror's own delay of 75 ms. */
    private static final Duration PROPOSALS_TAKE_KEYS_AFTER = Duration.ofMillis(100);

    @TempDir
    private static Path folder;

    private static BrowsedGraph graph;
    private static Browser browser;

    @BeforeAll
    static void serve() throws IOException {
        Path data = BrowsedGraph.data(folder);
        Files.writeString(data.resolve("taxonomies/hostile.ttl"), """
                @prefix kus:  <https://w3id.org/us-korea-tech/ontology#> .
                @prefix id:   <https://w3id.org/us-korea-tech/id/> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .

                id:hostile a kus:Technology ; skos:prefLabel "%s"@en .
                """.formatted(HOSTILE));
        graph = BrowsedGraph.of(data, folder, options -> options.withQueryTimeLimit(Duration.ofMinutes(10)));
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

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void whoeverWritesIsHelpedWithTermsTheirCountsAndPrefixes(int width, int height) throws Exception {
        browser.resize(width, height);
        browser.go("/sparql?lang=en");
        browser.write("SELECT * { ?c a kus:Compa");
        assertThat(proposals()).contains("kus:Company", "company · 2×");
        browser.type(Keys.ENTER, " ; lead");
        assertThat(proposals()).contains("kus:leadsIn");
        browser.type(Keys.ENTER, " ?t . ?claim a kus:Claim ; stat");
        assertThat(proposals()).contains("kus:status", "mandatory");
        browser.type(Keys.ENTER, " ?s ; kus:object 고대역폭");
        assertThat(proposals()).contains("고대역폭메모리", "기술");
        browser.type(Keys.ENTER);
        Eventually.holds(() -> written().contains("id:high"));
        assertThat(written())
                .isEqualTo("PREFIX kus: <" + BASE + "ontology#>\nPREFIX id: <" + BASE + "id/>\n"
                        + "SELECT * { ?c a kus:Company ; kus:leadsIn ?t . ?claim a kus:Claim ; kus:status ?s ; kus:object"
                        + " id:high-bandwidth-memory}");
        browser.hold(Keys.CONTROL, Keys.ENTER);
        assertThat(browser.await("td[data-iri]")).isIn("SK hynix", "Samsung Electronics");
        assertThat(browser.text("#state")).matches("[0-9]+ rows? in [0-9.]+ s");
    }

    @Test
    void aMistakeIsToldAtItsPlaceAndNeverAsAnEmptyAnswer() throws Exception {
        browser.resize(1280, 900);
        browser.go("/sparql?lang=en");
        browser.write("SELECT * {\n?s ?p");
        Eventually.holds(() -> browser.text("#problem").startsWith("Line 3, column 1: unexpected '}'"));
        assertThat(browser.element(".editor")
                        .getShadowRoot()
                        .findElements(
                                By.cssSelector(".cm-lintRange-error, .cm-lintPoint-error, .cm-lint-marker-error")))
                .isNotEmpty();
        browser.hold(Keys.CONTROL, Keys.ENTER);
        assertThat(browser.await(".fault")).contains("line 3, column 1");
        assertThat(browser.driver().findElements(By.cssSelector("#outcome .none, #outcome .rows")))
                .isEmpty();
        browser.write("SELECT * { <urn:r> <urn:says> <<( ?s ?p ?o )>> }");
        Eventually.holds(() -> browser.text("#problem").isEmpty());
        browser.click("[action='/sparql'] [type='submit']");
        assertThat(browser.await("#outcome .none")).contains("nothing in the graph matches");
    }

    @Test
    void aQueryThatIsCancelledStopsAndSaysSo() throws Exception {
        browser.resize(1280, 900);
        browser.go("/sparql?lang=en");
        browser.write("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
        browser.hold(Keys.CONTROL, Keys.ENTER);
        browser.driver()
                .findElements(By.cssSelector(".buttons .quiet"))
                .getFirst()
                .click();
        assertThat(browser.await(".fault")).startsWith("The query was cancelled");
        assertThat(browser.driver().findElements(By.cssSelector("#outcome .none, #outcome .rows")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BarChart  | .picture .value.c1
            LineChart | .picture path.line
            Graph     | .picture .node
            Timeline  | .picture .row .value
            Map       | .picture .land
            Raw       | .drawing pre
            Table     | .rows table
            Mobile    | .note
            """)
    void theQueryChoosesTheViewAndAHostileNameIsATextInEach(String view, String selector) throws Exception {
        browser.resize(390, 844);
        browser.prefer("dark");
        browser.go("/sparql?lang=en&query="
                + TestServer.encode("#defaultView:" + view + "\n" + FOR_ALL_VIEWS)
                        .replace("+", "%20"));
        browser.waitFor(selector);
        assertThat(browser.overflow()).as("pixels too wide").isZero();
        assertThat(browser.barriers("#outcome")).as("dark").isEmpty();
        browser.prefer("light");
        assertThat(browser.barriers("#outcome")).as("light").isEmpty();
        assertThat(browser.driver().getTitle()).doesNotContain("taken over");
        assertThat(browser.driver().findElements(By.cssSelector("img, script:not([src^='/assets/'])")))
                .isEmpty();
        assertThat(browser.element("#outcome").getDomProperty("textContent")).contains("<script>document");
    }

    @Test
    void aReaderChangesTheViewSortsAndFilters() throws Exception {
        browser.resize(1280, 900);
        browser.go("/sparql?lang=en&query="
                + TestServer.encode("SELECT ?claim ?object { ?claim kus:object ?object }")
                        .replace("+", "%20"));
        browser.waitFor(".views");
        String first = browser.text("tbody tr td");
        browser.click(".sort");
        assertThat(browser.element("[data-variable='claim']").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
        browser.click(".sort");
        browser.click(".sort");
        assertThat(browser.text("tbody tr td"))
                .as("in the order of the answer again")
                .isEqualTo(first);
        browser.element("#filter-rows").sendKeys("bandwidth");
        assertThat(browser.text(".filter .count")).matches("[1-9][0-9]? of [0-9]+ rows");
        browser.click("[data-view='graph']");
        browser.waitFor(".picture .node");
        assertThat(browser.element("[data-view='graph']").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        browser.click("[data-view='raw']");
        assertThat(browser.await(".drawing pre")).contains("\"bindings\"");
    }

    @Test
    void aGraphIsReadAsTextTableAndPicture() throws Exception {
        browser.resize(1280, 900);
        browser.go("/sparql?lang=en&query="
                + TestServer.encode("CONSTRUCT WHERE { id:sk-hynix ?p ?o }").replace("+", "%20"));
        assertThat(browser.await("pre.graph")).contains("sk-hynix");
        browser.click("[data-view='table']");
        assertThat(browser.await("[data-variable='predicate']")).contains("predicate");
        browser.click("[data-view='graph']");
        assertThat(browser.await(".picture .node")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void anExampleIsFoundRunSharedAndOpenedAgain(int width, int height) throws Exception {
        browser.resize(width, height);
        browser.go("/sparql?lang=en");
        browser.element("#filter-examples").sendKeys("leaders");
        browser.click("Technology leaders");
        assertThat(browser.await("tbody tr")).startsWith("SK hynix high bandwidth memory");
        String address = browser.driver().getCurrentUrl();
        assertThat(address).contains("query=");
        browser.go("/");
        browser.driver().get(address);
        assertThat(browser.text("tbody tr")).startsWith("SK hynix high bandwidth memory");
        assertThat(written()).contains("SELECT");
        browser.driver().get(address.replaceFirst("\\?.*", "?lang=en#query=ASK%20%7B%7D"));
        assertThat(browser.await(".truth")).isEqualTo("Yes");
        assertThat(written()).isEqualTo("ASK {}");
        browser.driver().navigate().back();
    }

    @Test
    void theKeyboardAloneEntersAndLeavesTheEditor() {
        browser.resize(1280, 900);
        browser.go("/sparql?lang=en");
        browser.element(".editor").click();
        browser.type(Keys.ESCAPE, Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("Run");
        browser.hold(Keys.SHIFT, Keys.TAB);
        assertThat(browser.element(".editor").getShadowRoot().findElements(By.cssSelector(".cm-focused")))
                .hasSize(1);
    }

    @Test
    void withoutScriptsThePageIsAFormWithAnAnswer() {
        browser.resize(390, 844);
        var unused = browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.go("/sparql?lang=en");
            browser.element("#query").sendKeys("SELECT ?c { ?c a kus:Company } ORDER BY ?c");
            browser.click("[action='/sparql'] button");
            assertThat(browser.text(".count")).isEqualTo("2 rows");
            assertThat(browser.element("#query").isDisplayed()).isTrue();
            browser.driver().findElement(By.xpath("//summary[text()='Python']")).click();
            assertThat(browser.driver()
                            .findElement(By.cssSelector(".use details[open] pre"))
                            .getText())
                    .contains("SELECT ?c { ?c a kus:Company } ORDER BY ?c");
            browser.click("Technology leaders");
            assertThat(browser.text("tbody tr")).startsWith("SK hynix high bandwidth memory");
        } finally {
            unused = browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    /**
     * What the editor proposes, when it can be chosen: a list that has just come up takes no key for a moment, so that nobody
     * chooses what they have not seen.
     */
    private static String proposals() throws Exception {
        AtomicLong seen = new AtomicLong(Long.MAX_VALUE);
        Eventually.holds(() -> {
            boolean isThere = !browser.element(".editor")
                    .getShadowRoot()
                    .findElements(By.cssSelector(
                            ".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li[aria-selected]"))
                    .isEmpty();
            seen.set(isThere ? Math.min(seen.get(), System.nanoTime()) : Long.MAX_VALUE);
            return isThere && System.nanoTime() - seen.get() > PROPOSALS_TAKE_KEYS_AFTER.toNanos();
        });
        return browser.element(".editor")
                .getShadowRoot()
                .findElement(By.cssSelector(".cm-tooltip-autocomplete"))
                .getText();
    }

    /** What stands in the editor, which keeps the form's field in step. */
    private static String written() {
        return browser.element("#query").getDomProperty("value");
    }
}
