package org.kusgraph.web.query;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** Terms in words for people: short names for IRIs, plain values for literals, small numbers for blank nodes. */
final class TermText {
    private final Prefixes prefixes;
    private final Map<Node, String> blankNodes = new HashMap<>();

    TermText(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /** The term's text, not escaped; empty where a row has no value. */
    String of(@Nullable Node term) {
        if (term == null) {
            return "";
        }
        if (term.isURI()) {
            return prefixes.shorten(term.getURI()).orElse("<" + term.getURI() + ">");
        }
        if (term.isLiteral()) {
            String language = term.getLiteralLanguage();
            return term.getLiteralLexicalForm() + (language.isEmpty() ? "" : "@" + language);
        }
        if (term.isTripleTerm()) {
            Triple triple = term.getTriple();
            return "<<( " + of(triple.getSubject()) + " " + of(triple.getPredicate()) + " " + of(triple.getObject())
                    + " )>>";
        }
        return blankNodes.computeIfAbsent(term, node -> "_:b" + blankNodes.size());
    }
}
