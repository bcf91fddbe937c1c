package org.kusgraph.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes JSON for programs, laid out for people too: what fits stands on one line. The same values always give the same text.
 * Characters that do not print are escaped, so that a text of an untrusted input does not act on a terminal.
 */
public final class JsonText {
    /** Objects and lists that would be wider go over several lines. */
    private static final int WIDTH = 120;

    private static final String INDENT = "  ";

    private JsonText() {}

    /**
     * The JSON text of a value, with a line end.
     *
     * @param value a map from texts to values, a list of values, a text, a number or a truth value
     */
    public static String of(Object value) {
        return written(value, "", 0) + "\n";
    }

    /** A text as a JSON string (RFC 8259, section 7). */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(json, point));
        return json.append('"').toString();
    }

    /**
     * A value in its layout.
     *
     * @param indent what stands before each further line
     * @param taken how many characters of the first line are taken already
     */
    private static String written(Object value, String indent, int taken) {
        String line = onOneLine(value);
        if (indent.length() + taken + line.length() <= WIDTH) {
            return line;
        }
        String deeper = indent + INDENT;
        String between = ",\n" + deeper;
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> {
                            String key = key(member);
                            return key + written(member.getValue(), deeper, key.length());
                        })
                        .collect(Collectors.joining(between, "{\n" + deeper, "\n" + indent + "}"));
            case List<?> items ->
                items.stream()
                        .map(item -> written(item, deeper, 0))
                        .collect(Collectors.joining(between, "[\n" + deeper, "\n" + indent + "]"));
            default -> line;
        };
    }

    private static String onOneLine(Object value) {
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> key(member) + onOneLine(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> items -> items.stream().map(JsonText::onOneLine).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
        };
    }

    private static String key(Map.Entry<?, ?> member) {
        return quoted((String) member.getKey()) + ": ";
    }

    private static void append(StringBuilder json, int point) {
        switch (point) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (Shown.prints(point)) {
                    json.appendCodePoint(point);
                } else {
                    for (char unit : Character.toChars(point)) {
                        json.append(String.format("\\u%04x", (int) unit));
                    }
                }
            }
        }
    }
}
