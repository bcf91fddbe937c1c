package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kusgraph.Eventually;

/** A server that is no part of the project, as a process of its own that ends with the test. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path words;

    private ServerProcess(Process process, Path words) {
        this.process = process;
        this.words = words;
    }

    /** Starts a command in a folder, where its words go into a file. */
    static ServerProcess start(Path folder, List<String> command) throws IOException {
        Path words = folder.resolve("words.txt");
        return new ServerProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start(),
                words);
    }

    /** A port that nobody uses now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when an address is answered with success. */
    void awaitAnswer(HttpClient client, URI address) throws Exception {
        Eventually.holds(() -> {
            assertThat(process.isAlive()).as(Files.readString(words)).isTrue();
            try {
                int status = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                        .statusCode();
                return status / 100 == 2;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
