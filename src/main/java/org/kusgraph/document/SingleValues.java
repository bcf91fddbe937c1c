package org.kusgraph.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/**
 * The values of fields that may have one value only, over all files: each file alone may be right, and yet two may give
 * one entity two names in a language or two countries.
 */
final class SingleValues {
    private final Map<Slot, Given> given = new HashMap<>();

    /** What holds one value: a field of an entity, for texts in each language. */
    private record Slot(String id, Node path, String language) {}

    private record Given(String text, Location at) {}

    /** Whether the field may have one value only, for texts in each language. */
    static boolean isSingle(Field field) {
        return field.range() instanceof Range.Texts texts ? texts.one() : field.most() == 1;
    }

    /** Notes a value, and tells if another file has given another. */
    Optional<Problem> add(String id, Field field, String language, String text, Location at) {
        Given earlier = given.putIfAbsent(new Slot(id, field.path(), language), new Given(text, at));
        // Two values in one file are the shape's matter.
        if (earlier == null
                || earlier.text().equals(text)
                || earlier.at().file().equals(at.file())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ProblemCode.CONFLICT,
                at,
                "the '" + field.key() + "' of " + Shown.quoted(id)
                        + (language.isEmpty() ? "" : " in '" + language + "'")
                        + " is " + Shown.quoted(text) + " here, and " + Shown.quoted(earlier.text()) + " at "
                        + earlier.at().prefix().strip().replaceFirst(":$", ""),
                "the same in all files",
                "mend one of the two"));
    }
}
