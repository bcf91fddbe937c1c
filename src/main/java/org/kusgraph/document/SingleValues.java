package org.kusgraph.document;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/**
 * The values of fields that may have one value only, over all documents: each alone may be right, and yet two may give
 * one entity two names in a language or two countries.
 */
final class SingleValues {
    private final Map<Slot, Given> given = new HashMap<>();

    /**
     * What holds one value.
     *
     * @param id the entity's id
     * @param key the field's key
     * @param language the language of a text, or nothing
     */
    record Slot(String id, String key, String language) {}

    /** Whether two texts differ only in how their characters are composed, as Hangul from some systems does. */
    private static boolean isSameNormalized(String one, String other) {
        return Normalizer.normalize(one, Normalizer.Form.NFC).equals(Normalizer.normalize(other, Normalizer.Form.NFC));
    }

    private record Given(String text, String document, Location at) {}

    /** Whether the field may have one value only, for texts in each language. */
    static boolean isSingle(Field field) {
        return field.range() instanceof Range.Texts texts ? texts.one() : field.most() == 1;
    }

    /**
     * Notes a value, and tells if another document has given another.
     *
     * @param slot what holds the value
     * @param text the value as text
     * @param document what names the document or the taxonomy
     * @param place tells where the value stands, which takes time to find out
     */
    Optional<Problem> add(Slot slot, String text, String document, Supplier<Location> place) {
        Given earlier = given.get(slot);
        if (earlier == null) {
            given.put(slot, new Given(text, document, place.get()));
            return Optional.empty();
        }
        // Two values in one document are the shape's matter.
        if (earlier.text().equals(text) || earlier.document().equals(document)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ProblemCode.CONFLICT,
                place.get(),
                "the '" + slot.key() + "' of " + Shown.quoted(slot.id())
                        + (slot.language().isEmpty() ? "" : " in '" + slot.language() + "'")
                        + " is " + Shown.quoted(text) + " here, and " + Shown.quoted(earlier.text()) + " at "
                        + earlier.at().shown(),
                "the same in all documents",
                isSameNormalized(text, earlier.text())
                        ? "write both in Unicode's normalization form C; they look alike, but are composed of other characters"
                        : "mend one of the two"));
    }
}
