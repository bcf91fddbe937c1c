package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.TestServer.Reply;

/** How the server starts, introduces itself, and stops. */
final class ServerTest {
    private static final TestSnapshots EMPTY = TestSnapshots.of("");

    @Test
    void aFreePortIsTakenAndTold() {
        try (TestServer server = TestServer.of(EMPTY)) {
            assertThat(server.server().port()).isPositive();
            assertThat(server.server().url().toString())
                    .isEqualTo("http://127.0.0.1:" + server.server().port() + "/");
            assertThat(server.to("/$/ping").get().text()).isEqualTo("alive\n");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            ServerOptions options =
                    ServerOptions.of(EMPTY, TestServer.INTRODUCTION).withPort(port);
            assertThatThrownBy(() -> Server.start(options).close())
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port " + port
                            + " on 127.0.0.1 is taken by another program; choose another, or 0 for a free one");
        }
    }

    @Test
    void aHostThatIsNotThisMachineIsNamed() {
        ServerOptions options = ServerOptions.of(EMPTY, TestServer.INTRODUCTION)
                .withHost("192.0.2.1")
                .withPort(0);
        assertThatThrownBy(() -> Server.start(options).close())
                .isInstanceOf(IOException.class)
                .hasMessage("this machine has not the address 192.0.2.1; give one that it has, such as 127.0.0.1, or"
                        + " 0.0.0.0 for all of them");
    }

    @Test
    void aHostWithoutAnAddressIsNamed() {
        ServerOptions options = ServerOptions.of(EMPTY, TestServer.INTRODUCTION)
                .withHost("no-host.invalid")
                .withPort(0);
        assertThatThrownBy(() -> Server.start(options).close())
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no-host.invalid");
    }

    @Test
    void onlyTheHostThatWasNamedIsListenedOn() throws IOException {
        try (TestServer server = TestServer.of(EMPTY);
                ServerSocket sameOnAnotherAddress = new ServerSocket(
                        server.server().port(), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
            assertThat(sameOnAnotherAddress.isBound()).isTrue();
        }
    }

    @Test
    void theHomePageSaysWhatThisIsAndOffersTheExamples() {
        try (TestServer server = TestServer.of(EMPTY)) {
            Reply page = server.to("/").accept("text/html,*/*;q=0.8").get();
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.text())
                    .contains("A &lt;small&gt; graph", "Who is there?", "href=\"/questions/who\"")
                    .doesNotContain("<small>");
            Reply text = server.to("/").get();
            assertThat(text.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(text.text())
                    .contains("A <small> graph", server.endpoint().toString(), "SELECT ?who");
        }
    }

    @Test
    void whatRunsWhenTheServerIsStoppedFinishes() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ServerOptions options = ServerOptions.of(() -> waiting(running, release), TestServer.INTRODUCTION)
                .withPort(0);
        TestServer server = TestServer.of(EMPTY, unused -> options);
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(() -> server.query("ASK {}").get());
        running.await();
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> server.server().close());
        Thread.sleep(Duration.ofMillis(200));
        assertThat(stopping).isNotDone();
        release.countDown();
        assertThat(answer.join().text()).contains("true");
        stopping.join();
        server.close();
    }

    @Test
    void stoppingTakesNoLongerThanItsLimit() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ServerOptions options = ServerOptions.of(() -> waiting(running, release), TestServer.INTRODUCTION)
                .withPort(0)
                .withStopTimeLimit(Duration.ofMillis(300));
        TestServer server = TestServer.of(EMPTY, unused -> options);
        CompletableFuture<Void> answer = CompletableFuture.runAsync(
                () -> assertThat(server.query("ASK {}").get().status()).isNotEqualTo(200));
        running.await();
        long start = System.nanoTime();
        server.server().close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        release.countDown();
        assertThat(answer.handle((done, failure) -> true).join()).isTrue();
        server.close();
    }

    private static SnapshotReading waiting(CountDownLatch running, CountDownLatch release) {
        running.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return EMPTY.open();
    }
}
