package org.kusgraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients who send one query after the other, each as soon as the answer before has been read. */
final class Load {
    private Load() {}

    /**
     * What a server did for its clients.
     *
     * @param perSecond answers a second
     * @param medianMillis within which half of the queries were answered
     * @param percentile99Millis within which 99 of 100 queries were answered
     * @param cpuMillis processor time of the server for a query
     */
    record Result(double perSecond, double medianMillis, double percentile99Millis, double cpuMillis) {}

    /**
     * Lets clients ask for a while.
     *
     * @param queries makes each client's queries
     * @throws IOException if anything but an answer comes
     */
    static Result of(ServerProcess server, List<Supplier<String>> queries, Duration time)
            throws IOException, InterruptedException {
        double cpuBefore = server.cpuSeconds();
        long begun = System.nanoTime();
        List<Callable<long[]>> clients = new ArrayList<>();
        for (Supplier<String> each : queries) {
            clients.add(() -> ask(server.endpoint(), each, begun + time.toNanos()));
        }
        long[] nanos;
        try (ExecutorService threads = Executors.newFixedThreadPool(queries.size())) {
            List<long[]> each = new ArrayList<>();
            for (Future<long[]> client : threads.invokeAll(clients)) {
                each.add(client.get());
            }
            nanos = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(
                nanos.length / seconds,
                millis(nanos, 0.5),
                millis(nanos, 0.99),
                1e3 * (server.cpuSeconds() - cpuBefore) / nanos.length);
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    /** How long each query took until its answer was read, in nanoseconds. */
    private static long[] ask(URI endpoint, Supplier<String> queries, long end) throws IOException {
        long[] nanos = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            ask(endpoint, queries.get());
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = after - now;
            now = after;
        }
        return Arrays.copyOf(nanos, count);
    }

    /**
     * An answer.
     *
     * @param mediaType of its body, without parameters
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Reply(String mediaType, byte[] body) {}

    /** The answer to a query. */
    static Reply reply(URI endpoint, String query) throws IOException {
        HttpURLConnection connection = sent(endpoint, query);
        try (InputStream answer = connection.getInputStream()) {
            return new Reply(connection.getContentType().replaceFirst(";.*", ""), answer.readAllBytes());
        }
    }

    private static void ask(URI endpoint, String query) throws IOException {
        // Read to the end, so that the connection is used again.
        try (InputStream answer = sent(endpoint, query).getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static HttpURLConnection sent(URI endpoint, String query) throws IOException {
        URI address = URI.create(endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Accept", "application/sparql-results+json, text/turtle;q=0.9");
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("status " + status + " for " + query);
        }
        return connection;
    }
}
