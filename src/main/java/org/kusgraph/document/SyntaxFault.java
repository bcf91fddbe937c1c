package org.kusgraph.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * What keeps a text from being JSON (RFC 8259), for those who write documents; Jackson's words are for those who write
 * programs. Jackson tells what it was about to read, and the text around the fault tells the rest.
 *
 * @param offset where in the text the fault is
 * @param wrong what is wrong
 * @param expected what would have been right
 * @param mend what to do
 */
record SyntaxFault(int offset, String wrong, String expected, String mend) {
    private static final String VALUE = "a text in quotes, a number, true, false, an object or a list";
    private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u([dD][89a-fA-F][0-9a-fA-F]{2})");
    private static final String FOREIGN_QUOTES = "'`´‘’‚‛“”„‟«»「」『』＂＇";

    /**
     * Words a fault.
     *
     * @param text the text
     * @param fault what Jackson says
     * @param container where the innermost object or list begins that is not closed yet, if there is one
     */
    static SyntaxFault of(SourceText text, JacksonException fault, Optional<Integer> container) {
        return new Reading(text, fault, container).fault();
    }

    private static final class Reading {
        private final SourceText source;
        private final String text;
        private final String said;
        private final boolean atEnd;
        private final int at;
        private final Optional<Integer> container;

        Reading(SourceText source, JacksonException fault, Optional<Integer> container) {
            this.source = source;
            this.text = source.text();
            this.said = said(fault);
            int end = text.stripTrailing().length();
            int offset =
                    fault.getLocation() == null ? 0 : (int) fault.getLocation().getCharOffset();
            this.atEnd = fault instanceof UnexpectedEndOfInputException || offset >= end;
            this.at = atEnd ? end : Math.max(offset, 0);
            this.container = container;
        }

        /** Jackson repeats a word of the document, which may be any, and must not be taken for one of Jackson's. */
        private static String said(JacksonException fault) {
            String said = fault.getOriginalMessage();
            String unknownWord = "Unrecognized token";
            return said.startsWith(unknownWord) ? unknownWord : said;
        }

        SyntaxFault fault() {
            if (atEnd) {
                return end();
            }
            if (said.startsWith("Illegal unquoted")) {
                return unescaped();
            }
            if (said.contains("surrogate")) {
                return halfPair();
            }
            if (said.contains("escape")) {
                return escape();
            }
            if (said.contains("close marker")) {
                return closed();
            }
            if (FOREIGN_QUOTES.indexOf(text.charAt(at)) >= 0) {
                return fault(
                        at,
                        "JSON has no quotes like " + character(),
                        "the double quote \"",
                        "write \" before and after each key and text");
            }
            if (text.charAt(at) == '#' || text.startsWith("//", at) || text.startsWith("/*", at)) {
                return fault(at, "JSON has no comments", "a key or a value", "remove the comment");
            }
            if (said.contains("expecting comma")) {
                return comma();
            }
            if (said.contains("colon")) {
                return fault(
                        at,
                        "there is no colon before " + character(),
                        "a colon between key and value",
                        "add the colon");
            }
            return said.contains("property name") ? key() : value();
        }

        private SyntaxFault end() {
            if (said.contains("closing quote")) {
                return fault(at, "the document ends within quotes", "a closing \"", "close the quotes");
            }
            String open = container
                    .map(begin -> "the document ends before the " + opened(begin) + " does")
                    .orElse("the document ends too early");
            return fault(at, open, "its closing " + closing(), "add what is missing; the file may have been cut off");
        }

        private SyntaxFault unescaped() {
            String character =
                    switch (text.charAt(at)) {
                        case '\n', '\r' -> "a line break";
                        case '\t' -> "a tab";
                        default -> "the control character " + character();
                    };
            return fault(
                    at,
                    character + " stands within quotes",
                    "\\n for a line break, \\t for a tab",
                    "escape it, or close the quotes before it");
        }

