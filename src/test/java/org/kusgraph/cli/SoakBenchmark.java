package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;
import org.kusgraph.web.HostileRequest;

/**
 * Sends a server for a long time all at once that it may ever get: short queries, long answers, pages, queries that do not end,
 * hostile requests, clients that read slowly or leave, and new data. Nothing may be answered wrongly or not at all, and what the
 * server takes of the machine may not grow. It takes minutes, and so is run by name only:
 * {@code ./kus test -Dtest=SoakBenchmark}. {@code -Dkus.seconds=3600} makes it an hour.
 */
final class SoakBenchmark {
    private static final int SECONDS = Integer.getInteger("kus.seconds", 180);
    private static final int LOOKS = 6;
    private static final int ROWS = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration BETWEEN_BUILDS = Duration.ofSeconds(30);
    private static final List<String> PAGES = List.of(
            "/",
            "/page/sk-hynix",
            "/data/sk-hynix.ttl",
            "/search?q=samsung",
            "/timeline",
            "/matrix",
            "/ontology",
            "/map");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> answers = new LinkedHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder whole = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void aServerLastsUnderAllSortsOfRequestsAtOnce(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path store = folder.resolve("store");
        Folders.copy(Checkout.DATA, data);
        // With the collector and the compilers that users have, and not those of the other tests.
        JavaProcess kus =
                JavaProcess.kus().with("-XX:-UseSerialGC", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=4", "-Xmx1g");
        try (ServedGraph served = ServedGraph.start(kus, "--data=" + data, "--store=" + store, "--query-seconds=5");
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            List<HostileRequest> hostile = HostileRequest.all();
            for (int i = 0; i < 4; i++) {
                clients.add(keepOn(threads, "short queries", number -> askShort(served.endpoint(), number)));
                clients.add(keepOn(
                        threads,
                        "pages",
                        number -> visit(served.endpoint().resolve(PAGES.get(number % PAGES.size())))));
            }
            for (int i = 0; i < 2; i++) {
                clients.add(keepOn(threads, "long answers", number -> askLong(served.endpoint(), number)));
                clients.add(keepOn(threads, "queries that do not end", number -> askHeavy(served.endpoint(), number)));
                clients.add(keepOn(threads, "hostile requests", number -> {
                    HostileRequest request = hostile.get(number % hostile.size());
                    return isHarmless(request, request.sendTo(served.endpoint().getPort()));
                }));
                clients.add(keepOn(threads, "clients that leave", number -> leave(served.endpoint(), number)));
            }
            clients.add(keepOn(threads, "new snapshots", number -> change(data, store)));
            List<Footprint> footprints = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) {
                Thread.sleep(Duration.ofSeconds(SECONDS).dividedBy(LOOKS));
                footprints.add(Footprint.of(served.pid(), store));
                System.out.println(footprints.getLast());
            }
            ended.set(true);
            clients.forEach(CompletableFuture::join);
            System.out.println(answers + ", " + refused + " refused with 503, " + cut + " long answers cut");
            assertThat(faults).isEmpty();
            assertThat(cut.sum()).isLessThan(whole.sum() / 100);
            assertThat(answers.values()).allMatch(count -> count.sum() > 0);
            Footprint early = footprints.get(LOOKS / 2 - 1);
            Footprint late = footprints.getLast();
            assertThat(late.threads).isLessThan(early.threads + 50);
            assertThat(late.files).isLessThan(early.files * 2);
            assertThat(late.storeBytes).isLessThan(early.storeBytes * 3);
            assertThat(late.memoryBytes).isLessThan(2L << 30);
        }
    }

    /** What one client does once: whether it has been answered, and not refused. */
    private interface Deed {
        boolean done(int number) throws IOException, InterruptedException;
    }

