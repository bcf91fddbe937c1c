package org.kusgraph.link.match;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which kinds the types of another data set stand for. A type that stands for nothing here says nothing.
 *
 * @param kinds the kinds for which each type stands
 */
public record Types(Map<String, Set<String>> kinds) {
    /** No type of the other data set is known. */
    public static final Types UNKNOWN = new Types(Map.of());

    /** A copy. */
    public Types {
        kinds = Map.copyOf(kinds);
    }

    /** Whether types go together. */
    public enum Agreement {
        YES,
        NO,
        UNKNOWN
    }

    /** Whether a thing of some kinds can be one of the other data set's types. */
    public Agreement agree(Set<String> own, Set<String> others) {
        if (own.isEmpty() || others.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (own.stream().anyMatch(others::contains)) {
            return Agreement.YES;
        }
        Set<String> stoodFor = others.stream()
                .flatMap(type -> kinds.getOrDefault(type, Set.of()).stream())
                .collect(Collectors.toSet());
        if (stoodFor.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        return own.stream().anyMatch(stoodFor::contains) ? Agreement.YES : Agreement.NO;
    }
}
