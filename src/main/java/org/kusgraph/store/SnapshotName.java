package org.kusgraph.store;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A snapshot's folder name: what it was made from, and when. Two builds of the same input are of one identity and still two
 * folders, so that a damaged snapshot is replaced by a whole one without being touched, and readers notice.
 *
 * @param text the folder's name
 */
public record SnapshotName(String text) {
    private static final int TIME_DIGITS = 17;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,100}-[0-9]{" + TIME_DIGITS + "}");
    private static final DateTimeFormatter BUILT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

    /**
     * A name for what is built at this moment. When the clock says that it was built before another, it is named as if it had
     * been built right after that one: clocks are set back, and the order of snapshots must not be.
     *
     * @param before the snapshot that the new one comes after, if there is one
     */
    public static SnapshotName of(String identity, Clock clock, Optional<SnapshotName> before) {
        String now = BUILT.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        long next = before.map(name -> Long.parseLong(name.built()) + 1).orElse(0L);
        return parse(identity + "-"
                        + String.format(Locale.ROOT, "%0" + TIME_DIGITS + "d", Math.max(Long.parseLong(now), next)))
                .orElseThrow(() -> new IllegalArgumentException("not an identity of letters and digits: " + identity));
    }

    /** The name that a text is, if it is one: never a path that leads elsewhere. */
    public static Optional<SnapshotName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SnapshotName(text)) : Optional.empty();
    }

    /** What it was made from: the same input gives the same. */
    public String identity() {
        return text.substring(0, text.lastIndexOf('-'));
    }

    /** When it was made: 17 digits, whose order is that of snapshots. */
    public String built() {
        return text.substring(text.length() - TIME_DIGITS);
    }

    /** Whether it was made after another: of two snapshots of a store, or of a location, one is newer. */
    public boolean isNewerThan(SnapshotName other) {
        return built().compareTo(other.built()) > 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
