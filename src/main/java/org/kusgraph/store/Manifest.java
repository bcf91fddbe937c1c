package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot is, and what each of its files was when it was built. A snapshot without its manifest is none: it is
 * written last, and its last line is the digest of the lines before.
 *
 * @param identity the digest of what the snapshot was made from
 * @param program the version of the program that made it
 * @param contents how much it holds
 * @param files every file but the manifest, in the order of their names
 */
public record Manifest(String identity, String program, Contents contents, List<SealedFile> files) {
    /** The name of the file that holds it. */
    public static final String FILE = "manifest";

    /** The form is that of {@link #text}; another form gets another number. */
    private static final String TITLE = "kus snapshot 2";

    private static final String SEAL = "sha256 ";
    private static final String FILE_LINE = "file ";
    private static final int FIRST_FILE_LINE = 5;

    /**
     * How much a snapshot holds.
     *
     * @param quads its statements, each once for every named graph that holds it
     * @param graphs its named graphs
     */
    public record Contents(long quads, long graphs) {}

    /**
     * Makes the files of a folder durable, describes them in a manifest, and makes that durable too.
     *
     * @param folder what is to become a snapshot
     * @param sealed the files that are sealed already, by their names, as they are those of an earlier snapshot
     */
    static void seal(Path folder, String identity, Contents contents, Map<String, SealedFile> sealed)
            throws IOException {
        List<SealedFile> files = new ArrayList<>();
        for (Path file : FileTree.files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            SealedFile known = sealed.get(name);
            files.add(known == null ? SealedFile.seal(file, name) : known);
        }
        FileTree.writeDurably(
                folder.resolve(FILE), new Manifest(identity, programVersion(), contents, List.copyOf(files)).text());
        for (Path inner : FileTree.folders(folder)) {
            FileTree.sync(inner);
        }
    }

    static String programVersion() {
        return Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    private String text() {
        StringBuilder text = new StringBuilder(TITLE);
        text.append("\nidentity ").append(identity);
        text.append("\nprogram ").append(program);
        text.append("\nquads ").append(contents.quads());
        text.append("\ngraphs ").append(contents.graphs()).append('\n');
        files.forEach(file -> text.append(FILE_LINE).append(file.line()).append('\n'));
        String sealed = text.toString();
        return sealed + SEAL + digest(sealed) + "\n";
    }

    /**
     * Reads the manifest of a snapshot.
     *
     * @throws DamagedSnapshotException if it is missing or not as it was written
     */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return parse(Files.readAllBytes(file))
                    .orElseThrow(() -> new DamagedSnapshotException(file, "is not as it was written"));
        } catch (NoSuchFileException e) {
            throw new DamagedSnapshotException(file, "is missing");
        }
    }

    /** The manifest that is in a file, if its last line is right and the others are as {@link #text} writes them. */
    public static Optional<Manifest> parse(byte[] file) {
        String text = new String(file, UTF_8);
        int seal = Math.max(text.lastIndexOf(SEAL), 0);
        String sealed = text.substring(0, seal);
        if (!sealed.startsWith(TITLE + "\n") || !text.substring(seal).equals(SEAL + digest(sealed) + "\n")) {
            return Optional.empty();
        }
        List<String> lines = sealed.lines().toList();
        try {
            return Optional.of(new Manifest(
                    value(lines.get(1)),
                    value(lines.get(2)),
                    new Contents(Long.parseLong(value(lines.get(3))), Long.parseLong(value(lines.get(4)))),
                    lines.stream()
                            .skip(FIRST_FILE_LINE)
                            .map(line -> SealedFile.parse(value(line)))
                            .toList()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Whoever wrote it knew how to seal it, and wrote something else.
            return Optional.empty();
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private static String digest(String text) {
        return Fingerprint.sha256(text.getBytes(UTF_8));
    }
}
