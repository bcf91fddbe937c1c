package org.kusgraph.cli;

import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.web.query.TerminalColumns;

/** A passage on one line, in square brackets, with what stands before and after it in its article. */
final class PassageInContext {
    /** So many code points on either side are enough for any line. */
    private static final int MOST = 100;

    private static final String ELLIPSIS = "…";

    private PassageInContext() {}

    /** The line, with as much context as fits into so many columns; the passage itself is never cut. */
    static String line(ArticleText text, TextRange range, int columns) {
        String passage = "[" + shown(text, range.start(), range.end()) + "]";
        int beside = Math.max(0, columns - TerminalColumns.of(passage)) / 2;
        String before = shown(text, Math.max(0, range.start() - MOST), range.start());
        String after = shown(text, range.end(), Math.min(text.length(), range.end() + MOST));
        return ending(before, beside) + passage + beginning(after, beside);
    }

    private static String shown(ArticleText text, int start, int end) {
        return start < end ? WrappedTable.oneLine(text.passage(new TextRange(start, end))) : "";
    }

    private static String ending(String text, int columns) {
        String shown = text;
        for (int start = 0; TerminalColumns.of(shown) > columns && start < text.length(); ) {
            start = text.offsetByCodePoints(start, 1);
            shown = ELLIPSIS + text.substring(start);
        }
        return shown;
    }

    private static String beginning(String text, int columns) {
        String shown = text;
        for (int end = text.length(); TerminalColumns.of(shown) > columns && end > 0; ) {
            end = text.offsetByCodePoints(end, -1);
            shown = text.substring(0, end) + ELLIPSIS;
        }
        return shown;
    }
}
