package org.kusgraph.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the server introduces what it serves.
 *
 * @param title the name of the graph
 * @param description what it holds, in a sentence or two
 * @param base the IRI against which relative IRIs in queries are resolved
 * @param prefixes prefix to namespace, in the order in which to show them; used to shorten IRIs in answers
 * @param examples queries to try
 */
public record Introduction(
        String title, String description, String base, Map<String, String> prefixes, List<ExampleQuery> examples) {
    /**
     * A query to try.
     *
     * @param title the question in words
     * @param query the question in SPARQL
     */
    public record ExampleQuery(String title, String query) {}

    public Introduction {
        prefixes = Collections.unmodifiableMap(new LinkedHashMap<>(prefixes));
        examples = List.copyOf(examples);
    }
}
