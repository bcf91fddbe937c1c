package org.kusgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a snapshot is made from, as a digest: the same files give the same, wherever they lie and whenever they were written. */
public final class Fingerprint {
    /** So many bytes of SHA-256 that no two inputs meet by chance. */
    private static final int IDENTITY_BYTES = 16;

    private final MessageDigest digest = sha256();

    /**
     * Adds a file under a name.
     *
     * @param name the name, independent of where the file lies
     * @param file the file
     * @throws IOException if the file cannot be read; the message names the path
     */
    public void add(String name, Path file) throws IOException {
        MessageDigest content = sha256();
        try (InputStream input = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                content.update(buffer, 0, read);
            }
        }
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(content.digest());
    }

    /**
     * Adds every file under a folder, or the file itself, in the order of their names.
     *
     * @param name the name under which they are added
     * @param path a folder or a file
     * @throws IOException if something cannot be read
     */
    public void addAll(String name, Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.walk(path)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(name + "/" + path.relativize(file).toString().replace('\\', '/'), file);
        }
    }

    /**
     * Adds the program: a snapshot that another version made may differ.
     *
     * @param type a class of the program; what it was loaded from is added
     * @throws IOException if that cannot be read
     */
    public void addProgram(Class<?> type) throws IOException {
        try {
            addAll(
                    "program",
                    Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes are loaded from a folder or a jar", e);
        }
    }

    /** The digest as hexadecimal digits; nothing can be added afterwards. */
    public String identity() {
        return HexFormat.of().formatHex(digest.digest(), 0, IDENTITY_BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
