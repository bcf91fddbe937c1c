package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.description.Bounds;
import org.kusgraph.description.Description;
import org.kusgraph.description.Descriptions;
import org.kusgraph.graph.DescribedRules;
import org.kusgraph.graph.Names;
import org.kusgraph.web.TestServer.Reply;

/** Every IRI of the shipped data answers, in every format that is offered. */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ThingsTest {
    private static final String ARTICLE = "article-20241118-science-minister";
    private static final Map<String, Lang> LANGUAGES = Map.of(
            "ttl",
            Lang.TURTLE,
            "nt",
            Lang.NTRIPLES,
            "jsonld",
            Lang.JSONLD11,
            "json",
            Lang.JSONLD11,
            "rdf",
            Lang.RDFXML);

    private static final Map<Lang, String> MEDIA_TYPES = Map.of(
            Lang.TURTLE,
            "text/turtle",
            Lang.NTRIPLES,
            "application/n-triples",
            Lang.JSONLD11,
            "application/ld+json",
            Lang.RDFXML,
            "application/rdf+xml");

    private BuiltGraph graph;
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path store) throws IOException {
        graph = BuiltGraph.of(Checkout.DATA, store);
        server = TestServer.ofDomain(graph.snapshots());
    }

    @AfterAll
    void stop() {
        server.close();
        graph.close();
    }

    /** An id for each kind that the data have, and for what is of no kind. */
    private Map<String, String> idsByKind() {
        return graph.read(dataset -> {
            Descriptions descriptions = Descriptions.of(dataset, Bounds.USUAL).orElseThrow();
            Names names = Names.of(descriptions.ontology());
            TreeSet<String> ids = new TreeSet<>();
            dataset.getDefaultGraph().find().forEachRemaining(triple -> names.id(triple.getSubject())
                    .ifPresent(ids::add));
            Map<String, String> byKind = new TreeMap<>();
            ids.forEach(id -> byKind.putIfAbsent(
                    descriptions.describe(dataset, id, 1).orElseThrow().kinds().stream()
                            .map(kind -> kind.iri().replaceFirst(".*[/#]", ""))
                            .findFirst()
                            .orElse("none"),
                    id));
            return byKind;
        });
    }

    @Test
    void aPageTellsOfEachLinkWhetherItHoldsHowSurelyAndWhy() {
        String page = page("sk-hynix");
        String holding = page.substring(page.indexOf("id=\"links\""), page.indexOf("Looked at, and not linked"));
        String others = page.substring(page.indexOf("Looked at, and not linked"), page.indexOf("id=\"use\""));
        assertThat(holding)
                .contains("the same as Q370719 Wikidata certainty 0.95 seen in two sources")
                .contains("identifier 988400XAIK6XISWQV045 Legal Entity Identifiers (GLEIF) certainty 0.95")
                .doesNotContain("Q494158", "00rds8m49");
        assertThat(others)
                .contains("compared, and not so: the same as SK Group (Q494158) Wikidata")
                .contains("withdrawn the same as SK Hynix (South Korea) (00rds8m49)")
                .contains("pending see also SK_Hynix DBpedia certainty 0.5 inferred");
        assertThat(page).doesNotContain("owl:annotatedSource", "graph/mappings-");
        assertThat(page("ai-basic-law")).contains("searched, nothing found: the same as Wikidata");
    }

    /** The words of a thing's page, one space between them, with the ids of its headings. */
    private String page(String id) {
        return server.to("/page/" + id + "?lang=en")
                .accept("text/html")
                .get()
                .text()
                .replaceAll("<h2 (id=\"[a-z]+\")>", " $1 ")
                .replaceAll("(?s)<script.*?</script>|<[^>]*>", "")
                .replaceAll("\\s+", " ");
    }

    @Test
    void aThingOfEachKindIsTheSameInEveryFormat() {
        Map<String, String> ids = idsByKind();
        assertThat(ids).hasSizeGreaterThan(15).containsKeys("Claim", "Article", "Technology", "Post", "none");
        ids.forEach((kind, id) -> {
            Graph expected = graph.read(dataset -> {
                Graph described = GraphFactory.createDefaultGraph();
                Description description = Descriptions.of(dataset, Bounds.USUAL)
                        .orElseThrow()
                        .describe(dataset, id, 1)
                        .orElseThrow();
                description.triples().forEach(described::add);
                return described;
            });
            LANGUAGES.forEach((ending, language) -> {
                Reply reply = server.to("/data/" + id + "." + ending).get();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.mediaType()).isEqualTo(MEDIA_TYPES.get(language));
                assertThat(read(reply, language).isIsomorphicWith(expected))
                        .as(kind + " " + id + "." + ending + "\n" + reply.text())
                        .isTrue();
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/turtle                                    | ../data/{}.ttl
            application/n-triples                          | ../data/{}.nt
            application/ld+json                            | ../data/{}.jsonld
            application/json                               | ../data/{}.jsonld
            application/rdf+xml                            | ../data/{}.rdf
            text/html                                      | ../page/{}
            application/xhtml+xml                          | ../page/{}
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | ../page/{}
            */*                                            | ../data/{}.ttl
            text/*                                         | ../data/{}.ttl
            application/*                                  | ../data/{}.jsonld
            text/turtle;q=0.4, application/rdf+xml;q=0.9   | ../data/{}.rdf
            text/html;q=0.1, application/ld+json;q=0.2     | ../data/{}.jsonld
            image/png, application/n-triples;q=0.1         | ../data/{}.nt
            text/turtle;q=0, */*;q=0.1                     | ../data/{}.jsonld
            nonsense                                       | ../data/{}.ttl
            """)
    void aThingOfEachKindLeadsToWhatTheClientAccepts(String accept, String location) {
        idsByKind().values().forEach(id -> {
            for (String method : List.of("GET", "HEAD")) {
                Reply reply = server.to("/id/" + id).accept(accept).send(method, new byte[0]);
                assertThat(reply.status()).isEqualTo(303);
                assertThat(reply.header("Location")).isEqualTo(location.replace("{}", id));
                assertThat(Arrays.asList(reply.header("Vary").split(", "))).contains("Accept");
                assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
                assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "kaist.ttl, ../data/kaist.ttl",
        "kaist.nt, ../data/kaist.nt",
        "kaist.jsonld, ../data/kaist.jsonld",
        "kaist.json, ../data/kaist.jsonld",
        "kaist.rdf, ../data/kaist.rdf",
        "kaist.html, ../page/kaist",
        "kaist?format=ttl, ../data/kaist.ttl",
        "kaist?format=application%2Frdf%2Bxml, ../data/kaist.rdf",
        "kaist?format=html, ../page/kaist",
        "kaist?page=2, ../data/kaist.ttl?page=2"
    })
    void aNamedFormatGoesBeforeAccept(String name, String location) {
        assertThat(server.to("/id/" + name).accept("text/turtle").get().header("Location"))
                .isEqualTo(location);
    }

    @Test
    void whatFitsNothingIsRefusedWithAListOfWhatIsOffered() {
        Reply reply = server.to("/id/kaist").accept("image/png").get();
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.text())
                .isEqualTo("nothing of what the request accepts fits; a thing is offered as text/turtle, "
                        + "application/ld+json, application/n-triples, application/rdf+xml, text/html\n");
        assertThat(server.to("/id/kaist.csv").get().status()).isEqualTo(406);
        assertThat(server.to("/data/kaist").accept("text/csv").get().status()).isEqualTo(406);
        assertThat(server.to("/data/kaist.docx").get().status()).isEqualTo(400);
        assertThat(server.to("/data/kaist.ttl").accept("image/png").get().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "",
                "%ED%95%9C%EA%B5%AD",
                "KAIST",
                "kaist/ttl",
                "a%20b",
                "%3Cscript%3E",
                "%E2%80%AEkaist",
                "-",
                "kaist%0D%0ASet-Cookie:x"
            })
    void whatTheGraphDoesNotTellOfIsNotFound(String name) {
        for (String path : List.of("/id/", "/data/")) {
            Reply reply = server.to(path + name).get();
            assertThat(reply.status()).isIn(404, 400);
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(reply.header("Set-Cookie")).isEmpty();
            assertThat(reply.text()).hasLineCount(1).doesNotContain("\u202e").doesNotContain("\r");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/%00", "/id/%2e%2e/sparql", "/id/a%2Fb", "/id/%5C", "/id/%zz", "/id/%ff", "/data/;a=b"})
    void whatIsNoPathIsRefused(String path) throws IOException {
        assertThat(server.statusOfRawPath(path)).isIn(400, 404);
    }

    @Test
    void aNameThatIsTooLongIsNotFound() {
        assertThat(server.to("/id/" + "a".repeat(201)).get().status()).isEqualTo(404);
        assertThat(server.to("/id/" + "a".repeat(20_000)).get().status()).isIn(404, 414);
    }

    @Test
    void dataAreToldWithWhereElseTheyAreAndOnWhatTerms() {
        Reply reply = server.to("/data/kaist.ttl").get();
        assertThat(reply.header("Link"))
                .isEqualTo(String.join(
                        ", ",
                        "<https://w3id.org/us-korea-tech/id/kaist>; rel=\"canonical\"",
                        "<../data/kaist.ttl>; rel=\"alternate\"; type=\"text/turtle\"",
                        "<../data/kaist.jsonld>; rel=\"alternate\"; type=\"application/ld+json\"",
                        "<../data/kaist.nt>; rel=\"alternate\"; type=\"application/n-triples\"",
                        "<../data/kaist.rdf>; rel=\"alternate\"; type=\"application/rdf+xml\"",
                        "<../page/kaist>; rel=\"alternate\"; type=\"text/html\"",
                        "<../data/kaist.ttl>; rel=\"describedby\"; type=\"text/turtle\"",
                        "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""));
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(server.to("/data/kaist").get().header("Content-Location")).isEqualTo("../data/kaist.ttl");
    }

    @Test
    void dataAreKnownAgainWhileTheSnapshotIsTheSame() {
        String tag = server.to("/data/kaist.ttl").get().header("ETag");
        for (String method : List.of("GET", "HEAD")) {
            Reply again =
                    server.to("/data/kaist.ttl").header("If-None-Match", tag).send(method, new byte[0]);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(Stream.of("/data/kaist.nt", "/data/sk-hynix.ttl", "/data/kaist.ttl?page=2")
                        .map(path -> server.to(path)
                                .header("If-None-Match", tag)
                                .get()
                                .status()))
                .doesNotContain(304);
    }

    @Test
    void aHeadHasTheHeadersOfItsGet() {
        Reply get = server.to("/data/kaist.jsonld").get();
        Reply head = server.to("/data/kaist.jsonld").send("HEAD", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        for (String header : List.of("Content-Type", "ETag", "Link", "Vary", "Content-Location")) {
            assertThat(head.header(header)).isEqualTo(get.header(header));
        }
    }

    @Test
    void nothingCanBeWritten() {
        for (String path : List.of("/id/kaist", "/data/kaist.ttl")) {
            assertThat(server.to(path).send("OPTIONS", new byte[0]).header("Allow"))
                    .isEqualTo("GET, HEAD, OPTIONS");
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                assertThat(server.to(path).send(method, new byte[0]).status()).isEqualTo(405);
            }
        }
    }

    @Test
    void largeDataAreCompressed() {
        Reply reply = server.to("/data/" + ARTICLE + ".ttl")
                .header("Accept-Encoding", "gzip")
                .get();
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1000000", "99999999999999999999", "1;2"})
    void aPageIsANumber(String page) {
        assertThat(server.to("/data/kaist.ttl?page=" + TestServer.encode(page))
                        .get()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPageThatADescriptionDoesNotHaveIsNotFound() {
        assertThat(server.to("/data/kaist.ttl?page=2").get().status()).isEqualTo(404);
    }

    @Test
    void jsonReadsAsDocumentsDo() throws IOException {
        Golden.assertSame(
                Checkout.RESOURCES.resolve("cases/description/european-allies.jsonld"),
                server.to("/data/european-allies.jsonld").get().text(),
                ThingsTest.class);
    }

    @Test
    void aGraphIsTheSameInEveryFormat() {
        List<String> names = graph.read(dataset -> Iter.toList(
                Iter.map(dataset.listGraphNodes(), node -> node.getURI().replaceFirst(".*/", ""))));
        assertThat(names).contains(ARTICLE, "derived", "lists", "ontology", "scheme-cooperation-technologies");
        for (String name : names) {
            Graph expected = graph.read(dataset ->
                    copy(dataset.getGraph(NodeFactory.createURI("https://w3id.org/us-korea-tech/graph/" + name))));
            LANGUAGES.forEach((ending, language) -> {
                Reply reply = server.to("/graph/" + name + "." + ending).get();
                assertThat(reply.status()).as(name + "." + ending).isEqualTo(200);
                assertThat(reply.mediaType()).isEqualTo(MEDIA_TYPES.get(language));
                assertThat(read(reply, language).isIsomorphicWith(expected)).isTrue();
            });
            assertThat(server.to("/graph/" + name).accept("text/html").get().mediaType())
                    .isEqualTo("text/html");
        }
        assertThat(server.to("/graph/nothing.ttl").get().status()).isEqualTo(404);
        assertThat(server.to("/graph/").get().status()).isEqualTo(404);
    }

    @Test
    void theOntologyAnswersUnderItsOwnIriAndThatOfItsVersion() {
        Graph expected = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(expected, Checkout.ontology().vocabulary());
        GraphUtil.addInto(expected, Checkout.ontology().lists());
        GraphUtil.addInto(
                expected,
                DescribedRules.of(
                        Names.of(Checkout.ontology()), Checkout.ontology().rules()));
        LANGUAGES.forEach((ending, language) -> {
            for (String path : List.of("/ontology", "/ontology/0.1.0")) {
                Reply reply = server.to(path).accept(MEDIA_TYPES.get(language)).get();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(read(reply, language).isIsomorphicWith(expected)).isTrue();
            }
        });
        for (String ending : List.of("ttl", "nt", "jsonld", "rdf")) {
            Reply file = server.to("/ontology." + ending).accept("image/png").get();
            assertThat(read(file, LANGUAGES.get(ending)).isIsomorphicWith(expected))
                    .isTrue();
        }
        assertThat(server.to("/ontology").accept("text/html").get().text())
                .contains("id=\"Claim\"", "id=\"leadsIn\"", "href=\"/ontology.ttl\"");
        assertThat(server.to("/ontology/9.9.9").get().status()).isEqualTo(404);
        assertThat(server.to("/ontology").accept("image/png").get().status()).isEqualTo(406);
    }

    private static Graph read(Reply reply, Lang language) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(reply.text(), language).parse(graph);
        return graph;
    }

    private static Graph copy(Graph graph) {
        Graph copy = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(copy, graph);
        return copy;
    }
}
