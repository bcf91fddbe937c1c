package org.kusgraph.evidence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a web page says of the article on it, beside the article's text.
 *
 * @param title its title
 * @param publisher the site
 * @param source its address
 * @param issued the day of publication
 */
public record PageHeader(
        Optional<String> title, Optional<String> publisher, Optional<String> source, Optional<LocalDate> issued) {
    /** A text that is on no page has none of it. */
    static final PageHeader NONE =
            new PageHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
