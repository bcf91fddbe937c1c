package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kusgraph.GeneratedJson.Members;
import org.kusgraph.GeneratedJson.Plain;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A document of which a value, a key or an order was changed by chance, and which still is JSON if it was. */
final class MutatedValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "-",
            "../../etc/passwd",
            "javascript:alert(1)",
            "https://example.org/a b",
            "https://example.org/a/../b",
            "http://",
            "//example.org",
            "urn:x",
            "<b onmouseover=alert(1)>",
            "\ud800",
            "\udc00가",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\u2028",
            "\ufffe",
            "\u1112\u1161\u11ab",
            "한",
            "A",
            "a--b",
            "@id",
            "@base",
            "2024-13-01",
            "2024-02-30",
            "-1",
            "1e400",
            " 5",
            "99999999999999999999",
            "NaN",
            "XXX",
            "en_US",
            "ko-",
            "x".repeat(10_000),
            "~1/~0",
            "Article",
            "id",
            "kind",
            "@context",
            "@graph",
            "@type");

    private static final List<Plain> PLAIN = Stream.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0",
                    "1",
                    "-1",
                    "3.59",
                    "1E2",
                    "1e400",
                    "1e-400",
                    "-1e999999999",
                    "9007199254740993",
                    "123456789012345",
                    "1234567890123456",
                    "9".repeat(100),
                    "9".repeat(101),
                    "0." + "1".repeat(200))
            .map(Plain::new)
            .toList();

    /** As many as JSON of ours may nest, and more. */
    private static final int DEEPEST = 70;
    /** More faults than are told of one document. */
    private static final int COPIES = 150;

    private final Random chance;
    private final byte[] document;
    private final byte[] other;

    /** A change to the first document, which may take from the other. */
    MutatedValues(byte[] document, byte[] other, Random chance) {
        this.document = document;
        this.other = other;
        this.chance = chance;
    }

    /** The changed document, unless it is no JSON. */
    Optional<byte[]> bytes() {
        try {
            List<Object> root = new ArrayList<>(List.of(tree(document)));
            List<List<Object>> lists = new ArrayList<>(List.of(root));
            List<Members> objects = new ArrayList<>();
            collect(root.get(0), lists, objects);
            change(lists, objects);
            return Optional.of(GeneratedJson.write(root.get(0), chance).getBytes(UTF_8));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void change(List<List<Object>> lists, List<Members> objects) {
        List<Object> list = oneOf(lists);
        List<Map.Entry<String, Object>> object =
                objects.isEmpty() ? new ArrayList<>() : oneOf(objects).all();
        boolean inObject = !object.isEmpty() && (list.isEmpty() || chance.nextInt(4) > 0);
        if (!inObject && list.isEmpty()) {
            return;
        }
        int at = chance.nextInt(inObject ? object.size() : list.size());
        Object value = inObject ? object.get(at).getValue() : list.get(at);
        Consumer<Object> put = inObject
                ? changed -> object.set(at, Map.entry(object.get(at).getKey(), changed))
                : changed -> list.set(at, changed);
        switch (chance.nextInt(10)) {
            case 0 -> {
                if (inObject) {
                    object.remove(at);
                } else if (list != lists.get(0)) {
                    list.remove(at);
                }
            }
            case 1 -> {
                if (inObject) {
                    repeat(object, at);
                } else {
                    repeat(list, at);
                }
            }
            case 2 -> shuffle(inObject ? object : list);
            case 3 -> {
                if (inObject) {
                    object.set(at, Map.entry(key(objects, object.get(at).getKey()), value));
                }
            }
            case 4 -> put.accept(oneOf(PLAIN));
            case 5 -> put.accept(value instanceof String text ? slip(text) : oneOf(TEXTS));
            case 6 -> put.accept(oneOf(TEXTS));
            case 7 -> put.accept(nested(value));
            case 8 -> put.accept(any(tree(document)));
            default -> put.accept(any(tree(other)));
        }
    }

    private <T> void repeat(List<T> items, int at) {
        int copies = chance.nextInt(4) == 0 ? COPIES : 1;
        items.addAll(at, Collections.nCopies(copies, items.get(at)));
    }

    private void shuffle(List<?> items) {
        Collections.shuffle(items, chance);
    }

    /** A key that stands elsewhere, one with a slip, or any text. */
    private String key(List<Members> objects, String key) {
        return switch (chance.nextInt(3)) {
            case 0 -> {
                List<Map.Entry<String, Object>> members = oneOf(objects).all();
                yield members.isEmpty() ? key : oneOf(members).getKey();
            }
            case 1 -> slip(key);
            default -> oneOf(TEXTS);
        };
    }

    private String slip(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = text.offsetByCodePoints(0, chance.nextInt(text.codePointCount(0, text.length())));
        int next = text.offsetByCodePoints(at, 1);
        return switch (chance.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(next);
            case 1 -> text.substring(0, at) + Character.toString(character()) + text.substring(next);
            case 2 -> text.substring(0, next) + Character.toString(character()) + text.substring(next);
            default -> text + oneOf(TEXTS);
        };
    }

    /** Any code point at all, or one of those that are near. */
    private int character() {
        return chance.nextBoolean() ? chance.nextInt(Character.MAX_CODE_POINT + 1) : chance.nextInt(0x80);
    }

    private Object nested(Object value) {
        Object nested = value;
        for (int i = chance.nextInt(4) == 0 ? DEEPEST : 1 + chance.nextInt(3); i > 0; i--) {
            nested = chance.nextBoolean()
                    ? new ArrayList<>(List.of(nested))
                    : new Members(new ArrayList<>(List.of(Map.entry(oneOf(TEXTS), nested))));
        }
        return nested;
    }

    /** Any value within a value. */
    private Object any(Object root) {
        List<Object> values = new ArrayList<>();
        values.add(root);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Members members -> members.all().forEach(member -> values.add(member.getValue()));
                case List<?> list -> values.addAll(list);
                default -> {}
            }
        }
        return oneOf(values);
    }

    private static void collect(Object value, List<List<Object>> lists, List<Members> objects) {
        switch (value) {
            case Members members -> {
                objects.add(members);
                members.all().forEach(member -> collect(member.getValue(), lists, objects));
            }
            case List<?> list -> {
                @SuppressWarnings("unchecked")
                List<Object> items = (List<Object>) list;
                lists.add(items);
                items.forEach(item -> collect(item, lists, objects));
            }
            default -> {}
        }
    }

    private <T> T oneOf(List<T> candidates) {
        return candidates.get(chance.nextInt(candidates.size()));
    }

    private static Object tree(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), new String(json, UTF_8))) {
            JsonToken first = parser.nextToken();
            return first == null ? new Plain("") : value(parser, first);
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                List<Map.Entry<String, Object>> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    members.add(Map.entry(key, value(parser, parser.nextToken())));
                }
                yield new Members(members);
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            default -> new Plain(parser.getString());
        };
    }
}
