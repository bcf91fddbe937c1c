package org.kusgraph.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Folders;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotStore;

/** A replica that follows a location by HTTP, from servers of all sorts. */
@NullUnmarked
final class HttpLocationTest {
    /** What is sent before a connection is cut. */
    private static final int CUT_AFTER = 5_000;

    @TempDir
    private static Path location;

    @TempDir
    private Path folder;

    private final AtomicLong sent = new AtomicLong();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private Answering answering = HttpLocationTest::part;

    private interface Answering {
        void answer(HttpLocationTest test, HttpExchange exchange, byte[] file) throws IOException;
    }

    @BeforeAll
    static void publish(@TempDir Path builder) throws IOException {
        SnapshotStore store = new SnapshotStore(builder);
        Marked.build(store, "mark", 500);
        assertThat(new Publication(store, location).publish().bytes()).isGreaterThan(4L * CUT_AFTER);
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kus/", exchange -> {
            try (exchange) {
                Path file = location.resolve(exchange.getRequestURI().getPath().substring("/kus/".length()));
                answering.answer(this, exchange, Files.readAllBytes(file));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSnapshotIsFetchedInParts() throws IOException {
        assertThat(follow()).isEqualTo("mark");
    }

    @Test
    void aServerThatKnowsNoRangesDoes() throws IOException {
        answering = (test, exchange, file) -> send(exchange, 200, file);
        assertThat(follow()).isEqualTo("mark");
    }

    @Test
    void whatWasFetchedBeforeAConnectionBrokeIsNotFetchedAgain() throws IOException {
        answering = HttpLocationTest::cutOnce;
        // Each file that is longer than that breaks off once.
        int tries = 1;
        while (tries < 100) {
            try {
                assertThat(follow()).isEqualTo("mark");
                break;
            } catch (LocationException e) {
                assertThat(e).hasMessageContaining("broke off");
                tries++;
            }
        }
        assertThat(tries).isGreaterThan(3);
        long all = 0;
        for (Path file : Folders.files(location)) {
            all += Files.size(file);
        }
        // The index and the manifest are fetched at each try.
        long small = Files.size(location.resolve("index")) + manifestBytes();
        assertThat(sent.get()).isLessThanOrEqualTo(all + tries * small);
    }

    @Test
    void noRedirectIsFollowed() {
        answering = (test, exchange, file) -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/\u001b[31m");
            send(exchange, 302, new byte[0]);
        };
        assertThatThrownBy(this::follow)
                .isInstanceOf(LocationException.class)
                .hasMessageContaining("redirects to 'http://127.0.0.1:1/")
                .hasMessageContaining("which is not followed")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    void anotherPartThanWasAskedForIsNotTaken() throws IOException {
        answering = HttpLocationTest::cutOnce;
        assertThatThrownBy(this::follow).isInstanceOf(LocationException.class);
        answering = (test, exchange, file) -> {
            if (exchange.getRequestHeaders().containsKey("Range")) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 0-1/2");
                send(exchange, 206, new byte[2]);
            } else {
                send(exchange, 200, file);
            }
        };
        assertThatThrownBy(this::follow)
                .isInstanceOf(LocationException.class)
                .hasMessageEndingWith("is answered with another part than was asked for");
    }

    @Test
    void whatIsPackedUnaskedOrEndlessOrNoAnswerIsRefused() {
        answering = (test, exchange, file) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, file);
        };
        assertThatThrownBy(this::follow).hasMessageEndingWith("is sent in the encoding 'gzip', unasked");
        answering = (test, exchange, file) -> send(exchange, 200, new byte[1 << 20]);
        assertThatThrownBy(this::follow).hasMessageEndingWith("is too large or too slow");
        answering = (test, exchange, file) -> send(exchange, 503, new byte[0]);
        assertThatThrownBy(this::follow).hasMessageEndingWith("is answered with status 503");
        server.stop(0);
        assertThatThrownBy(this::follow).hasMessageEndingWith("cannot be fetched: nothing answers there");
    }

    private String follow() throws IOException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/kus";
        try (Follower follower = Follower.start(Location.of(address), new SnapshotStore(folder), FollowLimits.USUAL);
                var reading = follower.open()) {
            return reading.identity();
        }
    }

    private static void part(HttpLocationTest test, HttpExchange exchange, byte[] file) throws IOException {
        int from = from(exchange);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        test.sent.addAndGet(file.length - from);
        send(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(file, from, file.length));
    }

    /** Sends a part as it is asked for, but cuts the connection within each file once. */
    private static void cutOnce(HttpLocationTest test, HttpExchange exchange, byte[] file) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (file.length <= CUT_AFTER || path.endsWith("/manifest") || !test.begun.add(path)) {
            part(test, exchange, file);
            return;
        }
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file, 0, CUT_AFTER);
        exchange.getResponseBody().flush();
        test.sent.addAndGet(CUT_AFTER);
        throw new IOException("cut");
    }

    private static int from(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .map(range -> Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1")))
                .orElse(0);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static long manifestBytes() throws IOException {
        for (Path file : Folders.files(location)) {
            if (file.endsWith("manifest")) {
                return Files.size(file);
            }
        }
        throw new AssertionError("no manifest");
    }
}
