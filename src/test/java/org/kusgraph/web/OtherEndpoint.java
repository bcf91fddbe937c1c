package org.kusgraph.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint elsewhere that answers as a test wants, and keeps what it was asked. */
final class OtherEndpoint implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** What a request was: its headers in lower case, a line each, and its body. */
    record Asked(String headers, String body) {}

    /** Answers a request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private OtherEndpoint(HttpServer server) {
        this.server = server;
    }

    static OtherEndpoint that(Behaviour behaviour) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtherEndpoint endpoint = new OtherEndpoint(server);
            server.setExecutor(endpoint.threads);
            server.createContext("/", exchange -> endpoint.handle(exchange, behaviour));
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with a body. */
    static Behaviour answers(int status, String mediaType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
        try (exchange) {
            StringBuilder headers = new StringBuilder();
            exchange.getRequestHeaders().forEach((name, values) -> headers.append(name.toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(String.join(", ", values))
                    .append('\n'));
            asked.add(new Asked(
                    headers.toString(), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            behaviour.answer(exchange);
        }
    }

    List<Asked> asked() {
        return asked;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sparql";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
