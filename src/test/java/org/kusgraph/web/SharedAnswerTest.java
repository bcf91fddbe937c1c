package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kusgraph.Eventually;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.query.AnswerLimits;

/** What several clients get who ask the same at once. */
@NullUnmarked
@Timeout(60)
final class SharedAnswerTest {
    private static final String QUERY = "SELECT * { ?s ?p ?o }";

    /** Rows of which the answer is too large to be held. */
    private static final String LARGE = "SELECT * { ?s ?p ?o VALUES ?x { \"" + "x".repeat(500) + "\" } }";

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final int CLIENTS = 16;

    private GatedSnapshots snapshots;
    private TestServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        start(options -> options);
    }

    private void start(UnaryOperator<ServerOptions> change) {
        snapshots = new GatedSnapshots(IntStream.range(0, 1_000)
                .mapToObj("<urn:test:s> <urn:test:p> %d ."::formatted)
                .collect(Collectors.joining("\n")));
        server = TestServer.of(snapshots, change);
    }

    private void restart(UnaryOperator<ServerOptions> change) {
        server.close();
        start(change);
    }

    @AfterEach
    void stop() {
        snapshots.openGate();
        threads.close();
        server.close();
    }

    @Test
    void whatManyAskAtOnceIsComputedOnce() throws Exception {
        List<CompletableFuture<Reply>> asked = ask(QUERY, CLIENTS);
        await("kus_queries_sharing", CLIENTS - 1);
        // Nobody who only waits keeps others from running.
        assertThat(count("kus_queries_running")).isEqualTo(1);
        snapshots.openGate();
        assertThat(bodies(asked)).hasSize(1);
        assertThat(snapshots.looks()).isEqualTo(1);
        assertEnds(1, CLIENTS - 1);
        assertThat(count("kus_queries_sharing")).isZero();
    }

    @Test
    void anotherFormatIsAnotherAnswer() throws Exception {
        CompletableFuture<Reply> json = ask(() -> server.query(QUERY));
        CompletableFuture<Reply> csv = ask(() -> server.query(QUERY).accept("text/csv"));
        Eventually.holds(() -> snapshots.looks() == 2);
        snapshots.openGate();
        assertThat(json.get().text()).startsWith("{");
        assertThat(csv.get().text()).startsWith("s,p,o");
        assertEnds(2, 0);
    }

    @Test
    void anotherSnapshotIsAnotherAnswer() throws Exception {
        CompletableFuture<Reply> before = ask(() -> server.query(QUERY));
        Eventually.holds(() -> snapshots.looks() == 1);
        snapshots.replaceBy("second", "<urn:test:s> <urn:test:p> \"new\" .");
        List<CompletableFuture<Reply>> after = ask(QUERY, 2);
        await("kus_queries_sharing", 1);
        assertThat(snapshots.looks()).isEqualTo(2);
        snapshots.openGate();
        assertThat(before.get().text()).contains("\"999\"").doesNotContain("new");
        assertThat(bodies(after))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("new").doesNotContain("\"999\""));
    }

    @Test
    void whoeverIsCancelledCancelsNobodyElse() throws Exception {
        CompletableFuture<Reply> first = ask(() -> server.query(QUERY).header("Query-Id", ID));
        Eventually.holds(() -> snapshots.looks() == 1);
        List<CompletableFuture<Reply>> others = ask(QUERY, 3);
        await("kus_queries_sharing", 3);
        assertThat(cancel()).isEqualTo(204);
        snapshots.openGate();
        assertThat(first.get().status()).isEqualTo(409);
        assertThat(bodies(others)).hasSize(1);
    }

    @Test
    void whoeverWaitsCanBeCancelledToo() throws Exception {
        CompletableFuture<Reply> first = ask(() -> server.query(QUERY));
        Eventually.holds(() -> snapshots.looks() == 1);
        CompletableFuture<Reply> second = ask(() -> server.query(QUERY).header("Query-Id", ID));
        await("kus_queries_sharing", 1);
        assertThat(cancel()).isEqualTo(204);
        assertThat(second.get().status()).isEqualTo(409);
        assertThat(second.get().text()).contains("the query was cancelled");
        snapshots.openGate();
        assertThat(first.get().status()).isEqualTo(200);
    }

    @Test
    void whoeverLeavesTakesNothingFromOthers() throws Exception {
        Socket first =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port());
        first.getOutputStream()
                .write(("GET /sparql?query=" + TestServer.encode(QUERY) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Eventually.holds(() -> snapshots.looks() == 1);
        List<CompletableFuture<Reply>> others = ask(QUERY, 3);
        await("kus_queries_sharing", 3);
        first.setSoLinger(true, 0);
        first.close();
        snapshots.openGate();
        assertThat(bodies(others)).hasSize(1);
        assertThat(ended("shared")).isEqualTo(3);
    }

    @Test
    void answersTooLargeToBeHeldAreComputedByEachAndNotWaitedForAgain() throws Exception {
        List<CompletableFuture<Reply>> asked = ask(LARGE, 3);
        await("kus_queries_sharing", 2);
        snapshots.openGate();
        assertThat(bodies(asked)).singleElement().satisfies(body -> assertThat(body.length())
                .isGreaterThan(AnswerBody.MAX_HELD_BYTES));
        Eventually.holds(() -> ended("answered") == 3);
        assertThat(ended("shared")).isZero();

        snapshots.closeGate();
        List<CompletableFuture<Reply>> again = ask(LARGE, 2);
        Eventually.holds(() -> snapshots.looks() == 5);
        snapshots.openGate();
        assertThat(bodies(again)).hasSize(1);
        Eventually.holds(() -> ended("answered") == 5);
        assertThat(ended("shared") + ended("cached")).isZero();
    }

    @Test
    void nobodyWaitsLongerThanAQueryMayTake() throws Exception {
        restart(options -> options.withQueryTimeLimit(Duration.ofMillis(300)));
        CompletableFuture<Reply> first = ask(() -> server.query(QUERY));
        Eventually.holds(() -> snapshots.looks() == 1);
        // The first cannot be stopped before the gate opens.
        for (CompletableFuture<Reply> other : ask(QUERY, 3)) {
            assertTookTooLong(other.get());
        }
        assertThat(first).isNotDone();
        snapshots.openGate();
        assertTookTooLong(first.get());
        assertThat(server.query(QUERY).get().status()).isEqualTo(200);
    }

    @Test
    void whatTakesTooLongIsToldToEach() throws Exception {
        restart(options -> options.withQueryTimeLimit(Duration.ofMillis(300)));
        snapshots.openGate();
        String many = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }";
        for (CompletableFuture<Reply> reply : ask(many, 4)) {
            assertTookTooLong(reply.get());
        }
        assertThat(ended("too_long")).isEqualTo(4);
    }

    @Test
    void whereNothingIsKeptEachComputes() throws Exception {
        restart(options -> options.withAnswerLimits(AnswerLimits.USUAL.withCacheBytes(0)));
        List<CompletableFuture<Reply>> asked = ask(QUERY, 2);
        Eventually.holds(() -> snapshots.looks() == 2);
        snapshots.openGate();
        assertThat(bodies(asked)).hasSize(1);
        assertEnds(2, 0);
    }

    private static void assertTookTooLong(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).contains("took longer than the 0.3 s");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.header("ETag")).isEmpty();
    }

    private void assertEnds(int answered, int shared) {
        assertThat(ended("answered")).isEqualTo(answered);
        assertThat(ended("shared")).isEqualTo(shared);
        assertThat(ended("cached")).isZero();
    }

    private interface Request {
        TestServer.Asking asking();
    }

    private CompletableFuture<Reply> ask(Request request) {
        return CompletableFuture.supplyAsync(() -> request.asking().get(), threads);
    }

    private List<CompletableFuture<Reply>> ask(String query, int clients) {
        return Stream.generate(() -> ask(() -> server.query(query)))
                .limit(clients)
                .toList();
    }

    /** The different bodies of answers, all of which have to be good. */
    private static List<String> bodies(List<CompletableFuture<Reply>> asked) {
        return asked.stream()
                .map(CompletableFuture::join)
                .peek(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(200))
                .map(Reply::text)
                .distinct()
                .toList();
    }

    private int cancel() {
        return server.to("/sparql/running/" + ID).send("DELETE", new byte[0]).status();
    }

    private void await(String gauge, long value) throws Exception {
        Eventually.holds(() -> count(gauge) == value);
    }

    private long ended(String outcome) {
        return count("kus_queries_total{outcome=\"" + outcome + "\"}");
    }

    private long count(String metric) {
        return server.to("/$/metrics")
                .get()
                .text()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
