package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.load.LoadLimits;
import org.kusgraph.web.query.AnswerLimits;

/** More heavy queries at once than the server can run, all from one address. */
@NullUnmarked
final class OverloadTest {
    private static final int HEAVY = 30;
    private static final Duration TIME = Duration.ofSeconds(1);

    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 200)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n"));
        LoadLimits limits = LoadLimits.USUAL.withLengthy(2).withPatience(Duration.ofSeconds(6));
        // Each query is to run, also one that was answered before.
        server = TestServer.of(TestSnapshots.of(data), options -> options.withQueryTimeLimit(TIME)
                .withLoadLimits(limits)
                .withAnswerLimits(AnswerLimits.USUAL.withCacheBytes(0)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lightQueriesAreAnsweredSoonAndHeavyOnesRunInTurnOrAreRefused() {
        // A program that has just begun is slow at everything, and would take light queries for heavy ones.
        IntStream.range(0, 100).map(number -> number % 50).forEach(number -> assertThat(light(number))
                .contains("true"));
        assertThat(heavy(HEAVY).status()).isEqualTo(503);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<CompletableFuture<Reply>> heavy = IntStream.range(0, HEAVY)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> heavy(number), threads))
                    .toList();
            List<Duration> light = new ArrayList<>();
            while (heavy.stream().anyMatch(reply -> !reply.isDone())) {
                long asked = System.nanoTime();
                assertThat(light(light.size() % 50)).contains("true");
                light.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
            // Those asked before it is seen which ones are heavy wait for that. Not the longest time, because a machine
            // that
            // is busy with something else can make any single one as long as it likes.
            light.sort(Comparator.naturalOrder());
            assertThat(light.get(light.size() / 2)).isLessThan(TIME);
            assertThat(heavy).allSatisfy(future -> {
                Reply reply = future.join();
                assertThat(reply.status()).as(reply.text()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
                assertThat(reply.text()).containsAnyOf("took longer than", "the server is busy");
            });
        }
        assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
    }

    private static String light(int number) {
        return server.query("ASK { ?s ?p " + number + " }").get().text();
    }

    private static Reply heavy(int number) {
        return server.query("SELECT (COUNT(*) AS ?n" + number
                        + ") { ?a ?p ?x . ?b ?p ?y . ?c ?p ?z . ?d ?p ?w FILTER(?x + ?y + ?z < ?w) }")
                .get();
    }
}
