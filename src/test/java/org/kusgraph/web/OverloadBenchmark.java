package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.query.AnswerLimits;

/**
 * How soon light queries are answered, and whether each is answered rightly, beside ever more clients who ask nothing but queries
 * that do not end. It takes minutes, and so is run by name only: {@code ./kus test -Dtest=OverloadBenchmark}.
 * {@code -Dkus.seconds=3600} makes each step an hour.
 */
final class OverloadBenchmark {
    private static final int SECONDS = Integer.getInteger("kus.seconds", 20);
    private static final int LIGHT_CLIENTS = 8;
    private static final List<Integer> HEAVY_CLIENTS = List.of(0, 8, 32, 128);

    @Test
    void lightQueriesAreAnsweredRightlyBesideHeavyOnes(@TempDir Path folder) throws IOException {
        try (BuiltGraph graph = BuiltGraph.of(Checkout.DATA, folder);
                TestServer server =
                        TestServer.of(graph.snapshots(), options -> options.withQueryTimeLimit(Duration.ofSeconds(5))
                                // Each client has an address of its own, and each query runs.
                                .withProxies(TrustedProxies.of(List.of("127.0.0.1")))
                                .withHttpLimits(HttpLimits.USUAL.withConnectionsOfClient(500))
                                .withAnswerLimits(AnswerLimits.USUAL.withCacheBytes(0)));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String unused = run(server, threads, 0);
            for (int heavy : HEAVY_CLIENTS) {
                System.out.println(run(server, threads, heavy));
            }
        }
    }

    private static String run(TestServer server, ExecutorService threads, int heavyClients) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        LongAdder refused = new LongAdder();
        List<CompletableFuture<Void>> heavy = new ArrayList<>();
        for (int i = 0; i < heavyClients; i++) {
            String client = "198.51.100." + i;
            heavy.add(CompletableFuture.runAsync(() -> askHeavy(server, client, end, refused), threads));
        }
        List<CompletableFuture<List<Double>>> light = new ArrayList<>();
        for (int i = 0; i < LIGHT_CLIENTS; i++) {
            String client = "192.0.2." + i;
            light.add(CompletableFuture.supplyAsync(() -> askLight(server, client, end), threads));
        }
        List<Double> taken = new ArrayList<>();
        light.forEach(done -> taken.addAll(done.join()));
        heavy.forEach(CompletableFuture::join);
        Collections.sort(taken);
        return String.format(
                Locale.ROOT,
                "%3d heavy clients, %d light: %,7d light answers, all right, %,.0f a second; half within %.1f ms, 99 %% within"
                        + " %.0f ms, the last %.0f ms; %d heavy queries stopped or refused",
                heavyClients,
                LIGHT_CLIENTS,
                taken.size(),
                (double) taken.size() / SECONDS,
                taken.get(taken.size() / 2),
                taken.get(taken.size() * 99 / 100),
                taken.getLast(),
                refused.sum());
    }

    /** Asks for what is known without asking: each query is another one, and so is its answer. */
    private static List<Double> askLight(TestServer server, String client, long end) {
        List<Double> taken = new ArrayList<>();
        for (int number = 0; System.nanoTime() < end; number++) {
            long begun = System.nanoTime();
            Reply reply = server.query("SELECT (COUNT(?thing) + " + number
                            + " AS ?n) { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> \"SK hynix\"@en }")
                    .accept("text/csv")
                    .header("X-Forwarded-For", client)
                    .get();
            taken.add((System.nanoTime() - begun) / 1e6);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.text()).isEqualToNormalizingNewlines("n\n" + (number + 1) + "\n");
        }
        return taken;
    }

    private static void askHeavy(TestServer server, String client, long end, LongAdder refused) {
        for (int number = 0; System.nanoTime() < end; number++) {
            Reply reply = server.query("SELECT (COUNT(*) AS ?n" + number + ") { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }")
                    .header("X-Forwarded-For", client)
                    .get();
            assertThat(reply.status()).as(reply.text()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
            refused.increment();
        }
    }
}
