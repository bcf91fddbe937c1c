package org.kusgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kusgraph.problem.Shown;

/**
 * Another program that makes drafts: a command that reads a request from its standard input and writes a document to its standard
 * output, or an HTTP service that gets the request by POST and answers with the document.
 */
final class Extractor {
    /** More than that is no document of one article. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int MOST_LETTERS_OF_A_FAULT = 400;
    private static final List<String> SCHEMES = List.of("http://", "https://");

    private final String address;
    private final Duration timeLimit;

    Extractor(String address, Duration timeLimit) {
        this.address = address;
        this.timeLimit = timeLimit;
    }

    /**
     * Asks for a draft.
     *
     * @param request JSON
     * @return what the program answers, whatever that is
     * @throws IOException if it cannot be asked, fails, takes too long or answers too much; the message names it
     */
    byte[] ask(String request) throws IOException {
        boolean isService = SCHEMES.stream()
                .anyMatch(scheme -> address.toLowerCase(Locale.ROOT).startsWith(scheme));
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        try {
            return isService ? post(bytes) : run(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault("it was interrupted");
        }
    }

    private byte[] post(byte[] request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeLimit)
                .build()) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(timeLimit)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.ofByteArray(request))
                            .build(),
                    BodyHandlers.ofInputStream());
            // What is opened last is closed first: then nothing waits for the body any more.
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    InputStream body = response.body()) {
                byte[] answer = inTime(CompletableFuture.supplyAsync(() -> read(body), threads));
                if (response.statusCode() != 200) {
                    throw fault("it answers with status " + response.statusCode() + ": " + oneLine(answer));
                }
                return answer;
            }
        } catch (HttpTimeoutException e) {
            throw late();
        } catch (ConnectException e) {
            throw fault("nothing listens there");
        } catch (IllegalArgumentException e) {
            throw fault("this is no address");
        }
    }

    private byte[] run(byte[] request) throws IOException, InterruptedException {
        Process process = start();
        // Not the threads that all share: on a machine of two processors these are fewer than the three streams.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> read(process.getInputStream()), threads);
            CompletableFuture<byte[]> errors =
                    CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), threads);
            CompletableFuture<Void> unused =
                    CompletableFuture.runAsync(() -> write(request, process.getOutputStream()), threads);
            try {
                return answer(process, output, errors);
            } finally {
                // Its streams end with it, and so do the threads that wait for them.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private byte[] answer(Process process, CompletableFuture<byte[]> output, CompletableFuture<byte[]> errors)
            throws IOException, InterruptedException {
        byte[] answer = inTime(output);
        if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw late();
        }
        if (process.exitValue() != 0) {
            throw fault("it ends with exit code " + process.exitValue() + ": " + oneLine(inTime(errors)));
        }
        return answer;
    }

    private Process start() throws IOException {
        try {
            return new ProcessBuilder("sh", "-c", address).start();
        } catch (IOException e) {
            throw fault("it cannot be started: " + e.getMessage());
        }
    }

    private <T> T inTime(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw fault(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("it fails"));
        }
    }

    /** What a program writes, up to the limit; a program that ends early is told by its exit code. */
    private byte[] read(InputStream output) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            all.write(output.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            return all.toByteArray();
        }
        if (all.size() > MOST_BYTES) {
            throw new IllegalStateException("it answers more than " + MOST_BYTES + " bytes");
        }
        return all.toByteArray();
    }

    /** A program need not read all of the request. */
    private static void write(byte[] request, OutputStream input) {
        try (input) {
            input.write(request);
        } catch (IOException e) {
            return;
        }
    }

    private IOException late() {
        return fault("it takes longer than " + timeLimit.toSeconds() + " seconds; --extractor-seconds allows more");
    }

    private IOException fault(String what) {
        return new IOException("the extractor " + Shown.quoted(address) + ": " + what);
    }

    private static String oneLine(byte[] said) {
        String line =
                new String(said, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        int[] letters = line.codePoints().limit(MOST_LETTERS_OF_A_FAULT).toArray();
        return letters.length == 0 ? "it says nothing" : Shown.whole(new String(letters, 0, letters.length));
    }
}
