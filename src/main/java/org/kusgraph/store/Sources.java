package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What a snapshot was made from, so that the next build can tell what has changed since.
 *
 * @param others the digest of everything but the files: where it differs, nothing is known of what has changed
 * @param files the files, by their names
 */
public record Sources(String others, SortedMap<String, Source> files) {
    /** The folder of what only the next build reads. */
    static final String FOLDER = "update/";

    private static final String FILE = FOLDER + "sources";
    private static final String OTHERS = "others";
    private static final String SOURCE = "file";
    private static final String PART = "part";

    /**
     * A file.
     *
     * @param digest the SHA-256 of its bytes, in hexadecimal digits
     * @param parts what it holds, in its order
     */
    public record Source(String digest, List<Part> parts) {}

    /**
     * A part of a file.
     *
     * @param graph the graph that it alone has sent
     * @param digest the SHA-256 of its text, in hexadecimal digits
     */
    public record Part(Node graph, String digest) {}

    /** Whether a file of a snapshot is one that only the next build reads. */
    static boolean isOne(SealedFile file) {
        return file.name().startsWith(FOLDER);
    }

    /** The number of graphs that the files have sent. */
    public int graphCount() {
        return files.values().stream().mapToInt(file -> file.parts().size()).sum();
    }

    void write(Path snapshot) throws IOException {
        Path file = snapshot.resolve(FILE);
        Files.createDirectories(snapshot.resolve(FOLDER));
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(OTHERS + " " + others + "\n");
            for (var each : files.entrySet()) {
                out.write(SOURCE + " " + each.getValue().digest() + " " + each.getKey() + "\n");
                for (Part part : each.getValue().parts()) {
                    out.write(PART + " " + part.digest() + " " + part.graph().getURI() + "\n");
                }
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /** The sources of a snapshot, if it knows them; one that an earlier version of the program has made does not. */
    static Optional<Sources> read(Path snapshot) throws IOException {
        Path file = snapshot.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SortedMap<String, Source> files = new TreeMap<>();
        String others = "";
        List<Part> parts = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case OTHERS -> others = words[1];
                    case SOURCE -> {
                        parts = new ArrayList<>();
                        files.put(words[2], new Source(words[1], parts));
                    }
                    default -> parts.add(new Part(NodeFactory.createURI(words[2]), words[1]));
                }
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        return Optional.of(new Sources(others, files));
    }
}
