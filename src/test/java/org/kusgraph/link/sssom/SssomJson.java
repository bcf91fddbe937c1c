package org.kusgraph.link.sssom;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A set of mappings as the standard's JSON Schema wants it: without slots that the standard does not have. */
final class SssomJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SssomJson() {}

    static String of(MappingSet set) {
        Map<String, Object> all = values(set.values());
        all.put("curie_map", set.prefixes().namespaces());
        List<Object> extensions = new ArrayList<>();
        set.extensions().forEach(extension -> {
            Map<String, String> definition = new LinkedHashMap<>(Map.of("slot_name", extension.name()));
            extension.property().ifPresent(property -> definition.put("property", property));
            extension.type().ifPresent(type -> definition.put("type_hint", type));
            extensions.add(definition);
        });
        all.put("extension_definitions", extensions);
        all.put(
                "mappings",
                set.mappings().stream().map(mapping -> values(mapping.values())).toList());
        return JSON.writeValueAsString(all);
    }

    /** The names of the properties that the schema gives a class. */
    static List<String> properties(String schema, String type) {
        return List.copyOf(JSON.readTree(schema)
                .path("$defs")
                .path(type)
                .path("properties")
                .propertyNames());
    }

    /** A score as it is written. */
    static String rounded(String score) {
        return new BigDecimal(score)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Map<String, Object> values(Map<Slot, List<String>> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((slot, texts) -> {
            if (slot.isMultivalued()) {
                all.put(slot.slotName(), texts);
            } else if (slot.type() == ValueType.SCORE) {
                all.put(slot.slotName(), new BigDecimal(texts.getFirst()));
            } else {
                all.put(slot.slotName(), texts.getFirst());
            }
        });
        return all;
    }
}
