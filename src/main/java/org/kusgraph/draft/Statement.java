package org.kusgraph.draft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that an article seems to say.
 *
 * @param span where
 * @param lead the words before a list, where it is one of several things in that; they tell of each of them
 * @param speakers who say it, together where they are several; none for the article itself, or for somebody whom it does not name
 * @param unnamed whether it is said by somebody whom the article does not name
 * @param status how surely
 * @param why by what it was found
 */
record Statement(Span span, Optional<Span> lead, List<Subject> speakers, boolean unnamed, String status, Reason why) {
    /** Whether something stands in it. */
    boolean holds(Span part) {
        return span.holds(part) || lead.filter(words -> words.holds(part)).isPresent();
    }

    /** Where it stands, in reading order. */
    List<Span> spans() {
        return Stream.concat(lead.stream(), Stream.of(span)).toList();
    }
}
