package org.kusgraph.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.query.TerminalColumns;

/**
 * A table that fits the width of a terminal: what is too wide for its column goes on below. Cells are texts of untrusted
 * data, so nothing in them acts on the terminal.
 */
final class WrappedTable {
    private static final String GAP = "  ";
    /** No column becomes narrower, however narrow the terminal is. */
    private static final int NARROWEST = 8;

    private final List<Column> columns;
    private final List<List<List<String>>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param heading what stands above it
     * @param weight how large a share of the width it gets when all columns want more than there is
     */
    record Column(String heading, int weight) {}

    WrappedTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.rows.add(columns.stream().map(column -> List.of(column.heading())).toList());
    }

    /** Adds a row: for each column a list of texts that each begin on a line of their own. */
    void add(List<List<String>> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row has a cell for each column");
        }
        rows.add(cells.stream()
                .map(texts -> texts.stream().map(WrappedTable::oneLine).toList())
                .toList());
    }

    /** The lines of the table, at most so many columns wide where the narrowest columns allow it. */
    String lines(int width) {
        int[] widths = widths(width);
        List<List<List<String>>> wrapped = rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> wrapped(row.get(column), widths[column]))
                        .toList())
                .toList();
        // Where a row goes on below, only an empty line shows where it ends.
        boolean spaced = wrapped.stream().skip(1).flatMap(List::stream).anyMatch(cell -> cell.size() > 1);
        StringBuilder lines = new StringBuilder(row(wrapped.get(0), widths));
        lines.append(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)))
                .append('\n');
        for (int i = 1; i < wrapped.size(); i++) {
            lines.append(spaced && i > 1 ? "\n" : "").append(row(wrapped.get(i), widths));
        }
        return lines.toString();
    }

    /** The text with each white space as one space, and with escapes for what would act on a terminal. */
    static String oneLine(String text) {
        return Shown.whole(text.replaceAll("(?U)\\s+", " "));
    }

    private int[] widths(int width) {
        int[] wanted = IntStream.range(0, columns.size())
                .map(column -> rows.stream()
                        .flatMap(row -> row.get(column).stream())
                        .mapToInt(TerminalColumns::of)
                        .max()
                        .orElse(0))
                .toArray();
        int[] widths = wanted.clone();
        int available = width - GAP.length() * (columns.size() - 1);
        // The column that has most of the width for its weight gives way, until all fit.
        while (IntStream.of(widths).sum() > available) {
            int widest = IntStream.range(0, widths.length)
                    .filter(column -> widths[column] > NARROWEST)
                    .reduce((a, b) -> share(widths, a) >= share(widths, b) ? a : b)
                    .orElse(-1);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private double share(int[] widths, int column) {
        return (double) widths[column] / columns.get(column).weight();
    }

    private static List<String> wrapped(List<String> texts, int width) {
        return texts.stream().flatMap(text -> wrapped(text, width).stream()).toList();
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (TerminalColumns.of(rest) > width) {
            int fitting = fitting(rest, width);
            int end = breakBefore(rest, fitting);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** How many characters from the beginning fit into the width; at least one. */
    private static int fitting(String text, int width) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            String character = Character.toString(text.codePointAt(end));
            taken += TerminalColumns.of(character);
            if (taken > width && end > 0) {
                break;
            }
            end += character.length();
        }
        return end;
    }

    /** Where to break: after the last space or hyphen that fits, or within a word that is too long by itself. */
    private static int breakBefore(String text, int fitting) {
        if (text.charAt(fitting) == ' ') {
            return fitting;
        }
        for (int end = fitting; end > 0; end--) {
            char last = text.charAt(end - 1);
            if (last == ' ' || (last == '-' && end > 1)) {
                return end;
            }
        }
        return fitting;
    }

    private static String row(List<List<String>> cells, int[] widths) {
        StringBuilder lines = new StringBuilder();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            String[] parts = new String[widths.length];
            Arrays.fill(parts, "");
            for (int column = 0; column < widths.length; column++) {
                String text =
                        line < cells.get(column).size() ? cells.get(column).get(line) : "";
                parts[column] = text + " ".repeat(Math.max(0, widths[column] - TerminalColumns.of(text)));
            }
            lines.append(String.join(GAP, parts).stripTrailing()).append('\n');
        }
        return lines.toString();
    }
}
