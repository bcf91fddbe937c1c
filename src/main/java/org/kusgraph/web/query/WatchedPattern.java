package org.kusgraph.web.query;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/**
 * A regular expression as SPARQL's REGEX and REPLACE take it, which stops at the time limit: on an unlucky pattern Java's
 * matcher takes twice as long for each further character.
 */
final class WatchedPattern {
    private static final int CHARACTERS_BETWEEN_LOOKS = 4096;

    private final Pattern pattern;
    private final TimeLimit limit;

    private WatchedPattern(Pattern pattern, TimeLimit limit) {
        this.pattern = pattern;
        this.limit = limit;
    }

    /** The pattern and, if there are any, the flags that stand in a list from a place on. */
    static WatchedPattern of(List<NodeValue> values, int place, TimeLimit limit) {
        String flags = place + 1 < values.size() ? text(values.get(place + 1)) : "";
        if (!flags.chars().allMatch(flag -> "smixq".indexOf(flag) >= 0)) {
            throw new ExprEvalException("only s, m, i, x and q are flags of a pattern");
        }
        return new WatchedPattern(RegexEngine.makePattern("pattern", text(values.get(place)), flags), limit);
    }

    /** Whether any part of the text fits. */
    boolean isIn(NodeValue text) {
        return pattern.matcher(new WatchedText(text(text))).find();
    }

    /** The text with each part that fits replaced; of the same language. Of empty parts only the first counts, as in Jena. */
    NodeValue replace(NodeValue text, NodeValue replacement) {
        Matcher matcher = pattern.matcher(new WatchedText(text(text)));
        String replaced = text(replacement);
        StringBuilder result = new StringBuilder();
        boolean isFound = false;
        try {
            while (matcher.find()) {
                if (!isFound || matcher.start() < matcher.end()) {
                    matcher.appendReplacement(result, replaced);
                    ValueSize.check(result.length());
                }
                isFound = true;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("the replacement names a group that the pattern does not have", e);
        }
        matcher.appendTail(result);
        ValueSize.check(result.length());
        return isFound ? like(text.asNode(), result.toString()) : text;
    }

    private static NodeValue like(Node model, String text) {
        return NodeValue.makeNode(
                model.getLiteralLanguage().isEmpty()
                        ? NodeFactory.createLiteralDT(text, XSDDatatype.XSDstring)
                        : NodeFactory.createLiteralDirLang(
                                text, model.getLiteralLanguage(), model.getLiteralBaseDirection()));
    }

    private static String text(NodeValue value) {
        if (!value.isString() && !value.isLangString()) {
            throw new ExprEvalException("a pattern, its flags and what it is looked for in are strings");
        }
        return value.asNode().getLiteralLexicalForm();
    }

    /** A text that looks at the time as it is read. */
    private final class WatchedText implements CharSequence {
        private final String text;
        private int read;

        WatchedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            read++;
            if (read % CHARACTERS_BETWEEN_LOOKS == 0) {
                limit.check();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