        private SyntaxFault escape() {
            int begin = text.lastIndexOf('\\', at);
            String escape = Shown.quoted(text.substring(begin, Math.min(at + 1, text.length())));
            return fault(
                    begin,
                    escape + " is not an escape",
                    "\\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u with four hexadecimal digits",
                    "write \\\\ for a backslash");
        }

        /** Jackson refuses one in keys only; what is wrong with a text is found once it is read. */
        private SyntaxFault halfPair() {
            int begin = at;
            String half = character();
            Matcher surrogates = ESCAPED_SURROGATE.matcher(text).region(0, Math.min(at + 1, text.length()));
            while (surrogates.find()) {
                begin = surrogates.start();
                half = "'\\u" + surrogates.group(1).toUpperCase(Locale.ROOT) + "'";
            }
            return fault(
                    begin,
                    "a key has " + half + ", which is half of a surrogate pair",
                    "characters that print",
                    "write the right character, or remove it");
        }

        private SyntaxFault closed() {
            return container
                    .map(begin -> fault(
                            at, character() + " does not close the " + opened(begin), closing(), "mend the bracket"))
                    .orElseGet(() -> fault(at, character() + " closes nothing", "a document", "remove it"));
        }

        private SyntaxFault comma() {
            return fault(
                    at,
                    "there is no comma before " + character(),
                    "a comma between two values, or " + closing() + " after the last",
                    "add the comma or the bracket");
        }

        private SyntaxFault key() {
            String word = word();
            return surplusComma()
                    .orElseGet(() -> fault(
                            at,
                            (word.isEmpty() ? character() : Shown.quoted(word)) + " is not a key",
                            "a key in double quotes",
                            "put the key in quotes"));
        }

        private SyntaxFault value() {
            if (before() == ':' && ",}]".indexOf(text.charAt(at)) >= 0) {
                return fault(at, "there is no value before " + character(), VALUE, "add a value, or remove the key");
            }
            String word = word();
            boolean numeric =
                    said.contains("numeric") || (!word.isEmpty() && "+-.0123456789".indexOf(word.charAt(0)) >= 0);
            if (numeric) {
                return fault(
                        wordStart(),
                        Shown.quoted(word) + " is not a number",
                        "a number such as 3972 or -0.5",
                        "mend the number");
            }
            return surplusComma()
                    .orElseGet(() -> fault(
                            word.isEmpty() ? at : wordStart(),
                            (word.isEmpty() ? character() : Shown.quoted(word)) + " is not a value",
                            VALUE,
                            "mend the value; texts stand in double quotes"));
        }

        /** A comma with nothing before or after it to separate. */
        private Optional<SyntaxFault> surplusComma() {
            boolean trailing = before() == ',' && "]}".indexOf(text.charAt(at)) >= 0;
            return trailing || text.charAt(at) == ','
                    ? Optional.of(fault(
                            trailing ? text.lastIndexOf(',', at) : at,
                            "this comma separates nothing",
                            "a comma only between two values",
                            "remove the comma"))
                    : Optional.empty();
        }

        /** The last character before the fault that is no space. */
        private char before() {
            String before = text.substring(0, at).stripTrailing();
            return before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        }

        /** The letters, digits and signs around the fault. */
        private String word() {
            int end = at;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            return text.substring(wordStart(), end);
        }

        private int wordStart() {
            int start = at;
            while (start > 0 && isWordPart(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        private static boolean isWordPart(char unit) {
            return Character.isLetterOrDigit(unit) || "+-._".indexOf(unit) >= 0;
        }

        /** The character at fault as a message shows it; a quote within quotes would be hard to read. */
        private String character() {
            String character = Character.toString(text.codePointAt(at));
            return character.equals("\"") || character.equals("'") ? character : Shown.quoted(character);
        }

        private String opened(int begin) {
            return (text.charAt(begin) == '{' ? "object" : "list") + " that begins on line "
                    + source.place(begin, "").line();
        }

        private String closing() {
            return container.filter(begin -> text.charAt(begin) == '[').isPresent() ? "']'" : "'}'";
        }

        private static SyntaxFault fault(int offset, String wrong, String expected, String mend) {
            return new SyntaxFault(offset, wrong, expected, mend);
        }
    }
}
