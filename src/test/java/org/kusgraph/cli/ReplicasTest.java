package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.JavaProcess;
import org.kusgraph.replica.Publication;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotStore;

/**
 * Three servers that follow one folder behind the balancer of {@code deploy/haproxy.cfg}, under load while the snapshots change
 * and one of the servers is killed.
 */
final class ReplicasTest {
    private static final int SERVERS = 3;
    private static final int CHANGES = Integer.getInteger("kus.changes", 3);
    private static final int ANSWERS_BETWEEN = 10;
    private static final int STATEMENTS = 20;
    private static final long PAUSE_NANOS = 3_000_000;

    /** Each statement has the mark of its snapshot, which is that snapshot's identity too. */
    private static final String QUERY =
            "SELECT ?mark (COUNT(*) AS ?count) { ?thing <https://example.org/mark> ?mark } GROUP BY ?mark";

    @TempDir
    private Path folder;

    private final List<ServedGraph> servers = new ArrayList<>();

    @Test
    void nobodyGetsNoAnswerOrOneOlderThanAskedForWhileSnapshotsChangeAndAServerIsKilled() throws Exception {
        boolean isInstalled = Files.isExecutable(Path.of("/usr/sbin/haproxy"));
        assumeTrue(isInstalled || System.getenv("CI") != null, "Debian's package haproxy is not installed");
        SnapshotStore built = new SnapshotStore(folder.resolve("built"));
        publish(built, 0);
        startServers();
        URI balancer = URI.create("http://127.0.0.1:" + freePort() + "/sparql");
        Process haproxy = balance(balancer.getPort());
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Eventually.holds(() -> isAnswered(balancer));
            CompletableFuture<Void> changes = new CompletableFuture<>();
            List<Reader> readers = List.of(
                    new Reader(client, balancer, Way.GET, Wish.NOTHING_OLDER),
                    new Reader(client, balancer, Way.GET, Wish.NOTHING_OLDER),
                    new Reader(client, balancer, Way.POST, Wish.NOTHING_OLDER),
                    new Reader(client, balancer, Way.POST, Wish.ANY));
            List<CompletableFuture<Reader>> asking = readers.stream()
                    .map(reader -> CompletableFuture.supplyAsync(() -> reader.askUntil(changes), threads))
                    .toList();
            try {
                change(
                        built,
                        new Reader(client, balancer, Way.GET, Wish.NOTHING_OLDER),
                        answers -> asking.stream().anyMatch(CompletableFuture::isDone)
                                || readers.stream().allMatch(reader -> reader.answers.get() >= answers));
            } finally {
                changes.complete(null);
            }
            for (CompletableFuture<Reader> done : asking) {
                Reader reader = done.get(1, TimeUnit.MINUTES);
                assertThat(reader.answers.get()).isGreaterThanOrEqualTo(ANSWERS_BETWEEN * CHANGES);
                // What the killed server was just sending to one who asked for nothing: it is seen to be cut.
                assertThat(reader.brokenOff).hasSizeLessThanOrEqualTo(reader.wish == Wish.ANY ? 1 : 0);
            }
        } finally {
            haproxy.destroy();
            assertThat(haproxy.waitFor(10, TimeUnit.SECONDS)).isTrue();
            servers.forEach(ServedGraph::close);
        }
    }

    /**
     * Publishes one snapshot after another, each when somebody has seen the one before and all have been answered some more, and
     * kills a server in between.
     */
    private void change(SnapshotStore built, Reader reader, IntPredicate haveAnswers) throws Exception {
        for (int i = 1; i <= CHANGES; i++) {
            int answers = ANSWERS_BETWEEN * i;
            Eventually.holds(() -> haveAnswers.test(answers));
            String name = publish(built, i);
            if (i == 2) {
                // While the others take the new snapshot over.
                servers.removeFirst().kill();
            }
            // As somebody would who has been told that it is there.
            assertThat(reader.ask(name)).isEqualTo(i);
        }
    }

    @CanIgnoreReturnValue
    private String publish(SnapshotStore built, int number) throws IOException {
        Marked.build(built, "mark" + number, STATEMENTS);
        return new Publication(built, folder.resolve("location"))
                .publish()
                .snapshot()
                .text();
    }

    private void startServers() {
        List<CompletableFuture<ServedGraph>> starts = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            String store = folder.resolve("store" + i).toString();
            starts.add(CompletableFuture.supplyAsync(() -> start(store)));
        }
        starts.forEach(start -> servers.add(start.join()));
    }

    private ServedGraph start(String store) {
        try {
            return ServedGraph.start(
                    JavaProcess.kus(),
                    "--follow=" + folder.resolve("location"),
                    "--store=" + store,
                    "--trusted-proxies=127.0.0.1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the balancer as it is configured for operators, but for the addresses. */
    private Process balance(int port) throws IOException {
        String configuration = Files.readString(Path.of("deploy/haproxy.cfg"));
        assertThat(configuration).contains("    bind :8080\n");
        configuration = configuration.replace("    bind :8080\n", "    bind 127.0.0.1:" + port + "\n");
        for (int i = 1; i <= SERVERS; i++) {
            String address = "server replica" + i + " 192.0.2." + i + ":3030";
            assertThat(configuration).contains(address);
            configuration = configuration.replace(
                    address,
                    "server replica" + i + " 127.0.0.1:"
                            + servers.get(i - 1).endpoint().getPort());
        }
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, configuration);
        return new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isAnswered(URI balancer) {
        try {
            HttpURLConnection connection = (HttpURLConnection) balancer.toURL().openConnection();
            connection.setReadTimeout(1_000);
            try (InputStream body = connection.getInputStream()) {
                return body.read() >= 0;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private enum Way {
        GET,
        POST
    }

    private enum Wish {
        ANY,
        NOTHING_OLDER
    }

    /** Asks again and again, holds each answer to be whole and of one snapshot, and remembers the newest that it has seen. */
    private static final class Reader {
        private final HttpClient client;
        private final URI endpoint;
        private final Way way;
        private final Wish wish;
        private String seen = "";
        private int last;
        private final AtomicInteger answers = new AtomicInteger();
        private final List<String> brokenOff = new ArrayList<>();

        Reader(HttpClient client, URI endpoint, Way way, Wish wish) {
            this.client = client;
            this.endpoint = endpoint;
            this.way = way;
            this.wish = wish;
        }

        Reader askUntil(CompletableFuture<Void> end) {
            while (!end.isDone()) {
                try {
                    int mark = ask(wish == Wish.ANY ? "" : seen);
                    assertThat(mark).isGreaterThanOrEqualTo(wish == Wish.ANY ? 0 : last);
                    last = mark;
                    answers.incrementAndGet();
                } catch (UncheckedIOException e) {
                    brokenOff.add(e + " after " + seen);
                }
                // The servers are to be busy, and to have time to take snapshots over on a small machine.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return this;
        }

        /** The number of the snapshot that answers, which is to be that one or a newer one. */
        int ask(String atLeast) {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                    .header("Accept", "text/csv")
                    .timeout(Duration.ofSeconds(30));
            String query = "query=" + URLEncoder.encode(QUERY, StandardCharsets.UTF_8);
            if (way == Way.POST) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(query));
            } else {
                request.uri(URI.create(endpoint + "?" + query));
            }
            if (!atLeast.isEmpty()) {
                request.header("Snapshot-At-Least", atLeast);
            }
            HttpResponse<String> response = send(request.build());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            seen = response.headers().firstValue("Snapshot").orElseThrow();
            String mark = seen.substring(0, seen.indexOf('-'));
            assertThat(response.body()).isEqualToNormalizingNewlines("mark,count\n" + mark + "," + STATEMENTS + "\n");
            return Integer.parseInt(mark.substring("mark".length()));
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
