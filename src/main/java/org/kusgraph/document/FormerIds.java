package org.kusgraph.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Which ids were those of what entities before. An address leads to one thing, so a former id is nobody else's. */
final class FormerIds {
    private final Map<String, Holder> holders = new HashMap<>();

    private record Holder(String id, Location at) {}

    /**
     * Adds a former id.
     *
     * @param former the id that an entity had
     * @param id the entity's id
     * @param at where it is said
     * @return what is wrong if another entity had the same id
     */
    Optional<Problem> add(String former, String id, Location at) {
        Holder earlier = holders.putIfAbsent(former, new Holder(id, at));
        return earlier == null || earlier.id().equals(id)
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.CONFLICT,
                        at,
                        Shown.quoted(former) + " is the former id of " + Shown.quoted(id) + " here, and of "
                                + Shown.quoted(earlier.id()) + " at "
                                + earlier.at().shown(),
                        "a former id of one entity only",
                        "take it away from one of the two"));
    }

    /** The id of the entity that had an id before. */
    Optional<String> current(String former) {
        return Optional.ofNullable(holders.get(former)).map(Holder::id);
    }

    /** What is wrong where a former id is described as that of an entity. */
    List<Problem> problems(Set<String> described) {
        List<Problem> problems = new ArrayList<>();
        holders.forEach((former, holder) -> {
            if (described.contains(former)) {
                problems.add(new Problem(
                        ProblemCode.DUPLICATE_IDENTIFIER,
                        holder.at(),
                        Shown.quoted(former) + " is given as a former id of " + Shown.quoted(holder.id())
                                + ", and something has it still",
                        "an id that nothing has any more",
                        "take it out, or give what has it another id"));
            }
        });
        return problems;
    }
}
