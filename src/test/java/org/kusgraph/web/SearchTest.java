package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;
import org.kusgraph.Eventually;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;
import org.w3c.dom.Document;

/** The search for entities and the suggestions, asked over HTTP of a server with the project's own data. */
@NullUnmarked
final class SearchTest {
    @TempDir
    private static Path folder;

    private static CurrentSnapshot snapshot;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        snapshot = built(Checkout.DATA, folder.resolve("store"));
        server = TestServer.of(snapshot);
    }

    @AfterAll
    static void stop() {
        server.close();
        snapshot.close();
    }

    private static CurrentSnapshot built(Path data, Path storeFolder) throws IOException {
        SnapshotStore store = new SnapshotStore(storeFolder);
        String unused = Checkout.value(
                Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data)).build(store));
        return CurrentSnapshot.of(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yoo Sang-im",
                "Yu Sang-im",
                "YU SANGIM",
                "yu sang im",
                "Ryu Sangim",
                "Sang-im Yoo",
                "Yoo Sang-in",
                "Yoo Sangm",
                "유상임",
                "유 상임",
                "유상인"
            })
    void aPersonIsFoundByEverySpellingAndWithATypingError(String text) {
        assertThat(ids(search(text)).getFirst()).isEqualTo("yoo-sang-im");
    }

    @ParameterizedTest
    @ValueSource(strings = {"삼성", "삼성전자", "Samsung", "samsung electronics", "Samseong", "Samsng", "삼송전자", "전자"})
    void aCompanyIsFoundInBothLanguages(String text) {
        assertThat(ids(search(text)).getFirst()).isEqualTo("samsung-electronics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"고대역폭메모리", "고대역폭 메모리", "high-bandwidth memory", "memory bandwidth", "HBM", "Bandwidths"})
    void aTechnologyIsFoundByItsCompoundsWordsAndAbbreviations(String text) {
        assertThat(ids(search(text)).getFirst()).isEqualTo("high-bandwidth-memory");
    }

    @Test
    void exactNamesComeFirstThenBeginningsThenWords() {
        List<String> hits = StreamSupport.stream(hits(search("kaist")).spliterator(), false)
                .map(hit -> hit.getAsObject().getString("id") + " by "
                        + hit.getAsObject().getObj("matched").getString("by"))
                .toList();
        assertThat(hits)
                .startsWith(
                        "kaist by name",
                        "kaist-graduate-school-of-ai-semiconductor by beginning",
                        "dean-of-the-kaist-graduate-school-of-ai-semiconductor by beginning");
        assertThat(hits).filteredOn(hit -> hit.endsWith("by later-word")).isNotEmpty();
        assertThat(ids(search("kaist"))).doesNotHaveDuplicates().isEqualTo(ids(search("kaist")));
    }

    @Test
    void aHitSaysWhatItIsAndHowItWasFound() {
        Reply reply = server.to("/search?limit=1&q=" + TestServer.encode("삼성")).get();
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(JSON.parse(reply.text())).isEqualTo(JSON.parse("""
                {
                  "query": "삼성",
                  "hits": [ {
                    "id": "samsung-electronics",
                    "iri": "https://w3id.org/us-korea-tech/id/samsung-electronics",
                    "kind": {
                      "id": "Company",
                      "iri": "https://w3id.org/us-korea-tech/ontology#Company",
                      "label": { "en": "company", "ko": "기업" }
                    },
                    "name": { "en": "Samsung Electronics", "ko": "삼성전자" },
                    "matched": {
                      "text": "삼성전자",
                      "lang": "ko",
                      "property": "http://www.w3.org/2004/02/skos/core#prefLabel",
                      "by": "beginning"
                    }
                  } ],
                  "more": true
                }"""));
    }

    @Test
    void noClaimIsShownWithoutItsStatus() {
        JsonArray claims = hits(search("minister&kind=Claim&limit=100"));
        assertThat(claims).hasSizeGreaterThan(10);
        for (JsonValue claim : claims) {
            assertThat(claim.getAsObject().getObj("status").getObj("label").getString("en"))
                    .isNotEmpty();
        }
        JsonArray suggested = suggestions("the Trump administration is yet");
        assertThat(suggested.get(2).getAsArray().get(0).getAsString().value()).isEqualTo("claim: stated");
    }

    @Test
    void aSearchCanBeLimitedToALanguageAndAKind() {
        assertThat(matchedLanguages(search("AI&lang=ko"))).containsOnly("ko");
        assertThat(matchedLanguages(search("AI&lang=EN"))).containsOnly("en");
        assertThat(matchedLanguages(search("kaist"))).contains("en", "ko");
        assertThat(hits(search("trump&kind=Person"))).hasSize(1);
        assertThat(ids(search("trump&kind=Actor"))).contains("donald-trump", "second-trump-administration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | q | is what to look for, such as q=Samsung",
                "q=%20 | q | is what to look for, such as q=Samsung",
                "q=a&q=b | q | can be given once",
                "q=a&limit=0 | limit | is a whole number from 1 to 100",
                "q=a&limit=101 | limit | is a whole number from 1 to 100",
                "q=a&limit=-1 | limit | is a whole number from 1 to 100",
                "q=a&limit=٣ | limit | is a whole number from 1 to 100",
                "q=a&limit=99999999999 | limit | is a whole number from 1 to 100",
                "q=a&lang= | lang | is a language tag, such as en or ko",
                "q=a&lang=en_US | lang | is a language tag, such as en or ko",
                "q=a&kind=A&kind=B | kind | can be given once"
            })
    void aWrongParameterIsRefusedByItsName(String parameters, String name, String right) {
        for (String path : List.of("/search?", "/search/suggest?")) {
            Reply reply = server.to(path + encodedLetters(parameters)).get();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).isEqualTo("the parameter '" + name + "' " + right + "\n");
        }
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThereAre() {
        Reply reply = server.to("/search?q=a&kind=Nothing").get();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .startsWith("the parameter 'kind' is one of Actor, Administration, ")
                .contains("Company")
                .doesNotContain("Nothing");
    }

    @Test
    void tooLongATextIsRefused() {
        assertThat(server.to("/search?q=" + "a".repeat(200)).get().status()).isEqualTo(200);
        assertThat(server.to("/search?q=" + "a".repeat(201)).get().text())
                .isEqualTo("the parameter 'q' has at most 200 characters\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "?",
                "***a*b*c***",
                "a~2 b~2 c~2 d~2 e~2 f~2 g~2 h~2 i~2 j~2 k~2",
                "/(a+)+$/",
                "((((((((((",
                "\"",
                "\\",
                "text.en:* OR subject:[* TO *]",
                "[a TO z]",
                "NOT",
                "' OR 1=1 --",
                "<script>alert(1)</script>",
                "\u202eabc",
                "\u0000",
                "\ud835\udd38",
                "ㅅㅅ",
                "!!!",
                "가나다라마바사아자차카타파하 가나다라마바사아자차카타파하 가나다라마바사아자차카타파하",
                "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn oooo pppp qqqq rrrr ssss tttt uuuu vvvv"
            })
    void anyTextIsOnlyText(String text) {
        for (String path : List.of("/search?q=", "/search/suggest?q=")) {
            long start = System.nanoTime();
            assertThat(server.to(path + TestServer.encode(text)).get().status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void suggestionsHaveTheFormThatBrowsersRead() {
        Reply reply = server.to("/search/suggest?limit=2&q=kor").get();
        assertThat(reply.mediaType()).isEqualTo("application/x-suggestions+json");
        String id = server.server().url() + "id/";
        assertThat(JSON.parseAny(reply.text())).isEqualTo(JSON.parseAny("""
                [ "kor", ["Korea", "Korea Advanced Institute of Science and Technology"], ["country", "research institution"],
                  ["%1$ssouth-korea", "%1$skaist"] ]""".formatted(id)));
        assertThat(server.to("/search/suggest?q=kor")
                        .accept("application/json")
                        .get()
                        .mediaType())
                .isEqualTo("application/json");
    }

    @Test
    void theDescriptionForBrowsersIsWellFormedWhateverTheGraphIsCalled() throws Exception {
        Reply reply = server.to("/opensearch.xml").get();
        assertThat(reply.mediaType()).isEqualTo("application/opensearchdescription+xml");
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(reply.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("LongName").item(0).getTextContent())
                .isEqualTo("A <small> graph");
        assertThat(document.getElementsByTagName("Url")
                        .item(2)
                        .getAttributes()
                        .getNamedItem("template")
                        .getNodeValue())
                .isEqualTo(server.server().url() + "search/suggest?q={searchTerms}");
    }

    @Test
    void anAnswerIsKnownAgainWhileTheDataIsTheSame() {
        Reply first = server.to("/search?q=korea").get();
        String tag = first.header("ETag");
        Reply again = server.to("/search?q=korea").header("If-None-Match", tag).get();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        for (String other : List.of("/search?q=Korea", "/search?q=korea&limit=1", "/search?q=korea&lang=ko")) {
            assertThat(server.to(other).get().header("ETag")).isNotEqualTo(tag);
        }
        Reply head = server.to("/search?q=korea").send("HEAD", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(tag);
        assertThat(head.text()).isEmpty();
    }

    @Test
    void whatIsNotOfferedIsRefusedWithWhatIs() {
        Reply reply = server.to("/search?q=korea").accept("image/png").get();
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.text())
                .isEqualTo(
                        "nothing of what the request accepts fits; this is answered as application/json, text/html\n");
        assertThat(server.to("/search?q=korea")
                        .accept("text/html,*/*;q=0.8")
                        .get()
                        .status())
                .isEqualTo(200);
        assertThat(server.to("/search").post(TestServer.FORM, "q=korea").status())
                .isEqualTo(405);
    }

    @Test
    void anEmptyGraphIsSearchedInVainAndANewSnapshotIsSearchedAtOnce(@TempDir Path other) throws Exception {
        Path data = Files.createDirectories(other.resolve("data/documents"));
        try (CurrentSnapshot current = built(other.resolve("data"), other.resolve("store"));
                TestServer empty = TestServer.of(current)) {
            Reply before = empty.to("/search?q=Samsung").get();
            assertThat(JSON.parse(before.text()).get("hits").getAsArray()).isEmpty();

            Files.copy(Path.of("data/documents/article-20241118-science-minister.json"), data.resolve("article.json"));
            Files.createDirectories(other.resolve("data/taxonomies"));
            Files.copy(
                    Path.of("data/taxonomies/cooperation-technologies.ttl"),
                    other.resolve("data/taxonomies/cooperation-technologies.ttl"));
            String unused = Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, other.resolve("data")))
                    .build(new SnapshotStore(other.resolve("store"))));
            Eventually.holds(
                    () -> !JSON.parse(empty.to("/search?q=Samsung").get().text())
                            .get("hits")
                            .getAsArray()
                            .isEmpty());
            assertThat(empty.to("/search?q=Samsung").get().header("ETag")).isNotEqualTo(before.header("ETag"));
        }
    }

    private static JsonObject search(String textAndMore) {
        String[] parts = textAndMore.split("&", 2);
        Reply reply = server.to("/search?q=" + TestServer.encode(parts[0]) + (parts.length > 1 ? "&" + parts[1] : ""))
                .get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return JSON.parse(reply.text());
    }

    private static JsonArray suggestions(String text) {
        return JSON.parseAny(server.to("/search/suggest?q=" + TestServer.encode(text))
                        .get()
                        .text())
                .getAsArray();
    }

    private static JsonArray hits(JsonObject answer) {
        return answer.get("hits").getAsArray();
    }

    private static List<String> ids(JsonObject answer) {
        return hits(answer).stream()
                .map(hit -> hit.getAsObject().getString("id"))
                .toList();
    }

    private static List<String> matchedLanguages(JsonObject answer) {
        return hits(answer).stream()
                .map(hit -> hit.getAsObject().getObj("matched").getString("lang"))
                .toList();
    }

    /** What is beyond ASCII cannot stand in an address. */
    private static String encodedLetters(String parameters) {
        return parameters.replace("٣", TestServer.encode("٣"));
    }
}
