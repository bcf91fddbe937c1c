package org.kusgraph.link;

import java.util.Set;
import org.kusgraph.link.sssom.Mapping;

/**
 * A link that a person may accept or refuse.
 *
 * @param row the link, with what speaks for it and against it
 * @param kinds the kinds of what was looked for; none where it is no entity of the graph
 * @param types what the other thing is, in the words of its data set
 */
public record Proposal(Mapping row, Set<String> kinds, Set<String> types) {
    /** A copy. */
    public Proposal {
        kinds = Set.copyOf(kinds);
        types = Set.copyOf(types);
    }
}
