package org.kusgraph.replica;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kusgraph.store.Manifest;
import org.kusgraph.store.SealedFile;
import org.kusgraph.store.SnapshotName;

/** Looks at a manifest that somebody else has written before any of its files is fetched or any of its names is used. */
final class OfferedSnapshot {
    private static final int MOST_FILES = 10_000;
    private static final int LONGEST_NAME = 200;

    /** TDB2 keeps less than this in reserve at a file's end; more would be a file that only seems large. */
    private static final long MOST_ZEROS = 64L << 20;

    /** Paths of at most three names, none of which begins with a dot or a hyphen. */
    private static final Pattern NAME =
            Pattern.compile("[0-9A-Za-z_][0-9A-Za-z._-]*(/[0-9A-Za-z_][0-9A-Za-z._-]*){0,2}");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private OfferedSnapshot() {}

    /**
     * What is wrong with a manifest, if anything, as a phrase that "the manifest" begins.
     *
     * @param name the name under which the snapshot is offered
     * @param mostBytes how large a snapshot may be
     */
    static Optional<String> fault(Manifest manifest, SnapshotName name, long mostBytes) {
        if (!manifest.identity().equals(name.identity())) {
            return Optional.of("is that of another snapshot");
        }
        if (manifest.files().size() > MOST_FILES) {
            return Optional.of("names more than " + MOST_FILES + " files");
        }
        Set<String> names = new HashSet<>(Set.of(Manifest.FILE));
        long sum = 0;
        for (SealedFile file : manifest.files()) {
            // Not told as it is written: it is to be in a log, where it could look like something else.
            if (file.name().length() > LONGEST_NAME
                    || !NAME.matcher(file.name()).matches()) {
                return Optional.of("names a file by what is no plain path");
            }
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                return Optional.of("names a file twice");
            }
            if (!DIGEST.matcher(file.digest()).matches()
                    || file.used() > file.size()
                    || file.size() - file.used() > MOST_ZEROS) {
                return Optional.of("gives " + file.name() + " a length or digest that no file has");
            }
            sum += file.used();
            if (sum < 0 || sum > mostBytes) {
                return Optional.of("asks for more than the " + mostBytes + " bytes of --follow-bytes");
            }
        }
        return names.stream().anyMatch(path -> isBelowOneOf(names, path))
                ? Optional.of("names a file that is to be a folder too")
                : Optional.empty();
    }

    private static boolean isBelowOneOf(Set<String> names, String name) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            if (names.contains(name.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
