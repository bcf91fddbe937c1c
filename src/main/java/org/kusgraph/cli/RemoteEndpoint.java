package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.kusgraph.problem.Shown;

/** A SPARQL endpoint elsewhere, asked by the SPARQL 1.1 Protocol. */
final class RemoteEndpoint {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_ERROR_BYTES = 4 * 1024;
    private static final int MAX_ERROR_LETTERS = 400;

    private final URI address;
    private final Duration timeLimit;

    RemoteEndpoint(URI address, Duration timeLimit) {
        this.address = address;
        this.timeLimit = timeLimit;
    }

    /** What an endpoint answers with. */
    sealed interface Reply {
        /** An answer in a media type, to be read and closed. */
        record Answered(String mediaType, InputStream body) implements Reply {}

        /** The endpoint takes the query for wrong, and says so in a line. */
        record Refused(String explanation) implements Reply {}
    }

    /**
     * Asks a query.
     *
     * @throws IOException if the endpoint cannot be reached or fails; its message names the endpoint
     */
    Reply ask(String query, String accept) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        URI target = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(client, target, query, accept);
            Optional<URI> next = redirect(response, target);
            if (next.isEmpty()) {
                return reply(response);
            }
            response.body().close();
            target = next.get();
        }
        throw new IOException(address + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpResponse<InputStream> send(HttpClient client, URI target, String query, String accept)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeLimit)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(target + ": interrupted", e);
        } catch (IOException e) {
            throw new IOException(target + " cannot be asked: " + words(e), e);
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException timeout -> "it cannot be connected to";
            case HttpTimeoutException timeout -> "it takes too long; --query-seconds allows more";
            case ConnectException refused -> "nothing listens there";
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }

    /** A redirect is followed with the same request, but never to another scheme: not from https to http, nor to a file. */
    private static Optional<URI> redirect(HttpResponse<?> response, URI from) throws IOException {
        Optional<String> location = response.headers().firstValue("Location");
        return switch (response.statusCode()) {
            case 301, 302, 307, 308 -> {
                URI to = from.resolve(location.orElse(""));
                if (location.isEmpty() || !from.getScheme().equalsIgnoreCase(to.getScheme())) {
                    throw new IOException(from + " redirects to " + Shown.quoted(location.orElse(""))
                            + "; give that as --endpoint if you trust it");
                }
                yield Optional.of(to);
            }
            default -> Optional.empty();
        };
    }

    private Reply reply(HttpResponse<InputStream> response) throws IOException {
        String mediaType = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        int status = response.statusCode();
        if (status == 200) {
            return new Reply.Answered(mediaType, response.body());
        }
        try (InputStream body = response.body()) {
            String said = mediaType.equals("text/html") ? "" : oneLine(body.readNBytes(MAX_ERROR_BYTES));
            if (status == 400) {
                return new Reply.Refused(said.isEmpty() ? "the endpoint refuses the query" : said);
            }
            throw new IOException(address + " answers with status " + status + (said.isEmpty() ? "" : ": " + said));
        }
    }

    private static String oneLine(byte[] body) {
        String line =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        int[] letters = line.codePoints().limit(MAX_ERROR_LETTERS).toArray();
        return Shown.whole(new String(letters, 0, letters.length));
    }

    /** The address, as messages name it. */
    @Override
    public String toString() {
        return address.toString();
    }
}
