package org.kusgraph.link.things;

import java.util.Map;
import java.util.stream.Collectors;

/** Wikidata's own properties for the identifiers of other registers. */
public final class WikidataProperties {
    private static final Map<String, String> SCHEMES = Map.of("P6782", "ror", "P1278", "lei", "P213", "isni");

    private WikidataProperties() {}

    /** The scheme of a property, by its number. */
    public static Map<String, String> schemes() {
        return SCHEMES;
    }

    /** The number of the property for a scheme. */
    public static Map<String, String> byScheme() {
        return SCHEMES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
