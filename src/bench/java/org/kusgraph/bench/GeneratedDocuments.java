package org.kusgraph.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Documents of the shape of one that is shipped, each of another article with people, bodies and claims of its own: the same
 * number makes the same bytes. Countries, and the technologies of the taxonomies, they have in common.
 */
final class GeneratedDocuments {
    /** Stands in the text where the number of a document is to be; no JSON holds it. */
    private static final String NUMBER = "\u0001";

    private static final String SHARED = "Country";

    private final String[] parts;

    private GeneratedDocuments(String[] parts) {
        this.parts = parts;
    }

    /** Documents after an example file. */
    static GeneratedDocuments like(Path document) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        JsonNode example = mapper.readTree(Files.readString(document));
        String article = example.get("id").stringValue();
        Set<String> ids = new TreeSet<>();
        collect(example, ids);
        String text = mapper.writeValueAsString(renamed(example, article, ids, ""));
        return new GeneratedDocuments(text.replace("\\u0001", NUMBER).split(NUMBER, -1));
    }

    /** The id of what a generated document has in place of something of the example. */
    static String id(String id, String article, String number) {
        return id.startsWith(article) ? article + "-" + number + id.substring(article.length()) : id + "-" + number;
    }

    /** One document. */
    String document(int number) {
        return String.join(Integer.toString(number), parts);
    }

    /** Writes documents as JSON Lines. */
    void write(int count, Path file) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int number = 0; number < count; number++) {
                stream.write((document(number) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void collect(JsonNode node, Set<String> ids) {
        JsonNode id = node.get("id");
        if (id != null && !node.path("kind").asString("").equals(SHARED)) {
            ids.add(id.stringValue());
        }
        node.values().forEach(value -> collect(value, ids));
    }

    /** @param key the key under which the node stands in its object, also for what stands below it without a key of its own */
    private static JsonNode renamed(JsonNode node, String article, Set<String> ids, String key) {
        JsonMapper mapper = JsonMapper.shared();
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = mapper.createObjectNode();
                boolean isShared = object.path("kind").asString("").equals(SHARED);
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    String name = key.equals("name") ? "name" : isShared ? "" : property.getKey();
                    copy.set(property.getKey(), renamed(property.getValue(), article, ids, name));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = mapper.createArrayNode();
                array.values().forEach(value -> copy.add(renamed(value, article, ids, key)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(renamed(text.stringValue(), article, ids, key));
            default -> node;
        };
    }

    private static String renamed(String text, String article, Set<String> ids, String key) {
        if (ids.contains(text)) {
            return id(text, article, NUMBER);
        }
        return key.equals("name") ? text + " " + NUMBER : text;
    }
}
