package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;

/** What the editor proposes is what the data has and the shapes say. */
final class EditorTermsTest {
    private static final String KUS = "https://w3id.org/us-korea-tech/ontology#";

    @Test
    void termsComeWithCountsNamesAndHowManyValuesTheyMayHave(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        for (String file : List.of(
                "documents/article-20241118-science-minister.json", "taxonomies/cooperation-technologies.ttl")) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.copy(Checkout.DATA.resolve(file), data.resolve(file));
        }
        try (BuiltGraph graph = BuiltGraph.of(data, folder.resolve("store"));
                TestServer server = TestServer.ofDomain(graph.snapshots())) {
            TestServer.Reply reply = server.to("/sparql/terms").get();
            JsonObject terms = JSON.parse(reply.text());

            JsonObject claim = term(terms, "classes", KUS + "Claim");
            assertThat(claim.getObj("label").getString("ko")).isEqualTo("주장");
            assertThat(claim.getObj("definition").getString("en")).startsWith("One statement of substance");
            assertThat(claim.getNumber("count")).hasToString(count(server, "?x a <" + KUS + "Claim>"));
            assertThat(term(terms, "properties", KUS + "status").getNumber("count"))
                    .hasToString(count(server, "?x <" + KUS + "status> ?y"));
            assertThat(use(terms, KUS + "Claim", KUS + "status"))
                    .as("mandatory")
                    .containsIgnoringWhitespaces("\"least\":1", "\"most\":1");
            assertThat(use(terms, KUS + "Claim", KUS + "object"))
                    .as("optional")
                    .containsIgnoringWhitespaces("\"least\":0", "\"most\":1");
            assertThat(use(terms, KUS + "Claim", KUS + "holder"))
                    .as("mandatory and repeatable")
                    .containsIgnoringWhitespaces("\"least\":1")
                    .doesNotContain("most");

            assertThat(server.to("/sparql/terms")
                            .header("If-None-Match", reply.header("ETag"))
                            .get()
                            .status())
                    .isEqualTo(304);
        }
    }

    private static JsonObject term(JsonObject terms, String list, String iri) {
        return Iter.asStream(terms.getArray(list).iterator())
                .map(JsonValue::getAsObject)
                .filter(term -> term.getString("iri").equals(iri))
                .findFirst()
                .orElseThrow();
    }

    private static String use(JsonObject terms, String type, String property) {
        return Iter.asStream(terms.getArray("uses").iterator())
                .map(JsonValue::getAsObject)
                .filter(use -> use.getString("class").equals(type)
                        && use.getString("property").equals(property))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static String count(TestServer server, String pattern) {
        return server.query("SELECT (COUNT(*) AS ?n) { " + pattern + " }")
                .accept("text/csv")
                .get()
                .text()
                .replaceFirst("n\r\n", "")
                .strip();
    }
}
