package org.kusgraph.draft;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of an article beside its text.
 *
 * @param id the id that its document is to have, if one is wanted
 * @param title its title
 * @param publisher who published it
 * @param source where it was published
 * @param issued the day on which it was published
 */
public record Header(
        Optional<String> id,
        Optional<String> title,
        Optional<String> publisher,
        Optional<String> source,
        Optional<LocalDate> issued) {
    /** Nothing is known. */
    public static final Header UNKNOWN =
            new Header(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What this says, and what another says where this says nothing. */
    public Header or(Header other) {
        return new Header(
                id.or(other::id),
                title.or(other::title),
                publisher.or(other::publisher),
                source.or(other::source),
                issued.or(other::issued));
    }
}
