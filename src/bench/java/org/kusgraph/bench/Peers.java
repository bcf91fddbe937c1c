package org.kusgraph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Other stores with the triples that our server has, each with the settings that it comes with. One that is not there is told with
 * the reason, and left out.
 */
final class Peers {
    private static final Path VIRTUOSO = Path.of("/usr/bin/virtuoso-t");
    private static final Path VIRTUOSO_SHELL = Path.of("/usr/bin/isql-vt");
    private static final String GRAPH = "https://example.org/bench";

    private final Path triples;
    private final List<String> heap;
    private final Path folder;
    private final List<ServerProcess.Program> programs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Peers(Stores stores, Path folder) {
        this.triples = stores.triples();
        this.heap = stores.heap();
        this.folder = folder;
    }

    /** Makes the servers ready that there are. */
    static Peers of(Stores stores, Path folder) throws IOException, InterruptedException {
        Peers peers = new Peers(stores, Files.createDirectories(folder.resolve("peers")));
        peers.addRdf4j();
        peers.addBlazegraph();
        peers.addVirtuoso();
        peers.addOxigraph();
        return peers;
    }

    List<ServerProcess.Program> programs() {
        return programs;
    }

    /** The stores that are left out, each with the reason. */
    List<String> missing() {
        return missing;
    }

    private void addRdf4j() {
        String version = System.getProperty("bench.rdf4j");
        addRdf4j("RDF4J " + version + ", memory", "openrdf:MemoryStore");
        addRdf4j("RDF4J " + version + ", LMDB", "rdf4j:LmdbStore");
    }

    private void addRdf4j(String name, String type) {
        String configuration = """
                @prefix rep: <http://www.openrdf.org/config/repository#> .
                @prefix sr: <http://www.openrdf.org/config/repository/sail#> .
                @prefix sail: <http://www.openrdf.org/config/sail#> .
                [] a rep:Repository ; rep:repositoryID "bench" ; rep:repositoryImpl [
                    rep:repositoryType "openrdf:SailRepository" ; sr:sailImpl [ sail:sailType "%s" ] ] .
                """.formatted(type);
        programs.add(new ServerProcess.Program(
                name,
                port -> webApplication(
                        port,
                        Stores.PEERS.resolve("rdf4j-http-server.war"),
                        "-Dorg.eclipse.rdf4j.appdata.basedir=" + folder.resolve(type.replace(':', '-'))),
                "/repositories/bench",
                Map.of(),
                port -> {
                    URI repository = URI.create("http://localhost:" + port + "/repositories/bench");
                    send(
                            "PUT",
                            repository,
                            "text/turtle",
                            Files.writeString(folder.resolve("repository.ttl"), configuration));
                    send("POST", URI.create(repository + "/statements"), "application/n-triples", triples);
                }));
    }

    /** Its jar does not start by itself on a Java of today, but what is in it is a web application. */
    private void addBlazegraph() throws IOException, InterruptedException {
        Path jar = Stores.PEERS.resolve("blazegraph.jar");
        Path application = Files.createDirectories(folder.resolve("blazegraph"));
        Cost unused = Cost.of(List.of(
                "sh",
                "-c",
                "cd \"$1\" && \"$2\" xf \"$3\" war && mkdir war/WEB-INF/lib && cp \"$3\" war/WEB-INF/lib/",
                "sh",
                application.toString(),
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                jar.toString()));
        Path settings = Files.writeString(
                application.resolve("triples.properties"), """
                com.bigdata.journal.AbstractJournal.bufferMode=DiskRW
                com.bigdata.journal.AbstractJournal.file=%s
                com.bigdata.rdf.store.AbstractTripleStore.quads=false
                com.bigdata.rdf.store.AbstractTripleStore.axiomsClass=com.bigdata.rdf.axioms.NoAxioms
                com.bigdata.rdf.store.AbstractTripleStore.textIndex=false
                com.bigdata.rdf.store.AbstractTripleStore.statementIdentifiers=false
                com.bigdata.rdf.sail.truthMaintenance=false
                """.formatted(application.resolve("journal")));
        programs.add(new ServerProcess.Program(
                "Blazegraph " + System.getProperty("bench.blazegraph"),
                port -> webApplication(
                        port,
                        application.resolve("war"),
                        "-Dcom.bigdata.rdf.sail.webapp.ConfigParams.propertyFile=" + settings),
                "/namespace/kb/sparql",
                Map.of(),
                port -> send(
                        "POST",
                        URI.create("http://localhost:" + port + "/namespace/kb/sparql"),
                        "text/plain",
                        triples)));
    }

