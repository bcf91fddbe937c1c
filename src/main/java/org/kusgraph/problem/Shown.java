package org.kusgraph.problem;

/** Shows text from an untrusted input in a message: on one line, nothing hidden, nothing that steers a terminal. */
public final class Shown {
    /** Longer values are cut after this many code points. */
    private static final int LONGEST_VALUE = 80;

    /** Longer messages of libraries are. */
    private static final int LONGEST_MESSAGE = 200;

    private Shown() {}

    /** The text in single quotes, cut when it is long, with every character that does not print as an escape. */
    public static String quoted(String text) {
        return "'" + cut(text, LONGEST_VALUE) + "'";
    }

    /** What a library tells of a fault, which may hold any part of the input: cut when it is long, with escapes. */
    public static String message(String text) {
        return cut(text, LONGEST_MESSAGE);
    }

    private static String cut(String text, int longest) {
        int[] points = text.codePoints().limit(longest + 1L).toArray();
        String kept = whole(new String(points, 0, Math.min(points.length, longest)));
        return points.length > longest ? kept + "…" : kept;
    }

    /** The whole text, with every character that does not print as an escape. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** Whether a character prints, and neither hides nor steers anything. */
    static boolean prints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void append(StringBuilder shown, int point) {
        if (prints(point)) {
            shown.appendCodePoint(point);
        } else {
            shown.append(String.format("\\u%04X", point));
        }
    }
}
