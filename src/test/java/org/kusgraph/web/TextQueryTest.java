package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;

/** The predicate text:query in queries to the SPARQL endpoint, on the project's own data. */
@NullUnmarked
final class TextQueryTest {
    private static final String PREFIXES = """
            PREFIX text: <http://jena.apache.org/text#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX schema: <https://schema.org/>
            PREFIX kus: <https://w3id.org/us-korea-tech/ontology#>
            PREFIX id: <https://w3id.org/us-korea-tech/id/>
            """;
    private static final String ID = "https://w3id.org/us-korea-tech/id/";

    @TempDir
    private static Path folder;

    private static CurrentSnapshot snapshot;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        String unused = Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, Checkout.DATA))
                .build(store));
        snapshot = CurrentSnapshot.of(store);
        server = TestServer.of(snapshot);
    }

    @AfterAll
    static void stop() {
        server.close();
        snapshot.close();
    }

    @Test
    void englishIsFoundByItsStems() {
        assertThat(texts("(skos:prefLabel \"negotiating US\")"))
                .containsExactly("greater bargaining power of South Korea in negotiations with the U.S.");
        assertThat(texts("(skos:prefLabel \"negotiate states\")"))
                .containsExactly("negotiations of South Korea with the United States");
        assertThat(texts("(skos:prefLabel \"US | regulation\")")).contains("visit the U.S.", "global AI regulations");
    }

    @ParameterizedTest
    @CsvSource({
        "고대역폭메모리, 고대역폭 메모리",
        "고대역폭 메모리, 고대역폭 메모리",
        "삼성, 삼성전자",
        "전자, 삼성전자",
        "과기정통부, 과기정통부",
        "정보통신부, 과학기술정보통신부",
        "반도체를, 메모리 반도체"
    })
    void koreanIsFoundByItsCompoundsAndTheirParts(String words, String text) {
        assertThat(texts("(\"" + words + "\" 20)")).contains(text);
    }

    @Test
    void aRowHasSubjectScoreTextGraphAndProperty() {
        assertThat(answer("""
                SELECT * {
                  GRAPH ?graph { (?subject ?score ?text ?same ?property) text:query (skos:prefLabel skos:altLabel "Samsung Electronics" 1 "lang:en") }
                }"""))
                .containsExactly(
                        "subject,score,text,same,property,graph",
                        ID + "samsung-electronics," + score("Samsung Electronics") + ",Samsung Electronics,"
                                + "https://w3id.org/us-korea-tech/graph/article-20241118-science-minister,"
                                + "http://www.w3.org/2004/02/skos/core#prefLabel,"
                                + "https://w3id.org/us-korea-tech/graph/article-20241118-science-minister");
    }

    /** The score depends on the whole index, so it is asked for. */
    private static String score(String name) {
        return answer("SELECT ?score { (?s ?score) text:query (skos:prefLabel skos:altLabel \"" + name
                        + "\" 1 \"lang:en\") }")
                .get(1);
    }

    @Test
    void theBestHitsComeFirstAndALimitKeepsThem() {
        List<String> all = texts("\"Samsung Electronics\"");
        assertThat(all).hasSizeGreaterThan(3).startsWith("Samsung Electronics");
        assertThat(texts("(\"Samsung Electronics\" 3)")).isEqualTo(all.subList(0, 3));
        assertThat(texts("(\"Samsung Electronics\" 0)")).isEqualTo(all);
    }

    @Test
    void aLanguageCanBeGivenInBothWays() {
        List<String> korean = texts("(\"AI\" 100 \"lang:ko\")");
        assertThat(korean).isNotEmpty().allMatch(text -> text.matches(".*[가-힣].*|AI"));
        assertThat(texts("\"AI\"@ko")).isEqualTo(korean);
        assertThat(texts("\"AI\"@KO")).isEqualTo(korean);
        assertThat(texts("\"AI\"@fr")).isEmpty();
    }

    @Test
    void aKnownSubjectIsLookedThroughAlone() {
        assertThat(
                        answer(
                                "SELECT ?text { ?s a kus:Company . (?s ?score ?text) text:query (skos:prefLabel \"Samsung\") }"))
                .containsExactly("text", "Samsung Electronics");
        assertThat(answer("SELECT * { BIND(7 AS ?s) ?s text:query \"Samsung\" }"))
                .containsExactly("s");
    }

    @Test
    void phrasesBeginningsAndSignsWork() {
        assertThat(texts("(skos:prefLabel \"\\\"high bandwidth memory\\\"\" 1)"))
                .containsExactly("high bandwidth memory");
        assertThat(texts("(skos:prefLabel \"\\\"memory bandwidth\\\"\")")).isEmpty();
        assertThat(texts("(skos:prefLabel \"bandwi*\" 1)")).containsExactly("high bandwidth memory");
        assertThat(texts("(skos:prefLabel \"samsng~1\" 1)")).containsExactly("Samsung Electronics");
        assertThat(texts("(skos:prefLabel \"samsung -hynix\")")).containsExactly("Samsung Electronics");
        assertThat(texts("(skos:prefLabel \"+samsung +electronics -hynix\")")).containsExactly("Samsung Electronics");
    }

    @Test
    void whatTheOntologysGraphSaysIsNotInTheDefaultGraph() {
        assertThat(texts("(\"bandwidth\" 100)")).isNotEmpty().noneMatch(text -> text.startsWith("The holder"));
        assertThat(answer("SELECT ?g { GRAPH ?g { ?s text:query \"Samsung\" } }"))
                .hasSizeGreaterThan(1)
                .noneMatch(graph -> graph.endsWith("/graph/ontology"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "?s text:query ()                    | needs the text to look for",
                "?s text:query (skos:prefLabel)      | needs the text to look for",
                "?s text:query 5                     | needs the text to look for",
                "?s text:query ?unbound              | needs the text to look for",
                "?s text:query (\"a\" \"b\")         | cannot use",
                "?s text:query (\"a\" 1 2)           | cannot use",
                "?s text:query (\"a\" \"lang:en\" 5) | cannot use",
                "?s text:query (\"a\" \"highlight:s:<b>\") | cannot use",
                "?s text:query (\"a\" id:kaist)      | cannot use",
                "?s text:query (schema:name \"a\")   | has no texts that text:query can search; these have: ",
                "(?s 1) text:query \"a\"             | all but the subject are different variables",
                "(?s ?s) text:query \"a\"            | all but the subject are different variables",
                "(?a ?b ?c ?d ?e ?f) text:query \"a\" | text:query gives (?subject ?score ?text ?graph ?property)",
                "() text:query \"a\"                 | text:query gives (?subject ?score ?text ?graph ?property)"
            })
    void aWrongArgumentIsRefusedInWords(String pattern, String explanation) {
        Reply reply = server.query(PREFIXES + "SELECT * { " + pattern + " }").get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.text()).startsWith("the query cannot be run: ").contains(explanation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "a*",
                "*a* ?b?",
                "/(a+)+$/",
                "[a TO z]",
                "text.en:a",
                "\\\"",
                "\\\\",
                "a AND",
                "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a",
                "))))",
                "-a",
                "a~99999999999999999999",
                "\\\"a b\\\"~2147483647",
                "a^1e400",
                "\\u0000",
                "\\uD83D\\uDE00",
                "가~2 나~2 다~2"
            })
    void anyTextCanBeLookedFor(String text) {
        assertAnsweredSoon(text, 200);
    }

    @Test
    void textsThatWouldTakeTooMuchAreRefused() {
        assertAnsweredSoon("a".repeat(501), 400);
        assertAnsweredSoon("(".repeat(500), 200);
        assertAnsweredSoon("|-+".repeat(160), 200);
        assertAnsweredSoon("ab ".repeat(166), 200);
        StringBuilder similar = new StringBuilder();
        for (int word = 0; word < 80; word++) {
            similar.append((char) ('a' + word % 26))
                    .append((char) ('a' + word / 26))
                    .append("er~2 ");
        }
        Reply reply = server.query(PREFIXES + "SELECT * { ?s text:query \"" + similar + "\" }")
                .get();
        assertThat(reply.status()).as(reply.text()).isIn(200, 400);
    }

    private static void assertAnsweredSoon(String text, int status) {
        long start = System.nanoTime();
        Reply reply = server.query(PREFIXES + "SELECT * { ?s text:query \"" + text + "\" }")
                .get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<String> texts(String arguments) {
        List<String> lines = answer("SELECT ?text { (?s ?score ?text) text:query " + arguments + " }");
        return lines.subList(1, lines.size()).stream()
                .map(text -> text.replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static List<String> answer(String query) {
        Reply reply = server.query(PREFIXES + query).accept("text/csv").get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text().lines().toList();
    }
}
