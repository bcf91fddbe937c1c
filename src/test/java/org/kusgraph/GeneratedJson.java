package org.kusgraph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes JSON (RFC 8259) in any of the ways in which the same value can be written. */
final class GeneratedJson {
    /** A value as JSON writes it, such as a number. */
    record Plain(String json) {
        @Override
        public String toString() {
            return json;
        }
    }

    /** An object whose members stay in their order, and which may have a key twice. */
    record Members(List<Map.Entry<String, Object>> all) {}

    private static final List<String> SPACES = List.of("", "", "", " ", "  ", "\n", "\r\n", "\t");

    private final Random chance;
    private final StringBuilder text = new StringBuilder();

    private GeneratedJson(Random chance) {
        this.chance = chance;
    }

    /**
     * The text of a value.
     *
     * @param value a map, members, a list, a text, or a plain value
     * @param chance decides on the order of keys, on spaces and on escapes
     */
    static String write(Object value, Random chance) {
        GeneratedJson json = new GeneratedJson(chance);
        json.space();
        json.value(value);
        json.space();
        return json.text.toString();
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> object -> {
                List<Map.Entry<?, ?>> members = new ArrayList<>(object.entrySet());
                Collections.shuffle(members, chance);
                sequence('{', members, '}');
            }
            case Members members -> sequence('{', members.all(), '}');
            case List<?> list -> sequence('[', list, ']');
            case Map.Entry<?, ?> member -> {
                value(String.valueOf(member.getKey()));
                space();
                text.append(':');
                space();
                value(member.getValue());
            }
            case String string -> string(string);
            default -> text.append(value);
        }
    }

    private void sequence(char begin, List<?> items, char end) {
        text.append(begin);
        space();
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ",");
            space();
            value(items.get(i));
            space();
        }
        text.append(end);
    }

    private void space() {
        text.append(SPACES.get(chance.nextInt(SPACES.size())));
    }

    private void string(String string) {
        text.append('"');
        string.codePoints().forEach(this::character);
        text.append('"');
    }

    private void character(int point) {
        boolean escapeOrFail = point < ' ' || point == '"' || point == '\\';
        int byLetter = "\"\\/\b\f\n\r\t".indexOf(point);
        if (!escapeOrFail && chance.nextInt(20) != 0) {
            text.appendCodePoint(point);
        } else if (byLetter >= 0 && chance.nextBoolean()) {
            text.append('\\').append("\"\\/bfnrt".charAt(byLetter));
        } else {
            String format = chance.nextBoolean() ? "\\u%04x" : "\\u%04X";
            for (char unit : Character.toChars(point)) {
                text.append(String.format(format, (int) unit));
            }
        }
    }
}
