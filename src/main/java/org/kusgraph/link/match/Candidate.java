package org.kusgraph.link.match;

import java.util.List;

/**
 * A thing that may be the one that was asked for.
 *
 * @param thing the thing
 * @param score from 0 to 1, how likely it is
 * @param name its name that is most like one that was asked
 * @param evidence what speaks for it and against it
 */
public record Candidate(Thing thing, double score, NameMatch name, List<Evidence> evidence) {
    /** What speaks for it, or against it. */
    public List<Evidence> evidence(Evidence.Stance stance) {
        return evidence.stream().filter(each -> each.stance() == stance).toList();
    }

    /** Whether more than names speaks for it. */
    public boolean isSupported() {
        return evidence.stream()
                .anyMatch(each -> each.stance() == Evidence.Stance.FOR
                        && each.aspect() != Evidence.Aspect.name
                        && each.aspect() != Evidence.Aspect.type);
    }
}
