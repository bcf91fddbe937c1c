package org.kusgraph.link.sssom;

import java.util.List;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** What every mapping must have. */
final class Required {
    private Required() {}

    /** Tells what a mapping lacks. A literal is told by its label, everything else by its id. */
    static void check(Mapping mapping, ReadMappingSet.Row row, List<Problem> problems) {
        check(mapping, Slot.PREDICATE_ID, row, problems);
        check(mapping, Slot.MAPPING_JUSTIFICATION, row, problems);
        boolean isLiteral =
                mapping.one(Slot.SUBJECT_TYPE).filter(Mapping.LITERAL::equals).isPresent();
        check(mapping, isLiteral ? Slot.SUBJECT_LABEL : Slot.SUBJECT_ID, row, problems);
        check(mapping, mapping.hasLiteralObject() ? Slot.OBJECT_LABEL : Slot.OBJECT_ID, row, problems);
    }

    private static void check(Mapping mapping, Slot slot, ReadMappingSet.Row row, List<Problem> problems) {
        // A value that is told to be wrong is not missing.
        if (mapping.all(slot).isEmpty() && !row.cells().containsKey(slot.slotName())) {
            problems.add(new Problem(
                    ProblemCode.MISSING_KEY,
                    row.start(),
                    "the mapping has no " + slot,
                    "a value of " + slot + " in every mapping",
                    "add it"));
        }
    }
}
