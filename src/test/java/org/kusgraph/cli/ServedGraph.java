package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.kusgraph.JavaProcess;

/** The command {@code serve} as a process of its own on a free port, with what it says. */
final class ServedGraph implements AutoCloseable {
    private static final String ENDPOINT = "SPARQL endpoint: ";
    private static final int STOP_SECONDS = 30;

    /** The exit code of a process that a signal has ended, after its shutdown hooks. */
    private static final int SIGTERM = 143;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final List<String> words;
    private final URI endpoint;

    private ServedGraph(Process process, List<String> words, URI endpoint) {
        this.process = process;
        this.words = words;
        this.endpoint = endpoint;
    }

    /** Starts it, and returns when it says where it serves. */
    static ServedGraph start(JavaProcess kus, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("serve", "--port=0"));
        command.addAll(List.of(arguments));
        Process process = kus.start(command.toArray(String[]::new));
        List<String> words = new CopyOnWriteArrayList<>();
        BufferedReader said = process.errorReader(UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            words.add(line);
            if (line.startsWith(ENDPOINT)) {
                Thread.ofVirtual().start(() -> listen(said, words));
                return new ServedGraph(process, words, URI.create(line.substring(ENDPOINT.length())));
            }
        }
        throw new AssertionError("the server did not start: " + words);
    }

    private static void listen(BufferedReader said, List<String> words) {
        try {
            said.lines().forEach(words::add);
        } catch (UncheckedIOException e) {
            // The process has ended, and its stream with it.
        }
    }

    /** What it has said so far, line by line. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** The address of its SPARQL endpoint. */
    URI endpoint() {
        return endpoint;
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    /** The answer to a query, which must be one. */
    String get(String query) throws IOException, InterruptedException {
        return ask(query).body();
    }

    /** The entity tag of the answer to a query. */
    String tag(String query) throws IOException, InterruptedException {
        return ask(query).headers().firstValue("ETag").orElseThrow();
    }

    /** A number of its metrics that has no labels. */
    double metric(String name) throws IOException, InterruptedException {
        String metrics = client.send(
                        HttpRequest.newBuilder(endpoint.resolve("/$/metrics")).build(), BodyHandlers.ofString())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    /** The year that its clock shows. */
    int year() throws IOException, InterruptedException {
        String date = ask("ASK {}").headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).getYear();
    }

    /** Begins to put an article, with a token; the status of the answer follows. */
    CompletableFuture<Integer> put(String article, String document, String token) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/articles/" + article))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(document))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    private HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(endpoint + "?query=" + URLEncoder.encode(query, UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    /** Ends it at once, without letting it do anything more. */
    void kill() {
        client.close();
        process.destroyForcibly();
        assertThat(process.onExit()
                        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .isAlive())
                .isFalse();
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        assertThat(process.onExit()
                        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .exitValue())
                .isIn(0, SIGTERM);
    }
}
