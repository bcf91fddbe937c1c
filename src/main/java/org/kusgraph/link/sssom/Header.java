package org.kusgraph.link.sssom;

import java.util.ArrayList;
import java.util.List;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.SourceText;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * The header of a set of mappings: YAML, each line of it after a {@code #} where it stands above the table.
 *
 * @param source the text in which it stands
 * @param yaml the YAML alone
 * @param starts where each line of the YAML begins in the text
 */
record Header(SourceText source, String yaml, List<Integer> starts) {
    private static final char MARK = '#';

    /** Where the header ends that stands above a table: at the first line without the mark. */
    static int end(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) == MARK) {
            end = next(text, end);
        }
        return end;
    }

    /** The header above a table. */
    static Header above(SourceText source, int end) {
        String text = source.text();
        StringBuilder yaml = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (int line = 0; line < end; line = next(text, line)) {
            starts.add(line + 1);
            yaml.append(text, line + 1, next(text, line));
        }
        return new Header(source, yaml.toString(), starts);
    }

    /** A header in a file of its own. */
    static Header beside(SourceText source) {
        String text = source.text();
        List<Integer> starts = new ArrayList<>();
        for (int line = 0; line < text.length(); line = next(text, line)) {
            starts.add(line);
        }
        return new Header(source, text, starts);
    }

    private static int next(String text, int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end + 1;
    }

    /** The place in the text of what a parser found in the YAML. */
    Location place(Mark mark) {
        if (starts.isEmpty()) {
            return start();
        }
        int line = Math.min(mark.getLine(), starts.size() - 1);
        String text = source.text();
        int start = starts.get(line);
        int end = next(text, start);
        int column = line < mark.getLine() ? Integer.MAX_VALUE : mark.getColumn();
        int most = text.codePointCount(start, end);
        return source.place(text.offsetByCodePoints(start, Math.min(column, most)), "");
    }

    /** Where the header begins. */
    Location start() {
        return source.place(0, "");
    }
}
