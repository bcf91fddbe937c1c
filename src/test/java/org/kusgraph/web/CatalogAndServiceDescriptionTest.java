package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;

/** The server tells machines what it has and what it can do, at its own address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogAndServiceDescriptionTest {
    private static final String VOID = "/.well-known/void";

    @TempDir
    private static Path folder;

    private CurrentSnapshot snapshot;
    private TestServer server;

    @BeforeAll
    void serve() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, Checkout.DATA))
                        .build(store)))
                .isNotEmpty();
        snapshot = CurrentSnapshot.of(store);
        server = TestServer.ofDomain(snapshot);
    }

    @AfterAll
    void stop() {
        server.close();
        snapshot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"})
    void aRequestWithoutAQueryReturnsRdf(String mediaType) {
        Reply reply = server.to("/sparql").accept(mediaType).get();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo(mediaType);
        assertThat(graph(reply).size()).isGreaterThan(1_000);
    }

    @Test
    void theServiceDescriptionHasAServiceWhoseEndpointIsTheAddressThatWasAsked() {
        String address = server.endpoint().toString();
        assertThat(ask(graph(server.to("/sparql").get()), "?s a sd:Service ; sd:endpoint <" + address + ">"))
                .isTrue();
        assertThat(ask(graph(server.to("/sparql").get()), "?s sd:endpoint ?other FILTER (?other != <" + address + ">)"))
                .isFalse();
    }

    @Test
    void theServiceDescriptionConformsToItsSchema() {
        Graph schema = RDFDataMgr.loadGraph(Checkout.RESOURCES
                .resolve("cases/catalog/service-description.ttl")
                .toString());
        assertThat(ShaclValidator.get()
                        .validate(
                                Shapes.parse(schema), graph(server.to("/sparql").get()))
                        .getEntries())
                .isEmpty();
    }

    @Test
    void theServiceDescriptionNamesTheGraphsAndCountsTheDefaultOne() {
        Graph description = graph(server.to("/sparql").get());
        String counted = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
                .accept("text/csv")
                .get()
                .text()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(ask(description, "[] a sd:Service ; sd:defaultDataset/sd:defaultGraph/void:triples " + counted))
                .isTrue();
        String[] graphs = server.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
                .accept("text/csv")
                .get()
                .text()
                .lines()
                .skip(1)
                .toArray(String[]::new);
        assertThat(graphs).hasSizeGreaterThan(6);
        assertThat(Stream.of(graphs))
                .allMatch(name ->
                        ask(description, "[] a sd:Service ; sd:defaultDataset/sd:namedGraph/sd:name <" + name + ">"));
    }

    /** The queries are those of the SIB's editor, which asks the service description where the default graph has no answer. */
    @Test
    void anEditorFindsExamplesPrefixesAndClassesInTheServiceDescription() throws IOException {
        Graph description = graph(server.to("/sparql").get());
        assertThat(count(description, """
                SELECT DISTINCT ?sq ?comment ?query {
                  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query
                } ORDER BY ?sq"""))
                .isEqualTo(QuestionReader.read(Checkout.ONTOLOGY.resolve("questions"))
                        .size());
        assertThat(count(
                        description,
                        "SELECT DISTINCT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }"))
                .isEqualTo(
                        Stream.concat(Stream.of(Names.ENTITY_PREFIX), Checkout.ontology().prefixes().keySet().stream())
                                .distinct()
                                .count());
        assertThat(count(description, """
                SELECT DISTINCT ?subjectClass ?prop ?objectClass {
                  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
                  ?pp void:property ?prop ; void:classPartition [ void:class ?objectClass ]
                }""")).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"})
    void theCatalogueIsWhereVoidWantsIt(String mediaType) {
        Reply reply = server.to(VOID).accept(mediaType).get();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo(mediaType);
        assertThat(reply.header("Vary")).contains("Accept");
        assertThat(ask(
                        graph(reply),
                        "?d a void:Dataset, dcat:Dataset ; void:triples ?n ; void:sparqlEndpoint <"
                                + server.endpoint() + "> ; void:dataDump <"
                                + server.endpoint().resolve("/dump.nq.gz") + ">"))
                .isTrue();
    }

    @Test
    void aKeptCatalogueIsNotSentAgain() {
        String tag = server.to(VOID).get().header("ETag");
        assertThat(server.to(VOID).header("If-None-Match", tag).get().status()).isEqualTo(304);
        String description = server.to("/sparql").get().header("ETag");
        assertThat(server.to("/sparql")
                        .header("If-None-Match", description)
                        .get()
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whatCannotBeAcceptedIsRefused() {
        assertThat(server.to(VOID).accept("image/png").get().status()).isEqualTo(406);
        assertThat(server.to(VOID + "?format=ttl").accept("image/png").get().mediaType())
                .isEqualTo("text/turtle");
    }

    @Test
    void dataThatDoesNotDescribeItselfHasNoCatalogueButAServiceDescription() {
        try (TestServer plain = TestServer.of(TestSnapshots.of(""))) {
            assertThat(plain.to(VOID).get().status()).isEqualTo(404);
            assertThat(ask(graph(plain.to("/sparql").get()), "?s a sd:Service")).isTrue();
        }
    }

    private static Graph graph(Reply reply) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(reply.text(), RDFLanguages.contentTypeToLang(reply.mediaType()))
                .parse(graph);
        return graph;
    }

    private static QueryExec query(Graph graph, String query) {
        return QueryExec.dataset(DatasetGraphFactory.wrap(graph))
                .query(Map.of(
                                        "sd", "http://www.w3.org/ns/sparql-service-description#",
                                        "sh", "http://www.w3.org/ns/shacl#",
                                        "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
                                        "dcat", "http://www.w3.org/ns/dcat#",
                                        "void", "http://rdfs.org/ns/void#")
                                .entrySet()
                                .stream()
                                .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n")
                                .reduce("", String::concat)
                        + query)
                .build();
    }

    private static boolean ask(Graph graph, String pattern) {
        return query(graph, "ASK { " + pattern + " }").ask();
    }

    private static long count(Graph graph, String select) {
        return query(graph, select).select().materialize().stream().count();
    }
}
