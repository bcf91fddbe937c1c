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

/** What a snapshot is made from, as a digest: the same files give the same, wherever they lie and whenever they were written. */
public final class Fingerprint {
    /** So many bytes of SHA-256 that no two inputs meet by chance. */
    private static final int IDENTITY_BYTES = 16;

    private final MessageDigest digest = sha256();
    private final KnownDigests known;

    /** A fingerprint of nothing so far. Every file that is added is read. */
    public Fingerprint() {
        this(KnownDigests.none());
    }

    /**
     * A fingerprint of nothing so far.
     *
     * @param known the digests of files that need not be read
     */
    public Fingerprint(KnownDigests known) {
        this.known = known;
    }

    /** Adds what another fingerprint has come to. */
    public void add(String identity) {
        digest.update(identity.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /**
     * Adds a file.
     *
     * @param name what it is part of
     * @param root the folder below which its path counts; where that folder lies does not
     * @param file the file
     * @throws IOException if the file cannot be read; the message names the path
     */
    public void add(String name, Path root, Path file) throws IOException {
        byte[] content = known.of(file);
        digest.update((name + "/" + path(root, file)).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(content);
    }

    /**
     * The path of a file from a folder on, wherever that lies.
     *
     * @param root the folder
     * @param file the file
     */
    public static String path(Path root, Path file) {
        // As a URI, a path is told by the bytes of its name on the disk; as text, it would depend on the locale.
        return root.toUri().relativize(file.toUri()).getRawPath();
    }

    /**
     * The SHA-256 of a file, as hexadecimal digits.
     *
     * @throws IOException if the file cannot be read; the message names the path
     */
    public static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(digest(file));
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest content = sha256();
        try (InputStream input = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                content.update(buffer, 0, read);
            }
        }
        return content.digest();
    }

    /**
     * Adds every file under a folder, or the file itself, in the order of their names.
     *
     * @param name what they are
     * @param root a folder or a file
     * @throws IOException if something cannot be read
     */
    public void addAll(String name, Path root) throws IOException {
        for (Path file : FileTree.files(root)) {
            add(name, root, file);
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

    /** The SHA-256 of some bytes, in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
