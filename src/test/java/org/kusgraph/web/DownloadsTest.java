package org.kusgraph.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.search.SearchedTexts;
import org.kusgraph.web.TestServer.Reply;

/** Dumps and the sitemap, of the invented articles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DownloadsTest {
    private static final String DUMP = "/dump.nq.gz";
    private static final String RDF_REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";
    private static final String GRAPH = "article-20411105-haneul-denial";

    @TempDir
    private static Path folder;

    private Path data;
    private SnapshotStore store;
    private CurrentSnapshot snapshot;
    private TestServer server;

    @BeforeAll
    void serve() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = new SnapshotStore(folder.resolve("store"));
        assertThat(Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data))
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

    @Test
    void theDumpHoldsEveryNamedGraphInOrderAndEachStatementOnce() throws IOException {
        Reply reply = server.to(DUMP).get();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/gzip");
        List<String> lines = lines(reply);
        List<String> byGraph = lines.stream()
                .map(DownloadsTest::graphFirst)
                .sorted((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)))
                .distinct()
                .toList();
        assertThat(lines.stream().map(DownloadsTest::graphFirst)).containsExactlyElementsOf(byGraph);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (SnapshotReading reading = snapshot.open()) {
            RDFDataMgr.write(written, reading.dataset(), RDFFormat.NQUADS_UTF8);
        }
        assertThat(lines).hasSizeGreaterThan(1_000);
        assertThat(new TreeSet<>(lines))
                .isEqualTo(written.toString(UTF_8)
                        .lines()
                        .filter(line -> line.endsWith("> .")
                                && line.matches(".* <https://w3id\\.org/us-korea-tech/graph/[^<> #]+> \\."))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theSameDataGivesTheSameBytesInWhateverStoreItIsBuilt() throws IOException {
        SnapshotStore other = new SnapshotStore(folder.resolve("other"));
        assertThat(Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data))
                        .build(other)))
                .isEqualTo(store.current().orElseThrow());
        try (CurrentSnapshot again = CurrentSnapshot.of(other);
                TestServer second = TestServer.ofDomain(again)) {
            Reply reply = second.to(DUMP).get();
            assertThat(reply.response().body())
                    .isEqualTo(server.to(DUMP).get().response().body());
            // Bytes 4 to 7 of a gzip file are a time.
            assertThat(Arrays.copyOfRange(reply.response().body(), 4, 8)).containsOnly(0);
        }
    }

    @Test
    void theDumpOfAGraphHoldsItsStatementsAlone() throws IOException {
        Reply reply = server.to("/dump/" + GRAPH + ".nq.gz").get();

        assertThat(lines(reply))
                .isEqualTo(lines(server.to(DUMP).get()).stream()
                        .filter(line -> line.endsWith("/graph/" + GRAPH + "> ."))
                        .toList())
                .isNotEmpty();
        assertThat(lines(server.to("/dump/ontology.nq.gz").get())).isNotEmpty();
    }

    @Test
    void whatClaimsSayIsServedAsTripleTermsToWhoAsksForThemAlone() throws IOException {
        List<String> reifiers = lines(server.to("/reifiers.nq.gz").get());

        assertThat(reifiers)
                .isNotEmpty()
                .allMatch(line -> line.matches("<[^>]+> <" + RDF_REIFIES + "> <<\\( .* \\)>> <[^>]+> \\."));
        assertThat(lines(server.to("/reifiers/" + GRAPH + ".nq.gz").get()))
                .isEqualTo(reifiers.stream()
                        .filter(line -> line.endsWith("/graph/" + GRAPH + "> ."))
                        .toList())
                .isNotEmpty();
        assertThat(lines(server.to(DUMP).get())).noneMatch(line -> line.contains(RDF_REIFIES));
        assertThat(server.query("ASK { { ?claim <" + RDF_REIFIES + "> ?said } UNION { GRAPH ?g { ?claim <" + RDF_REIFIES
                                + "> ?said } } }")
                        .accept("application/sparql-results+json")
                        .get()
                        .text())
                .contains("false");
    }

    @Test
    void theDumpsWithAndWithoutTripleTermsAreOneFileWhenJoined() throws IOException {
        byte[] statements = server.to(DUMP).get().response().body();
        byte[] reifiers = server.to("/reifiers.nq.gz").get().response().body();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(statements);
        joined.write(reifiers);
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(new GZIPInputStream(new ByteArrayInputStream(joined.toByteArray())))
                .lang(Lang.NQUADS)
                .parse(dataset);

        assertThat(dataset.stream(Node.ANY, Node.ANY, NodeFactory.createURI(RDF_REIFIES), Node.ANY))
                .isNotEmpty()
                .allMatch(quad -> quad.getObject().isTripleTerm())
                .noneMatch(quad -> quad.getObject().getTriple().getPredicate().equals(quad.getPredicate()));
    }

    @Test
    void everyDumpHasItsDigestInTheHeaderAndBesideIt() throws Exception {
        for (String path : List.of("/dump", "/dump/" + GRAPH, "/reifiers", "/reifiers/" + GRAPH)) {
            Reply reply = server.to(path + ".nq.gz").get();
            byte[] body = reply.response().body();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String name = path.substring(path.lastIndexOf('/') + 1);
            assertThat(reply.header("Repr-Digest"))
                    .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
            assertThat(reply.header("ETag")).isEqualTo("\"" + HexFormat.of().formatHex(digest) + "\"");
            assertThat(server.to(path + ".nq.gz.sha256").get().text())
                    .isEqualTo(HexFormat.of().formatHex(digest) + "  " + name + ".nq.gz\n");
            byte[] content = MessageDigest.getInstance("SHA-256").digest(unpacked(body));
            assertThat(server.to(path + ".nq.sha256").get().text())
                    .isEqualTo(HexFormat.of().formatHex(content) + "  " + name + ".nq\n");
        }
    }

    @Test
    void aDownloadThatBrokeOffCanGoOn() {
        byte[] whole = server.to(DUMP).get().response().body();
        String tag = server.to(DUMP).get().header("ETag");
        Reply rest = server.to(DUMP)
                .header("Range", "bytes=100-")
                .header("If-Range", tag)
                .get();
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 100-" + (whole.length - 1) + "/" + whole.length);
        assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
        assertThat(server.to(DUMP).header("Range", "bytes=2-5").get().response().body())
                .isEqualTo(Arrays.copyOfRange(whole, 2, 6));
        assertThat(server.to(DUMP).header("Range", "bytes=-7").get().response().body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
        Reply beyond =
                server.to(DUMP).header("Range", "bytes=" + whole.length + "-").get();
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + whole.length);
        for (String notUnderstood : List.of("bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=a-")) {
            assertThat(server.to(DUMP).header("Range", notUnderstood).get().status())
                    .as(notUnderstood)
                    .isEqualTo(200);
        }
        assertThat(server.to(DUMP)
                        .header("Range", "bytes=100-")
                        .header("If-Range", "\"another\"")
                        .get()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aKeptDumpIsNotSentAgainAndAHeadSendsNone() {
        Reply reply = server.to(DUMP).get();
        assertThat(server.to(DUMP)
                        .header("If-None-Match", reply.header("ETag"))
                        .get()
                        .status())
                .isEqualTo(304);
        Reply head = server.to(DUMP).send("HEAD", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(reply.response().body().length));
        assertThat(head.response().body()).isEmpty();
    }

    @Test
    void aDumpIsNotCompressedTwice() {
        Reply reply = server.to(DUMP).header("Accept-Encoding", "gzip").get();
        assertThat(reply.header("Content-Encoding")).isEmpty();
        assertThat(reply.response().body())
                .isEqualTo(server.to(DUMP).get().response().body());
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(server.to("/dump/nobody.nq.gz").get().status()).isEqualTo(404);
        assertThat(server.to("/dump/nobody.nq.gz").get().text()).startsWith("there is no graph of this name");
        assertThat(server.to("/dump/" + GRAPH + ".zip").get().text())
                .isEqualTo("a dump is called NAME.nq.gz, and its digest NAME.nq.gz.sha256\n");
        assertThat(server.to("/dump/*.nq.gz").get().status()).isEqualTo(404);
        try (TestServer plain = TestServer.of(TestSnapshots.of(""))) {
            for (String path : List.of(DUMP, "/reifiers.nq.gz", "/sitemap.xml", "/sitemap/1.xml")) {
                assertThat(plain.to(path).get().status()).isEqualTo(404);
            }
        }
    }

    @Test
    void robotsAreToldWhereThePagesAre() {
        assertThat(server.to("/robots.txt").get().text())
                .startsWith("User-agent: *\nDisallow: /sparql?\n")
                .endsWith("Sitemap: " + server.server().url() + "sitemap.xml\n");
    }

    @Test
    void theSitemapHasThePageOfEveryEntity() {
        String url = server.server().url().toString();
        assertThat(server.to("/sitemap.xml").get().text()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>%ssitemap/1.xml</loc></sitemap>
                </sitemapindex>
                """.formatted(url));
        String part = server.to("/sitemap/1.xml").get().text();
        Set<String> pages = part.lines()
                .filter(line -> line.startsWith("<url>"))
                .map(line -> line.replaceAll("<[^>]+>", ""))
                .collect(Collectors.toSet());
        Set<String> entities;
        try (SnapshotReading reading = snapshot.open()) {
            entities = reading.dataset().stream(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)
                    .filter(quad -> quad.getSubject().isURI())
                    .map(quad -> quad.getSubject().getURI())
                    .filter(iri -> iri.startsWith("https://w3id.org/us-korea-tech/id/"))
                    .map(iri -> url + "page/" + iri.substring("https://w3id.org/us-korea-tech/id/".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(pages).isEqualTo(entities).hasSizeGreaterThan(50);
        assertThat(server.to("/sitemap/2.xml").get().text())
                .isEqualTo("the sitemap has the parts 1 to 1, such as /sitemap/1.xml\n");
    }

    @Test
    void theSitemapOfManyEntitiesHasPartsOfFiftyThousand() throws IOException {
        SnapshotStore many = new SnapshotStore(folder.resolve("many"));
        assertThat(many.build("many", Set.of(), SearchedTexts.NOTHING, new SnapshotStore.Filling() {
                    @Override
                    public boolean fill(StreamRDF receiver) {
                        Node node = NodeFactory.createURI("https://example.org/");
                        Node gone = NodeFactory.createURI("urn:gone");
                        receiver.quad(Quad.create(
                                node, gone, OWL2.deprecated.asNode(), NodeFactory.createLiteralString("true")));
                        receiver.quad(Quad.create(node, gone, node, node));
                        for (int i = 0; i < 50_001; i++) {
                            receiver.quad(Quad.create(node, NodeFactory.createURI("urn:" + i), node, node));
                        }
                        return true;
                    }

                    @Override
                    public Optional<String> entity(Node subject) {
                        return Optional.of(subject.getURI().substring(4));
                    }
                }))
                .isTrue();
        try (CurrentSnapshot large = CurrentSnapshot.of(many);
                TestServer served = TestServer.of(large)) {
            assertThat(served.to("/sitemap.xml").get().text())
                    .contains("sitemap/2.xml")
                    .doesNotContain("sitemap/3");
            assertThat(served.to("/sitemap/1.xml").get().text().lines().filter(line -> line.startsWith("<url>")))
                    .hasSize(50_000);
            assertThat(served.to("/sitemap/2.xml").get().text())
                    .doesNotContain("gone")
                    .contains("/page/9999<")
                    .satisfies(text -> assertThat(text.lines().filter(line -> line.startsWith("<url>")))
                            .hasSize(1));
        }
    }

    private static String graphFirst(String line) {
        int graph = line.lastIndexOf(" <");
        return line.substring(graph + 1, line.length() - 2) + " " + line.substring(0, graph);
    }

    private static List<String> lines(Reply reply) throws IOException {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return new String(unpacked(reply.response().body()), UTF_8).lines().toList();
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
