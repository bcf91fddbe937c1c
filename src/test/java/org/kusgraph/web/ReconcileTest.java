package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;

/** The reconciliation service, asked over HTTP as OpenRefine asks it, of a server with the project's own data. */
@NullUnmarked
final class ReconcileTest {
    @TempDir
    private static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static CurrentSnapshot snapshot;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        SnapshotStore store = new SnapshotStore(folder.resolve("store"));
        String unused = Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, Checkout.DATA))
                .build(store));
        snapshot = CurrentSnapshot.of(store);
        server = TestServer.ofDomain(snapshot);
    }

    @AfterAll
    static void stop() {
        server.close();
        snapshot.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI address(String path) {
        return server.endpoint().resolve(path);
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private static HttpResponse<String> post(String parameter, String json, String language) {
        return send(HttpRequest.newBuilder(address("/reconcile"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString(parameter + "=" + encoded(json))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonArray result(String query) {
        HttpResponse<String> response = post("queries", "{\"q0\": " + query + "}", "en");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.parse(response.body()).getObj("q0").get("result").getAsArray();
    }

    private static JsonObject first(String query) {
        return result(query).get(0).getAsObject();
    }

    @Test
    void aBareGetGivesTheManifest() {
        HttpResponse<String> response = get("/reconcile");
        JsonObject manifest = JSON.parse(response.body());

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(manifest.get("versions").getAsArray().get(0).getAsString().value())
                .isEqualTo("0.2");
        assertThat(manifest.get("identifierSpace").getAsString().value())
                .isEqualTo("https://w3id.org/us-korea-tech/id/");
        for (String key : new String[] {"name", "schemaSpace"}) {
            assertThat(manifest.get(key).isString()).as(key).isTrue();
        }
        assertThat(manifest.getObj("view").get("url").getAsString().value()).endsWith("/id/{{id}}");
        assertThat(manifest.getObj("preview").get("url").getAsString().value()).contains("{{id}}");
        for (String what : new String[] {"entity", "property", "type"}) {
            JsonObject service = manifest.getObj("suggest").getObj(what);
            assertThat(service.get("flyout_service_path").getAsString().value()).contains("${id}");
            String found = service.get("service_path").getAsString().value();
            assertThat(get(found + "?prefix=").statusCode()).as(found).isEqualTo(200);
        }
        String proposing = manifest.getObj("extend")
                .getObj("propose_properties")
                .get("service_path")
                .getAsString()
                .value();
        assertThat(JSON.parse(get(proposing + "?type=Company").body())
                        .get("properties")
                        .getAsArray())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Samsung Electronics, samsung-electronics",
        "SAMSUNG ELECTRONICS CO. LTD., samsung-electronics",
        "㈜삼성전자, samsung-electronics",
        "Samsung Electronic, samsung-electronics",
        "Ryu Sangim, yoo-sang-im",
        "유상임, yoo-sang-im",
        "KAIST, kaist",
        "sk-hynix, sk-hynix",
        "https://w3id.org/us-korea-tech/id/sk-hynix, sk-hynix"
    })
    void anEntityIsFoundByItsNamesItsIdAndItsIri(String name, String id) {
        JsonObject found = first("{\"query\": \"" + name + "\"}");

        assertThat(found.get("id").getAsString().value()).isEqualTo(id);
        assertThat(found.get("score").isNumber()).isTrue();
        assertThat(found.get("match").isBoolean()).isTrue();
        assertThat(found.get("type").getAsArray()).isNotEmpty();
        found.get("features").getAsArray().forEach(feature -> {
            assertThat(feature.getAsObject().get("id").isString()).isTrue();
            assertThat(feature.getAsObject().get("value").isNumber()).isTrue();
        });
    }

    @Test
    void anEqualNameAloneIsNoMatchAndOneOfTheRightKindIs() {
        assertThat(match("{\"query\": \"SK hynix\"}")).isFalse();
        assertThat(match("{\"query\": \"SK hynix\", \"type\": \"Company\"}")).isTrue();
        assertThat(match("{\"query\": \"SK hynix\", \"properties\": [{\"pid\": \"country\", \"v\": \"KR\"}]}"))
                .isTrue();
        assertThat(
                        match(
                                "{\"query\": \"SK hynix\", \"properties\": [{\"pid\": \"country\", \"v\": {\"id\": \"south-korea\"}}]}"))
                .isTrue();
        assertThat(match("{\"query\": \"sk-hynix\"}")).isTrue();
    }

    private static boolean match(String query) {
        return first(query).get("match").getAsBoolean().value();
    }

    @Test
    void typesAndLimitsNarrowTheCandidatesAndWhatIsNotThereIsNotFound() {
        assertThat(result("{\"query\": \"SK hynix\", \"type\": [\"Person\", \"Country\"]}"))
                .isEmpty();
        assertThat(result("{\"query\": \"Yoo\", \"limit\": 1}")).hasSizeLessThanOrEqualTo(1);
        assertThat(result("{\"query\": \"Micron\"}")).isEmpty();
        assertThat(result("{\"query\": \"SK hynix\", \"properties\": [{\"pid\": \"country\", \"v\": \"US\"}]}"))
                .allMatch(candidate ->
                        !candidate.getAsObject().get("match").getAsBoolean().value());
    }

    @Test
    void namesAreGivenInTheLanguageOfTheAsker() {
        assertThat(post("queries", "{\"q\": {\"query\": \"SK hynix\"}}", "ko").body())
                .contains("SK하이닉스");
        assertThat(get("/reconcile?queries=" + encoded("{\"q\": {\"query\": \"SK하이닉스\"}}"))
                        .body())
                .contains("sk-hynix");
    }

    @Test
    void columnsAreFilledWithWhatIsKnown() {
        HttpResponse<String> response = post(
                "extend",
                "{\"ids\": [\"sk-hynix\", \"nothing\"], \"properties\": [{\"id\": \"country\"}, {\"id\": \"name-ko\"}]}",
                "en");
        JsonObject answer = JSON.parse(response.body());

        assertThat(answer.get("meta").getAsArray()).hasSize(2);
        JsonObject row = answer.getObj("rows").getObj("sk-hynix");
        assertThat(row.get("country")
                        .getAsArray()
                        .get(0)
                        .getAsObject()
                        .get("str")
                        .getAsString()
                        .value())
                .isEqualTo("KR");
        assertThat(row.get("name-ko")
                        .getAsArray()
                        .get(0)
                        .getAsObject()
                        .get("str")
                        .getAsString()
                        .value())
                .isEqualTo("SK하이닉스");
        assertThat(answer.getObj("rows").getObj("nothing").get("country").getAsArray())
                .isEmpty();
    }

    /** Every scheme of identifiers that the data has is a column, called as its data set is. */
    @Test
    void identifiersAreColumnsAndTellWhichEntityIsMeant() {
        String proposed = get("/reconcile/properties?type=Company").body();
        assertThat(proposed)
                .contains("\"lei\"", "\"isin\"", "Legal Entity Identifiers")
                .doesNotContain("\"lcsh\"");
        assertThat(get("/reconcile/properties?type=Company&limit=2").body()).contains("\"limit\": 2");
        JsonObject row = JSON.parse(post(
                                "extend",
                                "{\"ids\": [\"samsung-electronics\"], \"properties\": [{\"id\": \"lei\"}, {\"id\": \"isin\"}, {\"id\":"
                                        + " \"krx\"}, {\"id\": \"isni\"}, {\"id\": \"ror\"}, {\"id\": \"wikidata\"}]}",
                                "ko")
                        .body())
                .getObj("rows")
                .getObj("samsung-electronics");
        for (String known : List.of("lei=9884007ER46L6N7EI764", "krx=005930", "ror=020m7t761", "wikidata=Q20718")) {
            String[] parts = known.split("=", 2);
            assertThat(row.get(parts[0]).getAsArray().get(0).getAsObject().getString("str"))
                    .isEqualTo(parts[1]);
        }
        for (String query : List.of(
                "{\"properties\": [{\"pid\": \"lei\", \"v\": \"9884007ER46L6N7EI764\"}]}",
                "{\"properties\": [{\"pid\": \"ror\", \"v\": \"https://ror.org/020m7t761\"}]}",
                "{\"query\": \"Q20718\"}",
                "{\"query\": \"삼성\", \"properties\": [{\"pid\": \"krx\", \"v\": \"005930\"}]}")) {
            assertThat(first(query).get("id").getAsString().value()).as(query).isEqualTo("samsung-electronics");
            assertThat(match(query)).as(query).isTrue();
        }
        assertThat(result(
                        "{\"properties\": [{\"pid\": \"lei\", \"v\": \"9884007ER46L6N7EI764\"}, {\"pid\": \"isin\", \"v\":"
                                + " \"KR0000000000\"}]}"))
                .isEmpty();
        // A number in a column of names is no identifier, though a scheme has it.
        assertThat(result("{\"query\": \"005930\"}")).isEmpty();
    }

    @Test
    void entitiesPropertiesAndTypesAreSuggestedAndShown() {
        assertThat(get("/reconcile/suggest/entity?prefix=sams").body()).contains("samsung-electronics", "notable");
        assertThat(get("/reconcile/suggest/entity?prefix=sk-hynix").body()).contains("\"sk-hynix\"");
        assertThat(get("/reconcile/suggest/entity?prefix=sams&cursor=1").body()).doesNotContain("samsung-electronics");
        assertThat(get("/reconcile/suggest/entity?prefix=sams&cursor=x").statusCode())
                .isEqualTo(400);
        assertThat(get("/reconcile/suggest/property?prefix=co").body()).contains("country");
        assertThat(get("/reconcile/suggest/type?prefix=comp").body()).contains("Company");
        assertThat(get("/reconcile/flyout/entity?id=kaist").body()).contains("html", "KAIST");
        assertThat(get("/reconcile/preview?id=kaist").body()).contains("<strong>", "KAIST");
        assertThat(get("/reconcile/preview?id=nothing").statusCode()).isEqualTo(404);
        assertThat(get("/reconcile/flyout/type?id=%3Cscript%3E").body()).contains("<p>&lt;script&gt;</p>");
    }

    /** The forms are written down beside this test, after the specification's text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manifest    | /reconcile",
                "results     | /reconcile?queries={\"q0\": {\"query\": \"SK hynix\", \"type\": \"Company\", \"properties\": [{\"pid\": \"country\", \"v\": \"KR\"}]}}",
                "results     | /reconcile?queries={\"q0\": {\"query\": \"kaist\"}, \"q1\": {\"query\": \"nothing such\"}}",
                "results     | /reconcile?queries={\"q0\": {\"properties\": [{\"pid\": \"lei\", \"v\": \"9884007ER46L6N7EI764\"}]}}",
                "extension   | /reconcile?extend={\"ids\": [\"kaist\", \"nothing\"], \"properties\": [{\"id\": \"ror\"}, {\"id\": \"name-ko\"}]}",
                "proposals   | /reconcile/properties?type=Company&limit=3",
                "suggestions | /reconcile/suggest/entity?prefix=s",
                "suggestions | /reconcile/suggest/property?prefix=",
                "suggestions | /reconcile/suggest/type?prefix=c",
                "flyout      | /reconcile/flyout/entity?id=kaist",
                "flyout      | /reconcile/flyout/type?id=Company",
            })
    void answersHaveTheFormThatTheSpecificationGives(String form, String path) throws IOException {
        int json = path.indexOf('{');
        String answer = get(json < 0 ? path : path.substring(0, json) + encoded(path.substring(json)))
                .body();

        String schema = Files.readString(Checkout.RESOURCES.resolve("cases/reconciliation/" + form + ".json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(answer, InputFormat.JSON))
                .as(answer)
                .isEmpty();
    }

    @Test
    void aBatchThatCannotBeAnsweredIsRefusedWithTheReason() {
        assertThat(post("queries", "{", "en").statusCode()).isEqualTo(400);
        assertThat(post("queries", "[]", "en").body()).contains("is an object");
        assertThat(post("queries", "{\"q\": {\"query\": \" \"}}", "en").body())
                .contains("has no text", "no properties");
        assertThat(post("queries", "{\"q\": " + "[".repeat(2000) + "}", "en").statusCode())
                .isEqualTo(400);
        assertThat(post("queries", "{\"q\": {\"query\": \"" + "x".repeat(501) + "\"}}", "en")
                        .body())
                .contains("more than 500");
        assertThat(post("queries", batch(5001), "en").body()).contains("at most 5000");
        assertThat(post("queries", "x".repeat(5_000_000), "en").statusCode()).isEqualTo(413);
        assertThat(post("extend", "{\"ids\": [], \"properties\": [{\"id\": \"colour\"}]}", "en")
                        .body())
                .contains("no property 'colour'");
    }

    @Test
    void aThousandNamesAreAnsweredInOneBatch() {
        HttpResponse<String> response = post("queries", batch(1000), "en");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.parse(response.body()).keys()).hasSize(1000);
    }

    private static String batch(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"q" + number + "\": {\"query\": \"Samsung Electronics " + number % 7 + "\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
