package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The digests of files that were read, which can be kept from one start to the next: a file is not read again as long as the file system
 * tells of no change: its length, both its times and its number on the disk are as they were. The second time is that of any change of
 * the file or of what is said of it, which no program can set.
 */
public final class KnownDigests {
    private static final Logger LOG = LoggerFactory.getLogger(KnownDigests.class);

    /** Times of files are coarse, so one that has changed just now may change again and keep its time. */
    private static final Duration TOO_NEW = Duration.ofSeconds(2);

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (.+)");

    private final Optional<Path> kept;
    private final Map<String, String> before;
    private final Map<String, String> now = new TreeMap<>();

    private KnownDigests(Optional<Path> kept, Map<String, String> before) {
        this.kept = kept;
        this.before = before;
    }

    /** Knows none yet, and keeps none. */
    public static KnownDigests none() {
        return new KnownDigests(Optional.empty(), Map.of());
    }

    /** Knows none yet, and {@link #keep} writes them into a store for the next start, in place of those that are there. */
    public static KnownDigests anew(SnapshotStore store) {
        return new KnownDigests(Optional.of(file(store)), Map.of());
    }

    /** Those that {@link #keep} has written into a store; none where it has not, or where they cannot be read. */
    public static KnownDigests of(SnapshotStore store) {
        Path file = file(store);
        Map<String, String> before = new HashMap<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.<String>of()) {
                Matcher parts = LINE.matcher(line);
                if (parts.matches()) {
                    before.put(parts.group(2), parts.group(1));
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
        }
        return new KnownDigests(Optional.of(file), before);
    }

    private static Path file(SnapshotStore store) {
        return store.folder().resolve("digests");
    }

    /**
     * The SHA-256 of a file as it is now, as hexadecimal digits.
     *
     * @throws IOException if the file cannot be read; the message names the path
     */
    public String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(of(file));
    }

    /** The SHA-256 of a file as it is now. */
    byte[] of(Path file) throws IOException {
        Instant begin = Instant.now();
        Optional<String> state = state(file, begin);
        Optional<String> known = state.map(now::get).or(() -> state.map(before::get));
        String digest = known.isPresent() ? known.get() : Fingerprint.sha256(file);
        state.ifPresent(unchanged -> now.put(unchanged, digest));
        return HexFormat.of().parseHex(digest);
    }

    /** What tells a file's content from another one without reading it; nothing where that cannot be told. */
    private static Optional<String> state(Path file, Instant begin) throws IOException {
        try {
            Map<String, Object> told = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,dev,ino");
            FileTime changed = (FileTime) Objects.requireNonNull(told.get("ctime"));
            return changed.toInstant().isBefore(begin.minus(TOO_NEW))
                    ? Optional.of(new TreeMap<>(told).toString())
                    : Optional.empty();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            LOG.debug("{}: this file system does not tell when a file changes", file, e);
            return Optional.empty();
        }
    }

    /** Writes what is known now, where it is not what was known before. A store that cannot be written makes starts slower. */
    public void keep() {
        if (kept.isEmpty() || now.equals(before)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        now.forEach(
                (state, digest) -> text.append(digest).append(' ').append(state).append('\n'));
        try {
            Path next = kept.get()
                    .resolveSibling("digests." + ProcessHandle.current().pid() + ".next");
            Files.writeString(next, text, UTF_8);
            Files.move(next, kept.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("{} cannot be written", kept.get(), e);
        }
    }
}
