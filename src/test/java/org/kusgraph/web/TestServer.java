package org.kusgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kusgraph.ontology.Question;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.Language;

/** A real server on a free port, with a client that says little. */
public final class TestServer implements AutoCloseable {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String DIRECT = "application/sparql-query";

    static final Introduction INTRODUCTION = new Introduction(
            Map.of(Language.ENGLISH, "A <small> graph", Language.KOREAN, "작은 <그래프>"),
            Map.of(Language.ENGLISH, "For tests.", Language.KOREAN, "시험용."),
            "https://example.org/id/",
            Map.of("ex", "https://example.org/"),
            List.of(new Question(
                    "who",
                    Map.of("title@en", "Who is there?", "title@ko", "누가 있습니까?", "featured", "1"),
                    "SELECT ?who { ?who a <https://example.org/Person> }")));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;

    private TestServer(Server server) {
        this.server = server;
    }

    /** Serves a snapshot. */
    public static TestServer of(SnapshotSource snapshots) {
        return of(snapshots, options -> options);
    }

    /** Serves a snapshot whose names are those of the project's ontology. */
    static TestServer ofDomain(SnapshotSource snapshots) {
        return of(ServerOptions.of(
                snapshots,
                new Introduction(
                        INTRODUCTION.titles(),
                        INTRODUCTION.descriptions(),
                        "https://w3id.org/us-korea-tech/id/",
                        Map.of(),
                        List.of())));
    }

    static TestServer of(SnapshotSource snapshots, UnaryOperator<ServerOptions> change) {
        return of(change.apply(ServerOptions.of(snapshots, INTRODUCTION)));
    }

    private static TestServer of(ServerOptions options) {
        try {
            return new TestServer(Server.start(options.withPort(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Server server() {
        return server;
    }

    /** The address of the SPARQL endpoint. */
    public URI endpoint() {
        return server.url().resolve("/sparql");
    }

    /** Starts a request to a path, which may have a query string. */
    Asking to(String path) {
        return new Asking(HttpRequest.newBuilder(server.url().resolve(path)).timeout(Duration.ofSeconds(30)));
    }

    /** Starts a GET of a query at the SPARQL endpoint. */
    Asking query(String query) {
        return to("/sparql?query=" + encode(query));
    }

    /** The status of an answer to a GET whose path a client library would not send. */
    int statusOfRawPath(String path) throws IOException {
        try (Socket socket = new Socket(server.url().getHost(), server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = socket.getInputStream().readAllBytes();
            return Integer.parseInt(new String(answer, StandardCharsets.ISO_8859_1).split(" ", 3)[1]);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // First the client: the server waits a second for idle connections.
        client.close();
        server.close();
    }

    /** A request in the making. */
    final class Asking {
        private final HttpRequest.Builder request;

        private Asking(HttpRequest.Builder request) {
            this.request = request;
        }

        Asking header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Asking accept(String value) {
            return header("Accept", value);
        }

        Reply get() {
            return send("GET", new byte[0]);
        }

        Reply post(String contentType, String body) {
            return header("Content-Type", contentType).send("POST", body.getBytes(StandardCharsets.UTF_8));
        }

        Reply send(String method, byte[] body) {
            try {
                request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
                return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came back. */
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        String mediaType() {
            return header("Content-Type").replaceFirst(";.*", "");
        }
    }
}
