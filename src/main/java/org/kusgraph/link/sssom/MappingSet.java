package org.kusgraph.link.sssom;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A set of mappings with what is said of them together.
 *
 * @param prefixes make CURIEs into IRIs
 * @param extensions the definitions of slots that the standard does not have
 * @param values the values of the set's own slots, in the order of the slots; none is empty
 * @param extensionValues the set's values of slots that the standard does not have, by the slots' names
 * @param mappings the mappings
 */
public record MappingSet(
        Prefixes prefixes,
        List<Extension> extensions,
        Map<Slot, List<String>> values,
        SortedMap<String, String> extensionValues,
        List<Mapping> mappings) {

    private static final String VERSION_OF_NEW_SLOTS = "1.1";
    /** Slots of texts for which the standard proposes CURIEs too. */
    private static final Set<Slot> MAY_BE_CURIES = Set.of(Slot.SUBJECT_CATEGORY, Slot.OBJECT_CATEGORY);

    private static final String SEPARATOR = "\u0000";

    /** A set of mappings. */
    public MappingSet {
        extensions = List.copyOf(extensions);
        values = Mapping.copy(values);
        extensionValues = Collections.unmodifiableSortedMap(new TreeMap<>(extensionValues));
        mappings = List.copyOf(mappings);
    }

    /** An empty set with what each must have. */
    public static MappingSet of(Prefixes prefixes, String id, String license) {
        return new MappingSet(prefixes, List.of(), Map.of(), new TreeMap<>(), List.of())
                .with(Slot.MAPPING_SET_ID, id)
                .with(Slot.LICENSE, license);
    }

    /** The values of a slot of the set itself; empty where it has none. */
    public List<String> all(Slot slot) {
        return values.getOrDefault(slot, List.of());
    }

    /** The value of a slot of the set itself, or the first of several. */
    public Optional<String> one(Slot slot) {
        return all(slot).stream().findFirst();
    }

    /** The definition of a slot that the standard does not have. */
    public Optional<Extension> extension(String name) {
        return extensions.stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst();
    }

    /** The same set with other values in a slot of its own; none empties it. */
    public MappingSet with(Slot slot, String... replacing) {
        Map<Slot, List<String>> changed = new EnumMap<>(Slot.class);
        changed.putAll(values);
        changed.put(slot, List.of(replacing));
        return new MappingSet(prefixes, extensions, changed, extensionValues, mappings);
    }

    /** The same set with other definitions of slots. */
    public MappingSet withExtensions(List<Extension> defined) {
        return new MappingSet(prefixes, defined, values, extensionValues, mappings);
    }

    /** The same set with other mappings. */
    public MappingSet withMappings(List<Mapping> replacing) {
        return new MappingSet(prefixes, extensions, values, extensionValues, replacing);
    }

    /** The same set, where what it says of every mapping stands with each mapping. */
    public MappingSet propagated() {
        Map<Slot, List<String>> kept = new EnumMap<>(Slot.class);
        Map<Slot, List<String>> moved = new EnumMap<>(Slot.class);
        values.forEach((slot, all) -> {
            boolean moves = slot.isPropagatable()
                    && mappings.stream().allMatch(mapping -> mapping.all(slot).isEmpty());
            (moves ? moved : kept).put(slot, all);
        });
        List<Mapping> complete = mappings.stream()
                .map(mapping -> {
                    Map<Slot, List<String>> both = new EnumMap<>(moved);
                    both.putAll(mapping.values());
                    return new Mapping(both, mapping.extensions());
                })
                .toList();
        return new MappingSet(prefixes, extensions, kept, extensionValues, complete);
    }

    /** The same set, where what every mapping says stands with the set. */
    public MappingSet condensed() {
        if (mappings.isEmpty()) {
            return this;
        }
        Map<Slot, List<String>> ofSet = new EnumMap<>(Slot.class);
        ofSet.putAll(values);
        Set<Slot> moved = new HashSet<>();
        for (Slot slot : Slot.values()) {
            List<String> first = mappings.getFirst().all(slot);
            if (slot.isPropagatable()
                    && !first.isEmpty()
                    && mappings.stream().allMatch(mapping -> mapping.all(slot).equals(first))
                    && (all(slot).isEmpty() || all(slot).equals(first))) {
                ofSet.put(slot, first);
                moved.add(slot);
            }
        }
        List<Mapping> shorter = mappings.stream()
                .map(mapping -> {
                    Map<Slot, List<String>> rest = new EnumMap<>(Slot.class);
                    rest.putAll(mapping.values());
                    rest.keySet().removeAll(moved);
                    return new Mapping(rest, mapping.extensions());
                })
                .toList();
        return new MappingSet(prefixes, extensions, ofSet, extensionValues, shorter);
    }

    /**
     * The same set in the form that the standard calls canonical, so that two files of the same set are the same: condensed, the
     * mappings sorted, without prefixes and definitions that nothing uses.
     */
    public MappingSet canonical() {
        MappingSet condensed = condensed();
        List<Mapping> sorted = condensed.mappings.stream()
                .sorted(Comparator.comparing(MappingSet::key))
                .toList();
        Set<String> usedSlots = new HashSet<>(extensionValues.keySet());
        sorted.forEach(mapping -> usedSlots.addAll(mapping.extensions().keySet()));
        List<Extension> usedExtensions = extensions.stream()
                .filter(extension -> usedSlots.contains(extension.name()))
                .sorted(Comparator.comparing(extension -> extension.propertyIri(prefixes)))
                .toList();
        MappingSet pruned = new MappingSet(prefixes, usedExtensions, condensed.values, extensionValues, sorted);
        MappingSet versioned = pruned.usesNewSlots() ? pruned.with(Slot.SSSOM_VERSION, VERSION_OF_NEW_SLOTS) : pruned;
        return new MappingSet(
                versioned.usedPrefixes(), usedExtensions, versioned.values, extensionValues, versioned.mappings);
    }

    private boolean usesNewSlots() {
        return Stream.concat(Stream.of(values), mappings.stream().map(Mapping::values))
                .flatMap(all -> all.keySet().stream())
                .anyMatch(Slot::isNew);
    }

    /** By which mappings are sorted: all values in the order of the slots. */
    private static String key(Mapping mapping) {
        StringBuilder key = new StringBuilder();
        for (Slot slot : Slot.values()) {
            key.append(String.join("|", mapping.all(slot))).append(SEPARATOR);
        }
        mapping.extensions().values().forEach(value -> key.append(value).append(SEPARATOR));
        return key.toString();
    }

    private Prefixes usedPrefixes() {
        Set<String> used = new HashSet<>();
        Stream.concat(Stream.of(values), mappings.stream().map(Mapping::values))
                .flatMap(all -> all.entrySet().stream())
                .filter(entry ->
                        MAY_BE_CURIES.contains(entry.getKey()) || entry.getKey().type() == ValueType.REFERENCE)
                .forEach(entry -> entry.getValue().forEach(value -> used.add(prefix(value))));
        for (Extension extension : extensions) {
            extension.property().ifPresent(property -> used.add(prefix(property)));
            extension.type().ifPresent(type -> used.add(prefix(type)));
            if (extension.isOfReferences(prefixes)) {
                Stream.concat(Stream.of(extensionValues), mappings.stream().map(Mapping::extensions))
                        .flatMap(all -> Optional.ofNullable(all.get(extension.name())).stream())
                        .forEach(value -> used.add(prefix(value)));
            }
        }
        SortedMap<String, String> kept = new TreeMap<>(prefixes.namespaces());
        kept.keySet().retainAll(used);
        kept.keySet().removeAll(Prefixes.BUILT_IN.namespaces().keySet());
        return new Prefixes(kept);
    }

    private static String prefix(String curie) {
        return curie.substring(0, Math.max(curie.indexOf(':'), 0));
    }
}
