package org.kusgraph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The project whose program is measured, and how its parts are started. */
final class Checkout {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final String ARTICLE = "article-20241118-science-minister";

    /** The Java that measures also runs what is measured. */
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Checkout() {}

    /** The command of this program, as a user has it. */
    static List<String> kus(String... arguments) {
        return command(HOME.resolve("kus").toString(), arguments);
    }

    /** A program of the class path, in a Java process with the options given. */
    static List<String> java(List<String> options, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Has the program built, if its sources have changed, so that no measurement pays for it. */
    static void buildProgram() throws IOException, InterruptedException {
        Cost unused = Cost.of(kus("--version"));
    }

    static GeneratedDocuments documents() throws IOException {
        return GeneratedDocuments.like(HOME.resolve("data/documents/" + ARTICLE + ".json"));
    }

    /** Writes a data folder of generated documents, under the project's taxonomies. */
    static Path data(int documents, Path folder) throws IOException {
        Path data = folder.resolve("data");
        copy(HOME.resolve("data/taxonomies"), data.resolve("taxonomies"));
        Files.createDirectories(data.resolve("documents"));
        documents().write(documents, data.resolve("documents/generated.jsonl"));
        return data;
    }

    /** Removes what a measurement has written. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a folder takes on the disk, in bytes; files with holes take less than they are long. */
    static long size(Path folder) throws IOException {
        Process process = new ProcessBuilder("du", "-sk", folder.toString()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(said.replaceFirst("(?s)\\s.*", "")) * 1024;
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
