package org.kusgraph.web.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import org.apache.jena.sparql.lang.arq.javacc.ParseException;

/** What a parser would have accepted, in words: the grammar's tokens by kind, the built-in functions as one. */
final class ExpectedTokens {
    /** More alternatives than a reader takes in help nobody. */
    private static final int MAX_WORDS = 12;

    /** The keywords that make a clause; any other keyword is a function or an aggregate. */
    private static final List<String> CLAUSES = List.of(
            "base",
            "prefix",
            "version",
            "select",
            "describe",
            "construct",
            "ask",
            "distinct",
            "reduced",
            "from",
            "named",
            "where",
            "group",
            "having",
            "order",
            "by",
            "asc",
            "desc",
            "limit",
            "offset",
            "values",
            "graph",
            "optional",
            "union",
            "minus",
            "bind",
            "service",
            "filter",
            "lateral",
            "as",
            "in",
            "not",
            "exists",
            "separator",
            "undef",
            "true",
            "false",
            "a");

    /** Keywords of the engine's own, which belong to no standard and are not proposed. */
    private static final List<String> OWN = List.of(
            "json",
            "let",
            "semijoin",
            "antijoin",
            "unfold",
            "multi",
            "shortest",
            "agg",
            "call",
            "fold",
            "with",
            "default",
            "all",
            "into",
            "to",
            "silent",
            "meta");

    private final SequencedSet<String> words;

    private ExpectedTokens(SequencedSet<String> words) {
        this.words = words;
    }

    static ExpectedTokens of(ParseException e) {
        SequencedSet<String> words = new LinkedHashSet<>();
        Arrays.stream(e.expectedTokenSequences)
                .map(sequence -> e.tokenImage[sequence[0]])
                .map(ExpectedTokens::word)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(ExpectedTokens::rank))
                .forEach(words::add);
        return new ExpectedTokens(words);
    }

    /** "; expected …", or nothing when the grammar names nothing that helps. */
    String phrase() {
        if (words.isEmpty()) {
            return "";
        }
        String list = String.join(", ", words.stream().limit(MAX_WORDS).toList());
        return "; expected " + list + (words.size() > MAX_WORDS ? ", …" : "");
    }

    private static Optional<String> word(String image) {
        if (!image.startsWith("\"")) {
            return kind(image.substring(1, image.length() - 1));
        }
        String token = image.substring(1, image.length() - 1);
        if (token.isEmpty() || !Character.isLetter(token.charAt(0))) {
            return token.contains("\\") ? Optional.empty() : Optional.of("'" + token + "'");
        }
        if (CLAUSES.contains(token.toLowerCase(Locale.ROOT))) {
            return Optional.of(token.equals("a") ? "'a'" : token.toUpperCase(Locale.ROOT));
        }
        return OWN.contains(token.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of("a function");
    }

    private static Optional<String> kind(String name) {
        return switch (name) {
            case "EOF" -> Optional.of("the end");
            case "IRIref" -> Optional.of("an IRI");
            case "PNAME_NS", "PNAME_LN" -> Optional.of("a prefixed name");
            case "BLANK_NODE_LABEL", "ANON" -> Optional.of("a blank node");
            case "VAR1", "VAR2" -> Optional.of("a variable");
            case "NIL" -> Optional.of("'()'");
            case "INTEGER",
                    "DECIMAL",
                    "DOUBLE",
                    "INTEGER_POSITIVE",
                    "DECIMAL_POSITIVE",
                    "DOUBLE_POSITIVE",
                    "INTEGER_NEGATIVE",
                    "DECIMAL_NEGATIVE",
                    "DOUBLE_NEGATIVE" -> Optional.of("a number");
            case "STRING_LITERAL1", "STRING_LITERAL2", "STRING_LITERAL_LONG1", "STRING_LITERAL_LONG2" ->
                Optional.of("a string");
            case "LANG_DIR" -> Optional.of("a language tag");
            default -> Optional.empty();
        };
    }

    /** What is most often forgotten comes first: what closes something, then terms, then other signs, then keywords. */
    private static int rank(String word) {
        if (word.equals("'}'") || word.equals("')'") || word.equals("']'") || word.equals("'.'")) {
            return 0;
        }
        return Character.isUpperCase(word.charAt(0)) ? 3 : word.startsWith("'") ? 2 : 1;
    }
}
