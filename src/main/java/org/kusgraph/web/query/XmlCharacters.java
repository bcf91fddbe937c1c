package org.kusgraph.web.query;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** XML 1.0 has no way to write some characters, not even as references (section 2.2); such terms are refused. */
final class XmlCharacters {
    private XmlCharacters() {}

    /** Throws when a term holds a character that XML cannot carry. */
    static void check(Node term) {
        if (term.isTripleTerm()) {
            check(term.getTriple());
        } else if (term.isLiteral()) {
            check(term.getLiteralLexicalForm());
        }
    }

    static void check(Triple triple) {
        check(triple.getSubject());
        check(triple.getObject());
    }

    private static void check(String text) {
        text.codePoints().filter(XmlCharacters::isImpossible).findFirst().ifPresent(character -> {
            throw new UnfitAnswerException(
                    "the answer holds the character U+%04X, which XML cannot carry; ask for JSON or Turtle"
                            .formatted(character));
        });
    }

    private static boolean isImpossible(int character) {
        return (character < 0x20 && character != '\t' && character != '\n' && character != '\r')
                || character == 0xFFFE
                || character == 0xFFFF
                || (character >= 0xD800 && character <= 0xDFFF);
    }
}
