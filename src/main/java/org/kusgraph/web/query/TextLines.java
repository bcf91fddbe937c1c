package org.kusgraph.web.query;

import java.util.List;
import java.util.Optional;
import org.kusgraph.web.query.QueryFault.Place;

/** A text by lines, to turn a parser's place, which counts UTF-16 units, into one that counts characters. */
final class TextLines {
    private final List<String> lines;

    private TextLines(List<String> lines) {
        this.lines = lines;
    }

    static TextLines of(String text) {
        return new TextLines(text.lines().toList());
    }

    /** The place in characters; empty when the parser knew none. */
    Optional<Place> place(int line, int unitColumn) {
        if (line < 1 || unitColumn < 1) {
            return Optional.empty();
        }
        String content = line <= lines.size() ? lines.get(line - 1) : "";
        int before = Math.min(unitColumn - 1, content.length());
        int characters = content.codePointCount(0, before) + (unitColumn - 1 - before);
        return Optional.of(new Place(line, characters + 1));
    }

    /** The character at a place in UTF-16 units. */
    Optional<String> characterAt(int line, int unitColumn) {
        return line >= 1
                        && line <= lines.size()
                        && unitColumn >= 1
                        && unitColumn <= lines.get(line - 1).length()
                ? Optional.of(Character.toString(lines.get(line - 1).codePointAt(unitColumn - 1)))
                : Optional.empty();
    }

    /** The word that ends before a place in UTF-16 units; empty when none does. */
    String wordBefore(int line, int unitColumn) {
        if (line < 1 || line > lines.size()) {
            return "";
        }
        String content = lines.get(line - 1);
        int end = Math.clamp(unitColumn - 1L, 0, content.length());
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(content.codePointBefore(start))) {
            start -= Character.charCount(content.codePointBefore(start));
        }
        return content.substring(start, end);
    }
}
