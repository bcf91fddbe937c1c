package org.kusgraph.web.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.kusgraph.link.json.JsonTree;

/**
 * One query of a batch (Reconciliation Service API 0.2, section 4.2).
 *
 * @param text the name to look for; empty if only properties are known
 * @param types the kinds of which the entity has to be one; any if there are none
 * @param properties what else is known of it, by property
 * @param limit at most so many candidates
 */
record ReconciliationQuery(String text, List<String> types, Map<String, List<String>> properties, int limit) {
    private static final int LONGEST_TEXT = 500;
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 50;

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException if it cannot be answered; the message says why
     */
    static ReconciliationQuery of(String name, JsonTree query) {
        String text = query.string("query").strip();
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "the query '" + name + "' has more than " + LONGEST_TEXT + " characters");
        }
        OptionalDouble limit = query.number("limit");
        if (limit.isPresent() && limit.getAsDouble() < 1) {
            throw new IllegalArgumentException("the limit of the query '" + name + "' is less than 1");
        }
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (JsonTree property : query.list("properties")) {
            List<String> values = values(property.get("v"));
            if (!values.isEmpty()) {
                properties
                        .computeIfAbsent(property.string("pid"), unseen -> new ArrayList<>())
                        .addAll(values);
            }
        }
        if (text.isEmpty() && properties.isEmpty()) {
            throw new IllegalArgumentException(
                    "the query '" + name + "' has no text under \"query\", and no properties");
        }
        return new ReconciliationQuery(
                text, values(query.get("type")), properties, (int) Math.min(MOST, limit.orElse(USUAL_LIMIT)));
    }

    /** A value, or each of a list: a text, a number, or an object with an id. */
    private static List<String> values(java.util.Optional<JsonTree> value) {
        if (value.isEmpty()) {
            return List.of();
        }
        List<JsonTree> all = value.get() instanceof JsonTree.Items list ? list.items() : List.of(value.get());
        return all.stream()
                .map(each -> each.string("id").isEmpty() ? each.asText() : each.string("id"))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
