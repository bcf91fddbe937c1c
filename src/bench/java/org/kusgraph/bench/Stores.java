package org.kusgraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same graph of generated documents for each server: a snapshot of ours, and what stock Fuseki serves, where all triples are in
 * the default graph, as its users would have them.
 */
final class Stores {
    /** Where the build puts the servers that it fetches. */
    static final Path PEERS = Path.of(System.getProperty("bench.peers"));

    /** The server as the Jena project distributes it. */
    private static final String FUSEKI = PEERS.resolve("jena-fuseki-server.jar").toString();

    /** They make about a million triples; of more, servers on Java need more memory. */
    private static final int MANY_DOCUMENTS = 500;

    private final Path folder;
    private final Path data;
    private final int documents;
    private final Cost snapshotCost;

    private Stores(Path folder, Path data, int documents, Cost snapshotCost) {
        this.folder = folder;
        this.data = data;
        this.documents = documents;
        this.snapshotCost = snapshotCost;
    }

    /** Builds a snapshot of that many documents, and nothing else. */
    static Stores snapshot(int documents, Path folder) throws IOException, InterruptedException {
        Checkout.buildProgram();
        Path data = Checkout.data(documents, folder);
        Cost cost = Cost.of(Checkout.kus(
                "build", "--data", data.toString(), "--store", store(folder).toString()));
        return new Stores(folder, data, documents, cost);
    }

    /** Builds everything from that many documents. */
    static Stores build(int documents, Path folder) throws IOException, InterruptedException {
        Stores stores = snapshot(documents, folder);
        run(List.of(
                "sh",
                "-c",
                "\"$1\" query --store \"$2\" --format nt 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }' > \"$3\"",
                "sh",
                Checkout.HOME.resolve("kus").toString(),
                stores.store().toString(),
                stores.triples().toString()));
        run(Checkout.java(
                stores.heap(),
                "tdb2.tdbloader",
                "--loc=" + stores.database(),
                stores.triples().toString()));
        return stores;
    }

    int documents() {
        return documents;
    }

    /** What the snapshot cost to build. */
    Cost snapshotCost() {
        return snapshotCost;
    }

    /** What every server on Java may have. */
    List<String> heap() {
        return List.of(documents > MANY_DOCUMENTS ? "-Xmx10g" : "-Xmx4g", "-XX:+ExitOnOutOfMemoryError");
    }

    /** How many triples the default graph has. */
    long size() throws IOException {
        try (var lines = Files.lines(triples())) {
            return lines.count();
        }
    }

    ServerProcess.Program kus() {
        return new ServerProcess.Program(
                "kus serve",
                port -> Checkout.kus(
                        "serve",
                        "--data",
                        data.toString(),
                        "--store",
                        store().toString(),
                        "--port",
                        Integer.toString(port)),
                "/sparql",
                Map.of("KUS_JAVA_OPTS", String.join(" ", heap())));
    }

    ServerProcess.Program fuseki() {
        return fuseki("stock Fuseki, TDB2", "--tdb2", "--loc=" + database());
    }

    ServerProcess.Program fusekiInMemory() {
        return fuseki("stock Fuseki, in memory", "--file=" + triples());
    }

    private ServerProcess.Program fuseki(String name, String... dataset) {
        return new ServerProcess.Program(
                name,
                port -> {
                    List<String> command = new ArrayList<>(List.of(Checkout.JAVA));
                    command.addAll(heap());
                    command.addAll(List.of("-jar", FUSEKI, "--localhost", "--port=" + port));
                    command.addAll(List.of(dataset));
                    command.add("/ds");
                    return command;
                },
                "/ds/query",
                Map.of("FUSEKI_BASE", folder.resolve("fuseki").toString()));
    }

    Path store() {
        return store(folder);
    }

    private static Path store(Path folder) {
        return folder.resolve("store");
    }

    /** All triples, in N-Triples. */
    Path triples() {
        return folder.resolve("all.nt");
    }

    private Path database() {
        return folder.resolve("tdb2");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Cost unused = Cost.of(command);
    }
}
