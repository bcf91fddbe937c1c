package org.kusgraph.web.query;

import java.util.Optional;
import org.kusgraph.web.query.QueryFault.Place;

/**
 * Finds queries that are nested too deeply before a recursive parser meets them, and those of so many groups that the engine
 * would think about them for minutes, which no time limit ends. Counts open brackets, runs of prefix operators and braces, outside
 * strings, IRIs and comments.
 */
final class QueryNesting {
    /** Queries written by people stay below ten; this leaves the parser's stack far from its end. */
    static final int MAX_DEPTH = 200;

    static final int MAX_GROUPS = 1_000;

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;
    private int groups;
    private int operators;

    private QueryNesting(String text) {
        this.text = text;
    }

    /** The fault, at the first place that is too deep; empty when the query is fine. */
    static Optional<QueryFault> check(String text) {
        return new QueryNesting(text).scan();
    }

    private Optional<QueryFault> scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '{' -> {
                    depth++;
                    groups++;
                }
                case '(', '[' -> depth++;
                case '}', ')', ']' -> depth = Math.max(0, depth - 1);
                case '<' -> skipIri();
                case '"', '\'' -> skipString(c);
                case '#' -> skipComment();
                case '\\' -> at++;
                case '\n' -> nextLine();
                default -> {}
            }
            countOperators(c);
            if (depth > MAX_DEPTH || operators > MAX_DEPTH) {
                return Optional.of(fault("the query is nested too deeply; " + MAX_DEPTH + " levels are possible"));
            }
            if (groups > MAX_GROUPS) {
                return Optional.of(fault("the query has too many groups in braces; " + MAX_GROUPS + " are possible"));
            }
            at++;
        }
        return Optional.empty();
    }

    private QueryFault fault(String explanation) {
        int column = text.codePointCount(Math.min(lineStart, at), at) + 1;
        return QueryFault.at(new Place(line, column), explanation);
    }

    private void countOperators(char c) {
        switch (c) {
            case '!', '-', '+', '^' -> operators++;
            case ' ', '\t', '\r', '\n' -> {}
            default -> operators = 0;
        }
    }

    private void nextLine() {
        line++;
        lineStart = at + 1;
    }

    /** An IRI may hold brackets of no kind and no space; any other '<' is an operator and is left alone. */
    private void skipIri() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                at = i;
                return;
            }
            if (c <= ' ' || "<\"{}|^`".indexOf(c) >= 0) {
                return;
            }
        }
    }

    private void skipString(char quote) {
        String longQuote = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(longQuote, at);
        String end = isLong ? longQuote : String.valueOf(quote);
        at += end.length();
        while (at < text.length() && !text.startsWith(end, at)) {
            char c = text.charAt(at);
            if (c == '\n') {
                nextLine();
                if (!isLong) {
                    return;
                }
            }
            at += c == '\\' ? 2 : 1;
        }
        at += end.length() - 1;
    }

    private void skipComment() {
        while (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            at++;
        }
    }
}
