package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotStore;

/**
 * A server under load while one snapshot after another becomes current. Every statement carries its snapshot's mark, so an
 * answer from two snapshots would show both, and each entity tag is held against the snapshot that the answer came from.
 */
final class SnapshotSwitchUnderLoadTest {
    private static final int SWITCHES = Integer.getInteger("kus.switches", 4);
    private static final int CLIENTS = 4;

    /** As many as make an answer that goes out while it is still being made. */
    private static final int STATEMENTS = 8000;

    private static final String ALL = "SELECT ?thing ?mark { ?thing <https://example.org/mark> ?mark }";
    private static final String COUNT =
            "SELECT ?mark (COUNT(*) AS ?count) { ?thing <https://example.org/mark> ?mark } GROUP BY ?mark";

    @TempDir
    private Path folder;

    private SnapshotStore store;

    /** The entity tags of a query's answers, by the mark that is in them. */
    private final Map<String, Set<String>> tags = new ConcurrentHashMap<>();

    @BeforeEach
    void build() throws IOException {
        store = new SnapshotStore(folder);
        Marked.build(store, "mark0", STATEMENTS);
    }

    @Test
    void noRequestFailsOrMixesSnapshotsAndEachAnswerNamesItsOwn() throws Exception {
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store);
                TestServer server = TestServer.of(snapshots);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            CompletableFuture<Void> builder = CompletableFuture.runAsync(() -> buildAll(server), threads);
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.supplyAsync(() -> askUntil(builder, server), threads));
            }
            builder.get(5, TimeUnit.MINUTES);
            int answers = 0;
            for (CompletableFuture<Integer> client : clients) {
                answers += client.get(1, TimeUnit.MINUTES);
            }

            assertThat(answers).isGreaterThan(SWITCHES * CLIENTS);
            assertThat(tags).hasSize(2 * (SWITCHES + 1));
            Set<String> all = new HashSet<>();
            tags.forEach((answer, names) -> assertThat(names)
                    .as(answer)
                    .hasSize(1)
                    .noneMatch(all::contains)
                    .allMatch(all::add));
        }
        assertThat(snapshotFolders()).hasSize(1);
    }

    /** Builds one snapshot after another, each when the one before is served. */
    private void buildAll(TestServer server) {
        for (int i = 1; i <= SWITCHES; i++) {
            String mark = "mark" + i;
            try {
                Marked.build(store, mark, STATEMENTS);
                while (!ask(server, COUNT).equals(mark)) {
                    Thread.sleep(20);
                }
                // The clients may not have come to it when the last snapshot is there and they stop.
                assertThat(ask(server, ALL)).isEqualTo(mark);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private int askUntil(CompletableFuture<Void> end, TestServer server) {
        int answers = 0;
        while (!end.isDone()) {
            assertThat(ask(server, ALL)).isNotEmpty();
            assertThat(ask(server, COUNT)).isNotEmpty();
            answers += 2;
        }
        return answers;
    }

    /** Asks for all statements, and gives the one mark that they have. */
    private String ask(TestServer server, String query) {
        TestServer.Reply reply = server.query(query).accept("text/csv").get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<String> lines = reply.text().lines().skip(1).toList();
        Set<String> marks = new HashSet<>();
        if (query.equals(ALL)) {
            lines.forEach(line -> marks.add(line.substring(line.indexOf(',') + 1)));
            assertThat(lines).hasSize(STATEMENTS);
        } else {
            lines.forEach(line -> marks.add(line.replace("," + STATEMENTS, "")));
        }
        assertThat(marks).hasSize(1);
        String mark = marks.iterator().next();
        tags.computeIfAbsent(query + " " + mark, answer -> ConcurrentHashMap.newKeySet())
                .add(reply.header("ETag"));
        return mark;
    }

    private List<Path> snapshotFolders() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("snapshots"))) {
            return entries.toList();
        }
    }
}
