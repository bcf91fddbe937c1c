package org.kusgraph.link.index;

import java.util.List;
import java.util.Optional;
import org.kusgraph.link.match.Candidate;
import org.kusgraph.link.match.Thing;

/**
 * What was found for a thing.
 *
 * @param asked the thing
 * @param candidates what it may be, the likeliest first
 * @param chosen the one that is proposed; none if none is like enough, or if several are equally like
 */
public record Matching(Thing asked, List<Candidate> candidates, Optional<Candidate> chosen) {
    /** Whether several are like enough, and none is likelier than the others. */
    public boolean isAmbiguous() {
        return chosen.isEmpty() && !candidates.isEmpty() && Matcher.isLikeEnough(candidates.getFirst());
    }

    /** What else it may be. */
    public List<Candidate> rivals() {
        return candidates.stream()
                .filter(each -> chosen.isEmpty() || !chosen.get().equals(each))
                .toList();
    }
}
