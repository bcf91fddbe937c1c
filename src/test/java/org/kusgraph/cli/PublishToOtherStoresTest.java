package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot arrives, statement for statement, in stores of others: RDF4J, which Maven fetches, and Debian's Virtuoso. */
final class PublishToOtherStoresTest {
    /** Where the build puts the servers that it fetches. */
    private static final Path SERVERS = Path.of(System.getProperty("kus.servers", ""));

    private static final Path VIRTUOSO = Path.of("/usr/bin/virtuoso-t");
    private static final String VIRTUOSO_PASSWORD = "dba";

    @TempDir
    private static Path built;

    private static DatasetGraph expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws IOException {
        assertThat(kus("build").code()).isZero();
        CommandRun dump =
                kus("query", "--format", "nq", "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } { GRAPH ?g { ?s ?p ?o } }");
        expected = RDFDataMgr.loadDatasetGraph(
                Files.writeString(built.resolve("all.nq"), dump.data()).toString());
        assertThat(expected.size()).isGreaterThan(5);
    }

    @Test
    void everyGraphArrivesInRdf4jByTheGraphStoreProtocolAndByUpdate() throws Exception {
        Path runner = SERVERS.resolve("jetty-runner.jar");
        assumeTrue(
                Files.isReadable(runner) || System.getenv("CI") != null, "RDF4J is not there; './kus test' fetches it");
        int port = ServerProcess.freePort();
        URI server = URI.create("http://127.0.0.1:" + port + "/");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.eclipse.rdf4j.appdata.basedir=" + folder,
                "-jar",
                runner.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                SERVERS.resolve("rdf4j-http-server.war").toString());
        try (HttpClient client = HttpClient.newHttpClient();
                ServerProcess rdf4j = ServerProcess.start(folder, command)) {
            rdf4j.awaitAnswer(client, server.resolve("protocol"));
            for (List<String> way : List.of(List.of("/rdf-graphs/service"), List.of("/statements", "--update"))) {
                URI repository = server.resolve("repositories/by" + way.size());
                createRepository(client, repository);
                List<String> arguments = new ArrayList<>(List.of("publish", "--to", repository + way.getFirst()));
                arguments.addAll(way.subList(1, way.size()));
                arguments.addAll(List.of("--query-at", repository.toString()));
                assertAllIsSent(arguments);

                String arrived = body(client.send(
                        HttpRequest.newBuilder(URI.create(repository + "/statements"))
                                .header("Accept", "application/n-quads")
                                .build(),
                        BodyHandlers.ofString()));
                DatasetGraph there = RDFParser.fromString(arrived, Lang.NQUADS).toDatasetGraph();
                eachGraph(graph -> assertThat(there.getGraph(graph).isIsomorphicWith(expected.getGraph(graph)))
                        .as(graph.getURI())
                        .isTrue());
            }
        }
    }

    private static void createRepository(HttpClient client, URI repository) throws IOException, InterruptedException {
        String name = repository.getPath().replaceFirst(".*/", "");
        String configuration = """
                @prefix rep: <http://www.openrdf.org/config/repository#> .
                @prefix sr: <http://www.openrdf.org/config/repository/sail#> .
                @prefix sail: <http://www.openrdf.org/config/sail#> .
                [] a rep:Repository ; rep:repositoryID "%s" ; rep:repositoryImpl [
                    rep:repositoryType "openrdf:SailRepository" ;
                    sr:sailImpl [ sail:sailType "openrdf:MemoryStore" ] ] .
                """.formatted(name);
        String unused = body(client.send(
                HttpRequest.newBuilder(repository)
                        .header("Content-Type", "text/turtle")
                        .PUT(BodyPublishers.ofString(configuration))
                        .build(),
                BodyHandlers.ofString()));
    }

    @Test
    void everyGraphArrivesInVirtuosoByTheGraphStoreProtocol() throws Exception {
        assumeTrue(
                Files.isExecutable(VIRTUOSO) || System.getenv("CI") != null,
                "Debian's package virtuoso-opensource-7-bin is not installed");
        int port = ServerProcess.freePort();
        URI server = URI.create("http://127.0.0.1:" + port + "/");
        Path configuration =
                Files.writeString(folder.resolve("virtuoso.ini"), """
                [Database]
                DatabaseFile = virtuoso.db
                ErrorLogFile = virtuoso.log
                LockFile = virtuoso.lck
                TransactionFile = virtuoso.trx
                xa_persistent_file = virtuoso.pxa
                FileExtend = 200
                [TempDatabase]
                DatabaseFile = virtuoso-temp.db
                TransactionFile = virtuoso-temp.trx
                [Parameters]
                ServerPort = 127.0.0.1:%d
                DisableUnixSocket = 1
                NumberOfBuffers = 2000
                MaxDirtyBuffers = 1200
                CaseMode = 2
                [HTTPServer]
                ServerPort = 127.0.0.1:%d
                ServerRoot = .
                ServerThreads = 4
                """.formatted(ServerProcess.freePort(), port));
        try (HttpClient client = HttpClient.newHttpClient();
                ServerProcess virtuoso = ServerProcess.start(
                        folder, List.of(VIRTUOSO.toString(), "+foreground", "-c", configuration.toString()))) {
            virtuoso.awaitAnswer(client, server.resolve("sparql?query=ASK%7B%7D"));
            String graphs = server + "sparql-graph-crud-auth";
            assertAllIsSent(List.of("publish", "--to", graphs, "--query-at", server + "sparql", "--user", "dba"));
            eachGraph(graph -> {
                String arrived = body(client.send(
                        HttpRequest.newBuilder(URI.create(server + "sparql-graph-crud?graph="
                                        + URLEncoder.encode(graph.getURI(), StandardCharsets.UTF_8)))
                                .header("Accept", "text/plain")
                                .build(),
                        BodyHandlers.ofString()));
                Graph there = RDFParser.fromString(arrived, Lang.NTRIPLES).toGraph();
                assertThat(there.isIsomorphicWith(expected.getGraph(graph)))
                        .as(graph.getURI())
                        .isTrue();
            });
        }
    }

    /** Sends everything, and then sees that it is there. */
    private static void assertAllIsSent(List<String> arguments) {
        CommandRun run = kus(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.data().lines()).hasSize((int) expected.size()).allMatch(line -> line.startsWith("sent\t"));
        CommandRun again = kus(arguments.toArray(String[]::new));
        assertThat(again.code()).as(again.words()).isZero();
        assertThat(again.words()).contains(expected.size() + " graphs there already");
    }

    private interface GraphUse {
        void use(Node graph) throws Exception;
    }

    private static void eachGraph(GraphUse use) throws Exception {
        for (Iterator<Node> graphs = expected.listGraphNodes(); graphs.hasNext(); ) {
            use.use(graphs.next());
        }
    }

    private static String body(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    private static CommandRun kus(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", "data", "--store", built.resolve("store").toString()));
        return CommandRun.in(Map.of("KUS_PASSWORD", VIRTUOSO_PASSWORD), all.toArray(String[]::new));
    }
}
