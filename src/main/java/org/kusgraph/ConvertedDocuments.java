package org.kusgraph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kusgraph.document.InputFile;
import org.kusgraph.graph.QuadsReader;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.Fingerprint;

/**
 * Documents that were converted to N-Quads before: one file, or a folder of parts. A folder is whole when it has the file
 * {@value #MARKER}, which whoever writes a folder writes last: a line for each file of the folder, with its SHA-256, as {@code
 * sha256sum} writes and checks them.
 *
 * @param files the parts, in the order of their names
 * @param problems what keeps the folder from being whole
 */
public record ConvertedDocuments(List<Path> files, List<Problem> problems) {
    /** The file that tells that a folder is whole. */
    public static final String MARKER = "_SUCCESS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9._-]*)");
    private static final String MEND = "write the folder again, or copy all of it";

    /** The line of the marker for a file. */
    public static String line(String sha256, String name) {
        return sha256 + "  " + name + "\n";
    }

    /** The folder below which the names of the parts count. */
    static Path folder(Path converted) {
        return Files.isDirectory(converted)
                ? converted
                : Optional.ofNullable(converted.toAbsolutePath().getParent()).orElse(converted);
    }

    /**
     * The converted documents at a path, whose parts are compared with what the marker says of them.
     *
     * @param path a file, or a folder
     * @throws IOException if something cannot be read; the message names the path
     */
    public static ConvertedDocuments at(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new Folder(path).read();
        }
        Optional<Problem> fault = InputFile.fault(path);
        if (fault.isEmpty() && !QuadsReader.isQuads(path)) {
            fault = Optional.of(problem(
                    path, "this file is not N-Quads by its name", "a name that ends in .nq or .nq.gz", "rename it"));
        }
        return fault.isPresent()
                ? new ConvertedDocuments(List.of(), List.of(fault.get()))
                : new ConvertedDocuments(List.of(path), List.of());
    }

    private static Problem problem(Path file, String wrong, String expected, String mend) {
        return new Problem(ProblemCode.UNREADABLE, new Location.WholeFile(file.toString()), wrong, expected, mend);
    }

    /** A folder that is being read. */
    private static final class Folder {
        private final Path folder;
        private final List<Problem> problems = new ArrayList<>();

        Folder(Path folder) {
            this.folder = folder;
        }

        ConvertedDocuments read() throws IOException {
            Path marker = folder.resolve(MARKER);
            if (!Files.isRegularFile(marker)) {
                problems.add(problem(
                        folder,
                        "this folder has no file " + MARKER + ", so that nothing tells whether it is whole",
                        "a folder whose writer has come to its end",
                        "let it be written to its end, or name one file of N-Quads instead"));
                return new ConvertedDocuments(List.of(), problems);
            }
            Map<String, String> listed = listed(marker);
            List<Path> parts = new ArrayList<>();
            for (Map.Entry<String, String> entry : listed.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                Optional<Problem> fault = InputFile.fault(file);
                fault.ifPresent(problems::add);
                if (fault.isEmpty()) {
                    if (!Fingerprint.sha256(file).equals(entry.getValue())) {
                        add(file, "this file is not the one that " + MARKER + " lists", "the bytes that were written");
                    }
                    if (QuadsReader.isQuads(file)) {
                        parts.add(file);
                    }
                }
            }
            addOthers(listed);
            return new ConvertedDocuments(parts, problems);
        }

        private Map<String, String> listed(Path marker) throws IOException {
            Map<String, String> listed = new TreeMap<>();
            String text = new String(Files.readAllBytes(marker), StandardCharsets.ISO_8859_1);
            int number = 1;
            for (String line : text.lines().toList()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    listed.put(matcher.group(2), matcher.group(1));
                } else {
                    problems.add(new Problem(
                            ProblemCode.SYNTAX,
                            new Location.Place(marker.toString(), number, 1, ""),
                            Shown.quoted(line) + " names no file of the folder",
                            "a SHA-256, two spaces and a name, as sha256sum writes them",
                            MEND));
                }
                number++;
            }
            if (text.isEmpty()) {
                add(marker, "this file is empty", "a line for each file of the folder, as sha256sum writes them");
            }
            return listed;
        }

        private void addOthers(Map<String, String> listed) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(QuadsReader::isQuads)
                        .filter(file -> !listed.containsKey(file.getFileName().toString()))
                        .sorted()
                        .forEach(file -> add(
                                file,
                                MARKER + " does not list this file",
                                "the files that were written and no others"));
            }
        }

        private void add(Path file, String wrong, String expected) {
            problems.add(problem(file, wrong, expected, MEND));
        }
    }
}
