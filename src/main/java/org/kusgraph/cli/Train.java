package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Does once what users do, so that the JVM can record which classes a start needs: builds a snapshot, serves it, asks it the
 * ontology's questions and opens its pages. The launcher calls it after each build; nobody else has a use for it.
 */
@Command(name = "train", hidden = true, description = "Runs through a start, for the JVM to record it.")
final class Train implements Callable<Integer> {
    private static final String ADDRESS = "127.0.0.1";
    private static final int MOST_QUESTIONS = 50;
    private static final int TIME_LIMIT_MILLISECONDS = 30_000;

    /** What people open first. */
    private static final List<String> PAGES = List.of("/", "/questions/", "/search?q=a", "/page/unnamed", "/sparql");

    private final Map<String, String> environment;

    /** Takes the folders from {@code environment}, as the commands do that this one runs. */
    Train(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        run("build");
        int port = freePort();
        Thread server = new Thread(() -> run("serve", "--host=" + ADDRESS, "--port=" + port));
        // The program ends while this thread still serves, as it does for a user.
        server.setDaemon(true);
        server.start();
        if (awaitAnswer(port, server)) {
            for (String question : questions()) {
                get(port, "/sparql?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8), "*/*");
            }
            for (String page : PAGES) {
                get(port, page, "text/html");
            }
        }
        return ExitCode.DONE;
    }

    // How a command ends is of no interest: a refused document must not cost the start its speed.
    private void run(String... arguments) {
        Streams silent = Streams.silent();
        int unused = new Program(Main.commands(silent, environment), silent, environment).run(arguments);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean awaitAnswer(int port, Thread server) throws InterruptedException {
        long deadline = System.nanoTime() + TIME_LIMIT_MILLISECONDS * 1_000_000L;
        while (server.isAlive() && System.nanoTime() < deadline) {
            try {
                get(port, "/$/ping", "*/*");
                return true;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        return false;
    }

    private List<String> questions() throws IOException {
        Path folder =
                Path.of(Optional.ofNullable(environment.get("KUS_ONTOLOGY")).orElse("ontology"), "questions");
        if (!Files.isDirectory(folder)) {
            return List.of("SELECT * { ?thing a ?kind } LIMIT 10");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> chosen = files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .limit(MOST_QUESTIONS)
                    .toList();
            List<String> questions = new ArrayList<>();
            for (Path file : chosen) {
                questions.add(Files.readString(file));
            }
            return questions;
        }
    }

    /** Reads an answer to its end; a refusal is an answer too. */
    private static void get(int port, String path, String accepted) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + ADDRESS + ":" + port + path).toURL().openConnection();
        connection.setRequestProperty("Accept", accepted);
        connection.setConnectTimeout(TIME_LIMIT_MILLISECONDS);
        connection.setReadTimeout(TIME_LIMIT_MILLISECONDS);
        boolean refused = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
        try (InputStream body = refused ? connection.getErrorStream() : connection.getInputStream()) {
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
