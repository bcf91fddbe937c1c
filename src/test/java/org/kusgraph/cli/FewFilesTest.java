package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.JavaProcess;
import org.kusgraph.replica.Publication;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotStore;

/** A server that may not open as many files as there are connections. */
final class FewFilesTest {
    private static final String QUERY = "SELECT (COUNT(*) AS ?count) { ?thing <https://example.org/mark> ?mark }";

    /** What the program has open besides connections is less than that, and with these connections more. */
    private static final int FILES = 400;

    private static final int CONNECTIONS = 400;
    private static final int CONNECT_MILLISECONDS = 300;

    @TempDir
    private Path folder;

    @Test
    void whoeverIsConnectedIsAnsweredAndOthersAreWhenThereIsRoomAgain() throws Exception {
        SnapshotStore built = new SnapshotStore(folder.resolve("built"));
        Marked.build(built, "mark", 10);
        Path location = folder.resolve("location");
        assertThat(new Publication(built, location).publish().bytes()).isPositive();
        try (ServedGraph server = ServedGraph.start(
                JavaProcess.kus().after("ulimit -n " + FILES),
                "--follow=" + location,
                "--store=" + folder.resolve("store"),
                "--client-connections=500")) {
            assertThat(server.get(QUERY)).contains("10");
            List<Socket> idle = new ArrayList<>();
            try {
                // The last one that is waited for is one too many even for those who wait to be let in.
                while (idle.size() < CONNECTIONS && isConnected(server, idle)) {
                    assertThat(idle.getLast().isConnected()).isTrue();
                }
                assertThat(idle).hasSizeBetween(50, CONNECTIONS - 1);
                // By the connection that was there before.
                assertThat(server.get(QUERY)).contains("10");
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
            Eventually.holds(() -> isAnswered(server));
        }
    }

    private static boolean isConnected(ServedGraph server, List<Socket> connected) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), server.endpoint().getPort()),
                    CONNECT_MILLISECONDS);
            connected.add(socket);
            return true;
        } catch (SocketTimeoutException e) {
            socket.close();
            return false;
        }
    }

    /** Whether whoever comes now is answered. */
    private static boolean isAnswered(ServedGraph server) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write("GET /$/ping HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            return false;
        }
    }
}
