package org.kusgraph.link.sssom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;

/** The lines of a table whose cells are separated by tabs and may be quoted, as in RFC 4180. */
final class Table {
    private static final char TAB = '\t';
    private static final char QUOTE = '"';

    private final SourceText source;
    private final String text;
    private final List<Problem> problems;
    private int at;

    private Table(SourceText source, int start, List<Problem> problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.at = start;
    }

    /**
     * A value, without its quotes.
     *
     * @param text the value
     * @param offset where it begins in the text
     */
    record Cell(String text, int offset) {}

    /**
     * A line of cells, which may hold line breaks within quotes.
     *
     * @param cells at least one cell
     * @param offset where the line begins in the text
     */
    record Line(List<Cell> cells, int offset) {}

    /**
     * The lines of a table that ends with the text.
     *
     * @param source the text
     * @param start where the table begins in it
     * @param problems gets what is wrong with quotes and lines; what follows an unclosed quote is not read
     */
    static List<Line> lines(SourceText source, int start, List<Problem> problems) {
        Table table = new Table(source, start, problems);
        List<Line> lines = new ArrayList<>();
        while (table.at < table.text.length()) {
            Optional<Line> line = table.line();
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
        }
        return lines;
    }

    private Optional<Line> line() {
        int start = at;
        if (atLineEnd()) {
            problems.add(new Problem(
                    ProblemCode.SYNTAX,
                    source.place(at, ""),
                    "the line is empty",
                    "a header without gaps and a mapping on each line below it",
                    "remove the line"));
            return Optional.empty();
        }
        List<Cell> cells = new ArrayList<>();
        while (true) {
            int offset = at;
            boolean quoted = at < text.length() && text.charAt(at) == QUOTE;
            Optional<String> value = quoted ? quoted() : Optional.of(plain());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            cells.add(new Cell(value.get(), offset));
            if (at < text.length() && text.charAt(at) == TAB) {
                at++;
            } else {
                break;
            }
        }
        at = Math.min(at + lineEnd(), text.length());
        return Optional.of(new Line(cells, start));
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != TAB && !atLineEnd()) {
            at++;
        }
        return text.substring(start, at);
    }

    private Optional<String> quoted() {
        int start = at;
        StringBuilder value = new StringBuilder();
        int from = start + 1;
        while (true) {
            int quote = text.indexOf(QUOTE, from);
            if (quote < 0) {
                return fault(start, "the quote that begins here has no end");
            }
            value.append(text, from, quote);
            at = quote + 1;
            if (at >= text.length() || text.charAt(at) != QUOTE) {
                break;
            }
            value.append(QUOTE);
            from = at + 1;
        }
        if (at < text.length() && text.charAt(at) != TAB && !atLineEnd()) {
            return fault(at, "something follows the quote that ends a value");
        }
        return Optional.of(value.toString());
    }

    private Optional<String> fault(int offset, String wrong) {
        problems.add(new Problem(
                ProblemCode.SYNTAX,
                source.place(offset, ""),
                wrong,
                "a value in double quotes as a whole, each double quote within it written twice",
                "mend the quotes"));
        return Optional.empty();
    }

    private boolean atLineEnd() {
        return lineEnd() > 0;
    }

    /** How many characters end the line here; none where it does not end. */
    private int lineEnd() {
        if (text.startsWith("\r\n", at)) {
            return 2;
        }
        return text.startsWith("\n", at) ? 1 : 0;
    }
}
