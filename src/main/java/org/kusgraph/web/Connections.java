package org.kusgraph.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Watches the open connections: refuses those that are too many, and cuts those on which a request does not arrive or an answer
 * is not taken. The server's own time limit begins anew with every byte, so that a byte a second would keep a connection, and
 * the thread that waits for it, for ever. A connection holds one thread at most, and there are more threads than connections.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener {
    /** A client that reads an answer more slowly than this is not waited for. */
    private static final long SLOWEST_BYTES_A_SECOND = 2_048;

    private static final String BUSY = String.join(
            "\r\n",
            "HTTP/1.1 503 Service Unavailable",
            "Retry-After: 10",
            "Content-Type: text/plain;charset=utf-8",
            "Content-Length: 46",
            "Connection: close",
            "",
            "the server is busy: too many connections open\n");

    private final HttpLimits limits;
    private final Duration answerTime;
    private final TrustedProxies proxies;
    private final Map<EndPoint, Open> open = new ConcurrentHashMap<>();

    /**
     * Watches the requests to a handler.
     *
     * @param answerTime how long the computing of an answer may take
     * @param proxies from which all clients' connections come
     */
    Connections(Handler handler, HttpLimits limits, Duration answerTime, TrustedProxies proxies) {
        super(handler);
        this.limits = limits;
        this.answerTime = answerTime;
        this.proxies = proxies;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) {
            return;
        }
        EndPoint endPoint = connection.getEndPoint();
        String client = client(endPoint.getRemoteSocketAddress());
        open.put(endPoint, new Open(connection, client));
        boolean isTooMany = !proxies.contains(client)
                && open.values().stream()
                                .filter(other -> other.client.equals(client))
                                .count()
                        > limits.connectionsOfClient();
        if (isTooMany || (open.size() > limits.connections() && !closedIdle(endPoint))) {
            open.remove(endPoint);
            endPoint.write(
                    Callback.from(endPoint::close, failure -> endPoint.close()),
                    ByteBuffer.wrap(BUSY.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Makes room by closing the connection that has been without a request for longest; false where there is none. */
    private boolean closedIdle(EndPoint newest) {
        return open.entrySet().stream()
                .filter(entry -> entry.getKey() != newest && entry.getValue().isIdle())
                .min(Comparator.comparingLong(entry -> entry.getValue().since))
                .map(entry -> {
                    open.remove(entry.getKey());
                    entry.getKey().close();
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection.getEndPoint());
    }

    private static String client(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? ClientAddress.of(internet.getAddress().getHostAddress())
                : "";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Open connection =
                open.get(request.getConnectionMetaData().getConnection().getEndPoint());
        if (connection == null) {
            return super.handle(request, response, callback);
        }
        boolean hasBody = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
        // Nobody reads the body of a GET.
        connection.enter(
                hasBody && !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())
                        ? Phase.READING
                        : Phase.ANSWERING);
        Request.addCompletionListener(request, unused -> connection.enter(Phase.WAITING));
        return super.handle(new Watched(request, connection), response, callback);
    }

    /** Cuts what takes too long; called every second. */
    void look() {
        long now = System.nanoTime();
        open.forEach((endPoint, connection) -> {
            if (connection.isOverdue(now)) {
                open.remove(endPoint);
                endPoint.close();
            }
        });
    }

    private enum Phase {
        /** For a request, or the rest of its head. */
        WAITING,
        /** The body of a request. */
        READING,
        /** The answer. */
        ANSWERING
    }

    private final class Open {
        private final Connection connection;
        private final String client;
        private volatile Phase phase = Phase.WAITING;
        private volatile long since = System.nanoTime();
        private volatile long bytesIn;
        private volatile long bytesOut;

        Open(Connection connection, String client) {
            this.connection = connection;
            this.client = client;
        }

        void enter(Phase next) {
            since = System.nanoTime();
            bytesIn = connection.getBytesIn();
            bytesOut = connection.getBytesOut();
            phase = next;
        }

        boolean isIdle() {
            return phase == Phase.WAITING && connection.getBytesIn() == bytesIn;
        }

        boolean isOverdue(long now) {
            Duration time = Duration.ofNanos(now - since);
            return time.compareTo(
                            switch (phase) {
                                case WAITING -> isIdle() ? limits.idleTime() : limits.requestTime();
                                case READING -> limits.requestTime();
                                case ANSWERING ->
                                    answerTime.plusSeconds(
                                            (connection.getBytesOut() - bytesOut) / SLOWEST_BYTES_A_SECOND);
                            })
                    > 0;
        }
    }

    /** A request that tells when its body has arrived. */
    private static final class Watched extends Request.Wrapper {
        private final Open connection;

        Watched(Request request, Open connection) {
            super(request);
            this.connection = connection;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                connection.enter(Phase.ANSWERING);
            }
            return chunk;
        }
    }
}
