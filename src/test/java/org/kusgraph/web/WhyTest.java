package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kusgraph.web.TestServer.encode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.web.TestServer.Reply;

/** Rows are explained over HTTP, to programs and to people. */
@NullUnmarked
final class WhyTest {
    private static final String ID = "https://w3id.org/us-korea-tech/id/";
    private static final String ARTICLE = ID + "article-20241118-science-minister";
    private static final String LEADERS =
            "PREFIX kus: <https://w3id.org/us-korea-tech/ontology#> SELECT ?company ?field"
                    + " { ?company kus:leadsIn ?field } ORDER BY ?company ?field";

    @TempDir
    private static Path folder;

    private static BuiltGraph graph;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        graph = BuiltGraph.of(Checkout.DATA, folder.resolve("store"));
        server = TestServer.ofDomain(graph.snapshots());
    }

    @AfterAll
    static void stop() {
        server.close();
        graph.close();
    }

    @Test
    void aRowNamesTheClaimsBehindItWithStatusHolderArticleAndEvidence() throws IOException {
        String query = Files.readString(Checkout.ONTOLOGY.resolve("questions/evidence-for-technology-leaders.rq"));
        List<String> claims =
                List.of("lead-in-hbm", "lead-in-hbm", "lead-in-ai-semiconductor", "lead-in-ai-semiconductor");
        for (int row = 1; row <= claims.size(); row++) {
            JsonObject explanation = json(
                    server.to("/why?row=" + row + "&query=" + encode(query)).get());
            assertThat(explanation.get("claims").getAsArray()).hasSize(1);
            JsonObject claim = explanation.get("claims").getAsArray().get(0).getAsObject();
            assertThat(text(claim, "claim")).isEqualTo(ARTICLE + "-claim-" + claims.get(row - 1));
            assertThat(text(claim, "status")).endsWith("ontology#stated");
            assertThat(text(claim, "article")).isEqualTo(ARTICLE);
            assertThat(claim.get("holders").getAsArray().get(0).getAsString().value())
                    .isEqualTo(ARTICLE);
            JsonObject range = claim.get("evidence").getAsArray().get(0).getAsObject();
            JsonObject asked = explanation.getObj("row");
            assertThat(range.getNumber("start").intValue())
                    .isEqualTo(Integer.parseInt(text(asked.getObj("from"), "value")));
            assertThat(range.getNumber("end").intValue())
                    .isEqualTo(Integer.parseInt(text(asked.getObj("to"), "value")));
        }
    }

    @Test
    void aDirectStatementIsTracedToTheClaimThatStatesIt() {
        JsonObject explanation =
                json(server.to("/why?row=1&query=" + encode(LEADERS)).get());
        JsonObject fact = explanation
                .get("solutions")
                .getAsArray()
                .get(0)
                .getAsObject()
                .get("steps")
                .getAsArray()
                .get(0)
                .getAsObject();
        JsonObject source = fact.get("sources").getAsArray().get(0).getAsObject();
        assertThat(text(source, "rule")).isEqualTo("asserted-claims");
        assertThat(text(source, "reason")).startsWith("What an asserting claim says becomes a direct statement");
        assertThat(text(explanation.get("claims").getAsArray().get(0).getAsObject(), "claim"))
                .startsWith(ARTICLE + "-claim-lead-in-");
    }

    @Test
    void aRowIsNamedByItsNumberOrByItsValuesAndIsTheSame() {
        JsonObject byNumber =
                json(server.to("/why?row=2&query=" + encode(LEADERS)).get());
        String values = JSON.toStringFlat(byNumber.getObj("row"));
        Reply byValues = server.to("/why?row=" + encode(values) + "&query=" + encode(LEADERS))
                .get();
        assertThat(json(byValues)).isEqualTo(byNumber);
        Reply posted = server.to("/why").post(TestServer.FORM, "row=" + encode(values) + "&query=" + encode(LEADERS));
        assertThat(json(posted)).isEqualTo(byNumber);
        Reply again = server.to("/why?row=" + encode(values) + "&query=" + encode(LEADERS))
                .header("If-None-Match", byValues.header("ETag"))
                .get();
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void peopleAreLedToAnAddressThatNamesTheRowByItsValues() {
        Reply led = server.to("/why?row=1&lang=en&query=" + encode(LEADERS))
                .accept("text/html")
                .get();
        assertThat(led.status()).isEqualTo(303);
        Reply page = server.to(led.header("Location")).accept("text/html").get();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.text())
                .contains("Why is this row in the answer?", "One claim is behind it", "asserted-claims", "1,767–1,");
        assertThat(server.to(led.header("Location"))
                        .accept("text/html")
                        .send("HEAD", new byte[0])
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPlanIsToldAsAPlan() {
        String query = "SELECT ?claim { ?claim <https://w3id.org/us-korea-tech/ontology#status>"
                + " <https://w3id.org/us-korea-tech/ontology#planned> } ORDER BY ?claim";
        JsonObject explanation =
                json(server.to("/why?row=1&query=" + encode(query)).get());
        assertThat(text(explanation.get("claims").getAsArray().get(0).getAsObject(), "status"))
                .endsWith("#planned");
    }

    @Test
    void theNumberOfARowIsRefusedWhenTheDataHasChangedSinceTheAnswer() {
        assertThat(server.to("/why?row=1&snapshot=another&query=" + encode(LEADERS))
                        .get()
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/why | 400 | no parameter 'query'",
                "/why?query=SELECT%20*%20%7B%7D | 400 | no parameter 'row'",
                "/why?query=SELEC&row=1 | 400 | line 1, column 1: unexpected word 'SELEC'",
                "/why?query=SELECT%20(rand()%20AS%20%3Fa)%20%7B%7D&row=1 | 400 | each run of this query may give another answer",
                "/why?query=ASK%20%7B%7D&row=1 | 400 | only the answer to a SELECT has rows",
                "/why?query=SELECT%20*%20%7B%3Fs%20%3Fp%201234567%7D&row=1 | 404 | fewer rows",
                "/why?query=SELECT%20*%20%7B%7D&row=0 | 400 | its number, from 1, or its values",
                "/why?query=SELECT%20*%20%7B%7D&row=%7B | 400 | its number, from 1, or its values",
                "/why?query=SELECT%20*%20%7B%7D&row=%7B%22a%22%3A1%7D | 400 | its number, from 1, or its values",
                "/why?query=SELECT%20*%20%7B%7D&row=%7B%22a%22%3A%7B%22type%22%3A%22uri%22%2C%22value%22%3A%22x%3Ay%22%7D%7D"
                        + " | 400 | no variable ?a",
                "/why?query=SELECT%20*%20%7B%3Fa%20a%20%3Fb%7D&row=%7B%22a%22%3A%7B%22type%22%3A%22bnode%22%2C%22value%22%3A%22x%22%7D%7D"
                        + " | 400 | give the number of the row",
                "/why?query=SELECT%20%3Fa%20%7B%3Fa%20a%20%3Fb%7D&row=%7B%22a%22%3A%7B%22type%22%3A%22uri%22%2C%22value%22%3A%22x%3Ay%22%7D%7D"
                        + " | 404 | no such row",
                "/why?query=SELECT%20*%20%7B%7D&row=1&format=csv | 400 | json or html",
            })
    void whatCannotBeExplainedIsRefusedWithTheReason(String path, int status, String words) {
        Reply reply = server.to(path).get();
        assertThat(reply.text()).contains(words);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void anExplanationWithABlankNodeIsFoundByItsNumber() {
        String query = "SELECT ?range { ?claim <https://w3id.org/us-korea-tech/ontology#evidence> ?range } LIMIT 3";
        JsonObject explanation =
                json(server.to("/why?row=3&query=" + encode(query)).get());
        assertThat(explanation.get("claims").getAsArray()).isNotEmpty();
        String values = JSON.toStringFlat(explanation.getObj("row"));
        assertThat(json(server.to("/why?row=" + encode(values) + "&query=" + encode(query))
                        .get()))
                .isEqualTo(explanation);
    }

    private static JsonObject json(Reply reply) {
        assertThat(reply.text()).startsWith("{");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo("application/json");
        return JSON.parse(new String(reply.response().body(), StandardCharsets.UTF_8));
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString().value();
    }
}
