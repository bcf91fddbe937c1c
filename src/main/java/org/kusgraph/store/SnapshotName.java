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
record SnapshotName(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]+-[0-9]{17}");
    private static final DateTimeFormatter BUILT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

    /** A name for what is built at this moment. */
    static SnapshotName of(String identity, Clock clock) {
        String built = BUILT.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return parse(identity + "-" + built)
                .orElseThrow(() -> new IllegalArgumentException("not an identity of letters and digits: " + identity));
    }

    /** The name that a text is, if it is one: never a path that leads elsewhere. */
    static Optional<SnapshotName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SnapshotName(text)) : Optional.empty();
    }

    String identity() {
        return text.substring(0, text.lastIndexOf('-'));
    }

    @Override
    public String toString() {
        return text;
    }
}
