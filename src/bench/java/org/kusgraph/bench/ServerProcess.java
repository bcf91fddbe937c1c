package org.kusgraph.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a process of its own, which answers SPARQL queries from {@link #start} to {@link #close}. */
final class ServerProcess implements AutoCloseable {
    /** How long a server may take to hold the data. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    /** What holds more leaves nothing of a machine of 24 GB to whoever asks it, and is stopped. */
    private static final long MOST_RESIDENT_BYTES = 14L << 30;

    private static final int MOST_WORDS = 500;
    private static final long LOOK_MILLIS = 5;

    private final Process process;
    private final URI endpoint;
    private final double firstAnswerSeconds;

    /**
     * What is started.
     *
     * @param name for the tables
     * @param command the command line for a port
     * @param path of the SPARQL endpoint
     * @param environment besides the bench's own
     * @param filling brings the data into it
     */
    record Program(
            String name,
            IntFunction<List<String>> command,
            String path,
            Map<String, String> environment,
            Filling filling) {

        /** A program that finds its data itself. */
        Program(String name, IntFunction<List<String>> command, String path, Map<String, String> environment) {
            this(name, command, path, environment, port -> {});
        }
    }

    /** Brings the data into a server that runs. */
    interface Filling {
        /**
         * Fills the server on a port.
         *
         * @throws IOException when it cannot be filled yet; then it is tried again
         */
        void fill(int port) throws IOException, InterruptedException;
    }

    private ServerProcess(Process process, URI endpoint, double firstAnswerSeconds) {
        this.process = process;
        this.endpoint = endpoint;
        this.firstAnswerSeconds = firstAnswerSeconds;
    }

    /** Starts a program and returns as soon as it has answered a query with what is in its graph. */
    static ServerProcess start(Program program, Path log) throws IOException, InterruptedException {
        int port = freePort();
        URI endpoint = URI.create("http://localhost:" + port + program.path());
        ProcessBuilder builder = new ProcessBuilder(program.command().apply(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        long begun = System.nanoTime();
        Process process = builder.start();
        Thread.ofVirtual().start(() -> stopWhenTooLarge(process, program.name()));
        boolean isFilled = false;
        while (!isFilled || !isAnswered(endpoint)) {
            isFilled = isFilled || isFilled(program, port);
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.destroyForcibly();
                String words = Files.readString(log);
                throw new IOException(program.name() + " does not answer; it says: "
                        + words.substring(Math.max(0, words.length() - MOST_WORDS)));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return new ServerProcess(process, endpoint, (System.nanoTime() - begun) / 1e9);
    }

    URI endpoint() {
        return endpoint;
    }

    /** From the start of the process to the first answer. */
    double firstAnswerSeconds() {
        return firstAnswerSeconds;
    }

    /** Processor time since the start, in seconds. */
    double cpuSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Memory of the machine that the process holds now, in bytes (proc(5), VmRSS). */
    long residentBytes() throws IOException {
        return residentBytes(process);
    }

    private static void stopWhenTooLarge(Process process, String name) {
        try {
            while (process.isAlive() && residentBytes(process) <= MOST_RESIDENT_BYTES) {
                Thread.sleep(Duration.ofSeconds(1));
            }
            if (process.isAlive()) {
                System.err.println(name + " holds more than " + MOST_RESIDENT_BYTES + " bytes, and is stopped");
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // It has ended meanwhile.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long residentBytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("the process has ended"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFilled(Program program, int port) throws InterruptedException {
        try {
            program.filling().fill(port);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isAnswered(URI endpoint) throws IOException {
        String query = URLEncoder.encode("SELECT ?s { ?s ?p ?o FILTER isIRI(?s) } LIMIT 1", StandardCharsets.UTF_8);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(endpoint + "?query=" + query).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/csv");
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    && new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("http");
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