    private CompletableFuture<Void> keepOn(ExecutorService threads, String what, Deed deed) {
        LongAdder count = answers.computeIfAbsent(what, name -> new LongAdder());
        return CompletableFuture.runAsync(
                () -> {
                    for (int number = 0; !ended.get(); number++) {
                        try {
                            (deed.done(number) ? count : refused).increment();
                            Thread.sleep(PAUSE);
                        } catch (IOException | RuntimeException | AssertionError e) {
                            faults.add(what + ": " + e);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                threads);
    }

    private boolean askShort(URI endpoint, int number) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(
                endpoint,
                "SELECT (COUNT(?thing) + " + number
                        + " AS ?n) { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> \"SK hynix\"@en }");
        if (isRefused(response)) {
            return false;
        }
        assertThat(response.body()).isEqualToNormalizingNewlines("n\n" + (number + 1) + "\n");
        return true;
    }

    /** An answer that is too large to be held back and takes longer than it may is seen to be cut. */
    private boolean askLong(URI endpoint, int number) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = ask(endpoint, "SELECT ?s ?p ?o (" + number + " AS ?n) { GRAPH ?g { ?s ?p ?o } } LIMIT " + ROWS);
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            cut.increment();
            return true;
        }
        if (isRefused(response)) {
            return false;
        }
        assertThat(response.body().lines()).hasSizeGreaterThan(ROWS);
        whole.increment();
        return true;
    }

    private boolean askHeavy(URI endpoint, int number) throws IOException, InterruptedException {
        HttpResponse<String> response =
                ask(endpoint, "SELECT (COUNT(*) AS ?n" + number + ") { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        return true;
    }

    private boolean visit(URI page) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        return !isRefused(response);
    }

    private static boolean isHarmless(HostileRequest request, HostileRequest.Reply reply) {
        String outcome = reply.outcome();
        boolean isExpected = request.outcomes().contains(outcome) || outcome.equals("503") || outcome.equals("cut");
        // What it finds is other than what the test of these requests has.
        assertThat(isExpected || outcome.matches("[2-4].."))
                .as(request + ": " + reply.shown())
                .isTrue();
        assertThat(reply.text()).doesNotContain("\tat ");
        return true;
    }

    /** Asks for much and takes little of it, or nothing. */
    private static boolean leave(URI endpoint, int number) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            String query = URLEncoder.encode("SELECT * { ?a ?p ?x . ?b ?q ?y # " + number + "\n}", UTF_8);
            socket.getOutputStream()
                    .write(("GET /sparql?query=" + query + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
            InputStream answer = socket.getInputStream();
            for (int i = 0; i < number % 20 && answer.read() >= 0; i++) {
                Thread.sleep(PAUSE);
            }
        }
        return true;
    }

    private static boolean change(Path data, Path store) throws IOException, InterruptedException {
        Thread.sleep(BETWEEN_BUILDS);
        // Another file is another snapshot, though it says the same.
        Files.writeString(Folders.files(data.resolve("documents")).getFirst(), "\n", StandardOpenOption.APPEND);
        assertThat(JavaProcess.kus()
                        .run("build", "--data=" + data, "--store=" + store)
                        .code())
                .isZero();
        return true;
    }

    private HttpResponse<String> ask(URI endpoint, String query) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(endpoint + "?query=" + URLEncoder.encode(query, UTF_8)))
                        .header("Accept", "text/csv")
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static boolean isRefused(HttpResponse<String> response) {
        if (response.statusCode() == 503) {
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            return true;
        }
        assertThat(response.statusCode())
                .as(response.uri() + ": " + response.body())
                .isEqualTo(200);
        return false;
    }

    /** What a process takes of the machine, without the files that it has mapped. */
    private record Footprint(long memoryBytes, int threads, int files, long storeBytes) {
        static Footprint of(long process, Path store) throws IOException {
            Path of = Path.of("/proc/" + process);
            long threads = 0;
            long memory = 0;
            for (String line : Files.readAllLines(of.resolve("status"))) {
                String value = line.replaceAll("[^0-9]", "");
                threads = line.startsWith("Threads:") ? Long.parseLong(value) : threads;
                memory = line.startsWith("RssAnon:") ? Long.parseLong(value) << 10 : memory;
            }
            try (Stream<Path> files = Files.list(of.resolve("fd"));
                    Stream<Path> stored = Files.walk(store)) {
                return new Footprint(
                        memory,
                        (int) threads,
                        (int) files.count(),
                        stored.mapToLong(Footprint::size).sum());
            }
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException gone) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d MB of memory, %d threads, %d open files, a store of %,d MB",
                    memoryBytes >> 20,
                    threads,
                    files,
                    storeBytes >> 20);
        }
    }
}
