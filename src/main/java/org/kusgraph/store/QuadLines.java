package org.kusgraph.store;

import org.apache.jena.sparql.core.Quad;
import org.kusgraph.graph.TermLines;

/**
 * Statements as lines that are sorted: the graph, and then the triple as in N-Quads, with a space between. An IRI has no spaces, so the
 * graph ends at the first. Used by one thread.
 */
final class QuadLines {
    private final TermLines terms = new TermLines();

    /** The line of a statement of a named graph. */
    byte[] of(Quad quad) {
        byte[] graph = terms.of(quad.getGraph());
        byte[] subject = terms.of(quad.getSubject());
        byte[] property = terms.of(quad.getPredicate());
        byte[] object = terms.of(quad.getObject());
        byte[] line = new byte[graph.length + subject.length + property.length + object.length + 3];
        int end = put(graph, line, 0);
        line[end++] = ' ';
        end = put(subject, line, end);
        line[end++] = ' ';
        end = put(property, line, end);
        line[end++] = ' ';
        int unused = put(object, line, end);
        return line;
    }

    private static int put(byte[] text, byte[] line, int at) {
        System.arraycopy(text, 0, line, at, text.length);
        return at + text.length;
    }

    /** Where the graph of a line ends. */
    static int graphEnd(byte[] line) {
        int space = 0;
        while (line[space] != ' ') {
            space++;
        }
        return space;
    }
}
