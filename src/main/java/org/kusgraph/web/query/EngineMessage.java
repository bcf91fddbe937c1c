package org.kusgraph.web.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.shared.JenaException;

/** What the query engine says of a fault, as a line for the query's author: in real letters and without names of classes. */
public final class EngineMessage {
    private static final Pattern ESCAPED_LETTER = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)(?:: ?|\\b)");

    private EngineMessage() {}

    /** The first line of the engine's message, made readable. */
    public static String of(JenaException fault) {
        String line = Optional.ofNullable(fault.getMessage()).stream()
                .flatMap(String::lines)
                .findFirst()
                .orElse("the query cannot be answered");
        return CLASS_NAME.matcher(unescape(line)).replaceAll("").strip();
    }

    /** Jena escapes every letter beyond ASCII in what it quotes. */
    private static String unescape(String message) {
        return ESCAPED_LETTER
                .matcher(message)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
