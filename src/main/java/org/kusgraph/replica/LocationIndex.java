package org.kusgraph.replica;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.store.SnapshotName;

/**
 * What a location says of itself: which snapshot is the newest there. It is the one file of a location that changes.
 *
 * @param snapshot the snapshot, in the folder of its name
 * @param manifestDigest the SHA-256 of its manifest, which has those of all other files
 */
record LocationIndex(SnapshotName snapshot, String manifestDigest) {
    /** Beyond this it is none. */
    static final int MOST_BYTES = 1_000;

    private static final Pattern FORM =
            Pattern.compile("kus snapshots 1\nsnapshot ([0-9A-Za-z_-]+)\nmanifest ([0-9a-f]{64})\n");

    byte[] bytes() {
        return ("kus snapshots 1\nsnapshot " + snapshot + "\nmanifest " + manifestDigest + "\n").getBytes(ISO_8859_1);
    }

    /** What {@link #bytes} has written, and nothing else. */
    static Optional<LocationIndex> parse(byte[] bytes) {
        Matcher parts = FORM.matcher(new String(bytes, ISO_8859_1));
        return parts.matches()
                ? SnapshotName.parse(parts.group(1)).map(name -> new LocationIndex(name, parts.group(2)))
                : Optional.empty();
    }
}