    private void addVirtuoso() throws IOException {
        if (!Files.isExecutable(VIRTUOSO) || !Files.isExecutable(VIRTUOSO_SHELL)) {
            missing.add("Virtuoso: Debian's package virtuoso-opensource-7 is not installed");
            return;
        }
        Path own = Files.createDirectories(folder.resolve("virtuoso"));
        int shellPort = freePort();
        programs.add(new ServerProcess.Program(
                "Virtuoso 7, Debian's",
                port -> List.of(
                        VIRTUOSO.toString(),
                        "+foreground",
                        "-c",
                        virtuosoSettings(own, port, shellPort).toString()),
                "/sparql",
                Map.of(),
                port -> {
                    Cost unused = Cost.of(List.of(
                            VIRTUOSO_SHELL.toString(),
                            "localhost:" + shellPort,
                            "dba",
                            "dba",
                            "exec=DB.DBA.TTLP(file_to_string_output('" + triples + "'), '', '" + GRAPH + "', 0);"));
                }));
    }

    private Path virtuosoSettings(Path own, int port, int shellPort) {
        try {
            return Files.writeString(
                    own.resolve("virtuoso.ini"), """
                [Database]
                DatabaseFile = %1$s/virtuoso.db
                ErrorLogFile = %1$s/virtuoso.log
                LockFile = %1$s/virtuoso.lck
                TransactionFile = %1$s/virtuoso.trx
                xa_persistent_file = %1$s/virtuoso.pxa
                [TempDatabase]
                DatabaseFile = %1$s/virtuoso-temp.db
                TransactionFile = %1$s/virtuoso-temp.trx
                [Parameters]
                ServerPort = 127.0.0.1:%2$d
                DisableUnixSocket = 1
                DirsAllowed = %3$s
                NumberOfBuffers = 100000
                MaxDirtyBuffers = 60000
                ServerThreads = 100
                CaseMode = 2
                [HTTPServer]
                ServerPort = 127.0.0.1:%4$d
                ServerRoot = %1$s
                ServerThreads = 80
                [SPARQL]
                DefaultGraph = %5$s
                """.formatted(own, shellPort, triples.getParent(), port, GRAPH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library for Node, in memory; what speaks HTTP before it is the bench's own, on Node's server. */
    private void addOxigraph() throws IOException, InterruptedException {
        String version = System.getProperty("bench.oxigraph");
        Path own = Files.createDirectories(folder.resolve("oxigraph"));
        try {
            Cost unused =
                    Cost.of(List.of("npm", "install", "--silent", "--prefix", own.toString(), "oxigraph@" + version));
        } catch (IOException e) {
            missing.add("Oxigraph: Node or its package " + version + " is not to be had");
            return;
        }
        Path front = Files.copy(
                Checkout.HOME.resolve("src/bench/node/oxigraph-server.cjs"), own.resolve("oxigraph-server.cjs"));
        programs.add(new ServerProcess.Program(
                "Oxigraph " + version + ", memory, behind Node's HTTP server",
                port -> List.of("node", front.toString(), triples.toString(), Integer.toString(port)),
                "/sparql",
                Map.of()));
    }

    private List<String> webApplication(int port, Path application, String option) {
        List<String> command = new ArrayList<>(List.of(Checkout.JAVA));
        command.addAll(heap);
        command.addAll(List.of(
                option,
                "-jar",
                Stores.PEERS.resolve("jetty-runner.jar").toString(),
                "--host",
                "localhost",
                "--port",
                Integer.toString(port),
                application.toString()));
        return command;
    }

    private static void send(String method, URI address, String type, Path body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setDoOutput(true);
        connection.setReadTimeout((int) ServerProcess.PATIENCE.toMillis());
        connection.setRequestProperty("Content-Type", type);
        connection.setFixedLengthStreamingMode(Files.size(body));
        Files.copy(body, connection.getOutputStream());
        int status = connection.getResponseCode();
        connection.disconnect();
        if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw new IOException("status " + status + " of " + address);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
