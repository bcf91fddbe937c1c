package org.kusgraph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How cost grows with the graph: for each of several numbers of documents, what a build takes, how large the snapshot is, how long a
 * server needs to its first answer, what memory it holds, and how soon it answers queries that were never sent before, once it has
 * become fast.
 */
final class GrowthBench {
    /** Of about ten thousand triples, a hundred thousand, a million and ten million. */
    private static final List<Integer> USUAL_DOCUMENTS = List.of(5, 45, 450, 4_500);

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final int CLIENTS = 8;
    private static final long IDLE_MILLIS = 15_000;

    private GrowthBench() {}

    /** Measures, and prints a row as soon as it is known; the arguments are the numbers of documents. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("http.maxConnections", Integer.toString(CLIENTS));
        List<Integer> sizes = arguments.length == 0
                ? USUAL_DOCUMENTS
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        System.out.println(Machine.line("kus build and kus serve") + "\n");
        System.out.println(
                "| documents | triples | build s | processor s | snapshot MB | first answer s | MB resident idle "
                        + "| asked | 1 client: ms, half within | 99 % | " + CLIENTS
                        + " clients: ms, half within | 99 % | answers/s |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int documents : sizes) {
            Path folder = Files.createTempDirectory("kus-bench");
            try {
                measure(Stores.snapshot(documents, folder), folder.resolve("log"));
            } finally {
                Checkout.delete(folder);
            }
        }
    }

    private static void measure(Stores stores, Path log) throws IOException, InterruptedException {
        Templates templates = new Templates(stores.documents());
        AtomicLong number = new AtomicLong();
        AnswerBench.Queries queries = seed -> AnswerBench.unrepeated(templates, seed, number);
        try (ServerProcess server = ServerProcess.start(stores.kus(), log)) {
            Thread.sleep(IDLE_MILLIS);
            double idle = server.residentBytes() / 1e6;
            Load.Result unused = Load.of(server, AnswerBench.clients(CLIENTS, queries), WARM_UP);
            Load.Result many = Load.of(server, AnswerBench.clients(CLIENTS, queries), TIME);
            double asked = server.residentBytes() / 1e6;
            Load.Result one = Load.of(server, AnswerBench.clients(1, queries), TIME);
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %.1f | %.1f | %,.0f | %.2f | %,.0f | %,.0f | %.2f | %.1f | %.2f | %.1f | %,.0f |%n",
                    stores.documents(),
                    triples(server),
                    stores.snapshotCost().seconds(),
                    stores.snapshotCost().cpuSeconds(),
                    Checkout.size(stores.store()) / 1e6,
                    server.firstAnswerSeconds(),
                    idle,
                    asked,
                    one.medianMillis(),
                    one.percentile99Millis(),
                    many.medianMillis(),
                    many.percentile99Millis(),
                    many.perSecond());
        }
    }

    private static long triples(ServerProcess server) throws IOException {
        String answer = new String(
                Load.reply(server.endpoint(), "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }")
                        .body(),
                StandardCharsets.UTF_8);
        return Long.parseLong(answer.replaceAll("(?s).*\"value\":\\s*\"(\\d+)\".*", "$1"));
    }
}
