package org.kusgraph.link.sssom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One mapping: that a subject has a relation to an object, or has not, and who says so, why and how surely. References are CURIEs,
 * which the set's prefixes make into IRIs.
 *
 * @param values the values of its slots, in the order of the slots; none is empty
 * @param extensions the values of slots that the standard does not have, by the slots' names
 */
public record Mapping(Map<Slot, List<String>> values, SortedMap<String, String> extensions) {
    /** What stands for the object, or the subject, where one was sought and not found. */
    public static final String NO_TERM_FOUND = "sssom:NoTermFound";

    /** What the type of a subject or object is that has no IRI and is given by its label. */
    public static final String LITERAL = "rdfs literal";

    private static final String NOT = "Not";

    /** A mapping with values. */
    public Mapping {
        values = copy(values);
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    /** A mapping with nothing but what each must have. */
    public static Mapping of(String subject, String predicate, String object, String justification) {
        return new Mapping(Map.of(), new TreeMap<>())
                .with(Slot.SUBJECT_ID, subject)
                .with(Slot.PREDICATE_ID, predicate)
                .with(Slot.OBJECT_ID, object)
                .with(Slot.MAPPING_JUSTIFICATION, justification);
    }

    static Map<Slot, List<String>> copy(Map<Slot, List<String>> values) {
        Map<Slot, List<String>> copy = new EnumMap<>(Slot.class);
        values.forEach((slot, all) -> {
            if (!all.isEmpty()) {
                copy.put(slot, List.copyOf(all));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** The values of a slot; empty where it has none. */
    public List<String> all(Slot slot) {
        return values.getOrDefault(slot, List.of());
    }

    /** The value of a slot, or the first of several. */
    public Optional<String> one(Slot slot) {
        return all(slot).stream().findFirst();
    }

    /** The value of a slot that the standard does not have. */
    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** The same mapping with other values in a slot; none empties it. */
    public Mapping with(Slot slot, String... replacing) {
        return with(slot, List.of(replacing));
    }

    /** The same mapping with other values in a slot; none empties it. */
    public Mapping with(Slot slot, List<String> replacing) {
        Map<Slot, List<String>> changed = new EnumMap<>(Slot.class);
        changed.putAll(values);
        changed.put(slot, new ArrayList<>(replacing));
        return new Mapping(changed, extensions);
    }

    /** The same mapping with another value in a slot that the standard does not have. */
    public Mapping withExtension(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(extensions);
        changed.put(name, value);
        return new Mapping(values, changed);
    }

    /** The subject; empty where it is a literal. */
    public Optional<String> subject() {
        return one(Slot.SUBJECT_ID);
    }

    /** The relation. */
    public String predicate() {
        return one(Slot.PREDICATE_ID).orElseThrow();
    }

    /** The object; empty where it is a literal. */
    public Optional<String> object() {
        return one(Slot.OBJECT_ID);
    }

    /** Whether the relation does not hold. */
    public boolean isNegated() {
        return one(Slot.PREDICATE_MODIFIER).filter(NOT::equals).isPresent();
    }

    /** The same mapping, saying that the relation does not hold. */
    public Mapping negated() {
        return with(Slot.PREDICATE_MODIFIER, NOT);
    }

    /** Whether an object was sought and not found. */
    public boolean isNotFound() {
        return object().filter(NO_TERM_FOUND::equals).isPresent();
    }

    /** Whether the object has no IRI, and is what its label says. */
    public boolean hasLiteralObject() {
        return one(Slot.OBJECT_TYPE).filter(LITERAL::equals).isPresent();
    }
}
