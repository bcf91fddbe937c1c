package org.kusgraph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Where the keys and values of a JSON text stand, by their JSON pointers, as Jackson tells it. */
final class Places {
    private final Map<String, Set<Integer>> offsets = new HashMap<>();

    private Places() {}

    /** The places in a text, or in what stands before its first fault of syntax. */
    static Places in(String text) {
        Places places = new Places();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    places.add(
                            token.isStructStart()
                                    ? parser.streamReadContext()
                                            .getParent()
                                            .pathAsPointer()
                                            .toString()
                                    : parser.streamReadContext().pathAsPointer().toString(),
                            (int) parser.currentTokenLocation().getCharOffset());
                }
            }
        } catch (JacksonException e) {
            // Then the rest of the text has no places.
        }
        return places;
    }

    private void add(String pointer, int offset) {
        offsets.computeIfAbsent(pointer, unused -> new HashSet<>()).add(offset);
    }

    /** Where the values with a pointer begin, and their keys. */
    Set<Integer> offsets(String pointer) {
        return offsets.getOrDefault(pointer, Set.of());
    }
}
