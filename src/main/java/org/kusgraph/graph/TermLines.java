package org.kusgraph.graph;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterNT;

/**
 * Terms as their bytes in N-Triples, byte for byte as Jena's writers have them, at a small part of their cost: what comes again is
 * encoded once, and a text of which nothing is to be escaped is encoded at once. Used by one thread.
 */
public final class TermLines {
    /** So many terms of a sort are kept as they are written. */
    private static final int MOST_KEPT = 10_000;

    private final NodeFormatter formatter = new NodeFormatterNT();
    private final Map<Node, byte[]> iris = new HashMap<>();
    private final Map<String, byte[]> languages = new HashMap<>();
    private final Map<RDFDatatype, byte[]> datatypes = new HashMap<>();

    /** A term. The same IRIs come again and again, texts seldom do. */
    public byte[] of(Node term) {
        if (term.isURI()) {
            return iri(term);
        }
        if (!term.isLiteral() || term.getLiteralBaseDirection() != null) {
            return formatted(term);
        }
        return term.getLiteralLanguage().isEmpty()
                ? literal(term.getLiteralLexicalForm(), term.getLiteralDatatype())
                : text(term.getLiteralLexicalForm(), term.getLiteralLanguage());
    }

    /** An IRI that comes again. */
    byte[] iri(Node iri) {
        makeRoom(iris);
        return iris.computeIfAbsent(iri, this::formatted);
    }

    /** A text in a language. */
    byte[] text(String text, String language) {
        return isPlain(text)
                ? quoted(text, afterQuotes(language))
                : formatted(NodeFactory.createLiteralLang(text, language));
    }

    /** A value of a datatype. */
    byte[] literal(String lexical, RDFDatatype datatype) {
        return isPlain(lexical)
                ? quoted(lexical, afterQuotes(datatype))
                : formatted(NodeFactory.createLiteralDT(lexical, datatype));
    }

    /** A term as Jena writes it, which is not kept. */
    byte[] formatted(Node term) {
        IndentedLineBuffer line = new IndentedLineBuffer();
        formatter.format(line, term);
        return line.asString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] afterQuotes(String language) {
        makeRoom(languages);
        return languages.computeIfAbsent(language, tag -> afterQuotes(NodeFactory.createLiteralLang("", tag)));
    }

    private byte[] afterQuotes(RDFDatatype datatype) {
        makeRoom(datatypes);
        return datatypes.computeIfAbsent(datatype, type -> afterQuotes(NodeFactory.createLiteralDT("", type)));
    }

    private byte[] afterQuotes(Node empty) {
        return new String(formatted(empty), StandardCharsets.UTF_8).substring(2).getBytes(StandardCharsets.UTF_8);
    }

    private static void makeRoom(Map<?, ?> kept) {
        if (kept.size() == MOST_KEPT) {
            kept.clear();
        }
    }

    /** Whether a text stands between quotes as it is: Jena escapes nothing of it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\' || character == '\uFFFD') {
                return false;
            }
        }
        return true;
    }

    private static byte[] quoted(String text, byte[] after) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] literal = new byte[bytes.length + 2 + after.length];
        literal[0] = '"';
        System.arraycopy(bytes, 0, literal, 1, bytes.length);
        literal[bytes.length + 1] = '"';
        System.arraycopy(after, 0, literal, bytes.length + 2, after.length);
        return literal;
    }
}
