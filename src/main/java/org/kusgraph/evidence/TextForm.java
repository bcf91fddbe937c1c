package org.kusgraph.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What editors and transfers change in a text without asking: its byte order mark, its line ends, and the newlines at its
 * end. A text that differs from an article in these alone is told so.
 *
 * @param marked whether a byte order mark stands at the beginning
 * @param lineEnd how lines end
 * @param finalNewlines how many line ends stand at the end
 */
record TextForm(boolean marked, LineEnd lineEnd, int finalNewlines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern FINAL_NEWLINES = Pattern.compile("(?:\r\n|\n|\r)*+\\z");
    private static final Pattern NEWLINE = Pattern.compile("\r\n|\n|\r");
    /** Articles with more newlines at their end are not known under other forms. */
    private static final int MOST_FINAL_NEWLINES = 2;

    /** How lines end. */
    enum LineEnd {
        LF("\n"),
        CR_LF("\r\n"),
        CR("\r");

        private final String characters;

        LineEnd(String characters) {
            this.characters = characters;
        }

        @Override
        public String toString() {
            return this == CR_LF ? "CR LF" : name();
        }
    }

    /** A text taken apart: what stays the same in all of its forms, and what does not. */
    private record Parts(boolean marked, Set<LineEnd> lineEnds, List<String> lines, int finalNewlines) {
        static Parts of(String text) {
            boolean marked = text.startsWith(BYTE_ORDER_MARK);
            String unmarked = marked ? text.substring(1) : text;
            Set<LineEnd> lineEnds = new TreeSet<>();
            NEWLINE.matcher(unmarked).results().forEach(found -> lineEnds.add(lineEnd(found.group())));
            String body = FINAL_NEWLINES.matcher(unmarked).replaceFirst("");
            List<String> lines = List.of(NEWLINE.split(body, -1));
            int finalNewlines = (int)
                    NEWLINE.matcher(unmarked.substring(body.length())).results().count();
            return new Parts(marked, lineEnds, lines, finalNewlines);
        }

        private static LineEnd lineEnd(String characters) {
            return characters.equals("\n") ? LineEnd.LF : characters.equals("\r") ? LineEnd.CR : LineEnd.CR_LF;
        }

        String in(TextForm form) {
            return (form.marked ? BYTE_ORDER_MARK : "")
                    + String.join(form.lineEnd.characters, lines)
                    + form.lineEnd.characters.repeat(form.finalNewlines);
        }
    }

    /** The digests of a text in each of its forms. */
    static Map<String, TextForm> digests(ArticleText text) {
        Parts parts = Parts.of(text.characters());
        Map<String, TextForm> digests = new LinkedHashMap<>();
        for (boolean marked : new boolean[] {false, true}) {
            for (LineEnd lineEnd : LineEnd.values()) {
                for (int finalNewlines = 0; finalNewlines <= MOST_FINAL_NEWLINES; finalNewlines++) {
                    TextForm form = new TextForm(marked, lineEnd, finalNewlines);
                    digests.putIfAbsent(ArticleText.digest(parts.in(form).getBytes(StandardCharsets.UTF_8)), form);
                }
            }
        }
        return digests;
    }

    /** What is different in a text that should have this form: a clause for each difference, and what to do about it. */
    List<Difference> differences(ArticleText text) {
        Parts parts = Parts.of(text.characters());
        List<Difference> differences = new ArrayList<>();
        if (parts.marked && !marked) {
            differences.add(
                    new Difference("begins with a byte order mark (BOM), as the article does not", "remove the mark"));
        } else if (marked && !parts.marked) {
            differences.add(
                    new Difference("lacks the byte order mark (BOM) with which the article begins", "add the mark"));
        }
        int sharedNewlines = parts.lines.size() - 1 + Math.min(finalNewlines, parts.finalNewlines);
        if (sharedNewlines > 0 && !parts.lineEnds.equals(Set.of(lineEnd))) {
            String found = parts.lineEnds.size() == 1
                    ? parts.lineEnds.iterator().next().toString()
                    : "several sorts of line ends";
            differences.add(new Difference(
                    "ends its lines with " + found + ", and the article with " + lineEnd,
                    "convert its line ends to " + lineEnd));
        }
        if (parts.finalNewlines > finalNewlines) {
            differences.add(new Difference(
                    "has a newline at its end that the article does not have",
                    "remove " + newlines(parts.finalNewlines - finalNewlines)));
        } else if (parts.finalNewlines < finalNewlines) {
            differences.add(new Difference(
                    "lacks the newline at the end of the article",
                    "add " + newlines(finalNewlines - parts.finalNewlines)));
        }
        return differences;
    }

    private static String newlines(int count) {
        return count == 1 ? "the newline at its end" : count + " newlines at its end";
    }

    /**
     * A way in which a text differs from an article.
     *
     * @param clause what is different, as the predicate of "the file"
     * @param mend what to do, as an imperative
     */
    record Difference(String clause, String mend) {}
}
