package org.kusgraph.graph;

import java.nio.charset.StandardCharsets;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.kusgraph.document.Document;

/**
 * Writes documents as lines of N-Quads or N-Triples, byte for byte as Jena's writers do, at a small part of their cost: no nodes
 * are made, and what comes again and again is encoded once.
 */
public final class DocumentLines {
    private final Names names;
    private final boolean graphs;
    private final TermLines terms = new TermLines();
    private final byte[] entities;
    private final Bytes lines = new Bytes();

    private DocumentLines(Names names, boolean graphs) {
        this.names = names;
        this.graphs = graphs;
        this.entities = ("<" + names.entityNamespace()).getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of N-Quads (RDF 1.1 N-Quads), with the graph of each document. */
    public static DocumentLines quads(Names names) {
        return new DocumentLines(names, true);
    }

    /** Lines of N-Triples (RDF 1.1 N-Triples). */
    public static DocumentLines triples(Names names) {
        return new DocumentLines(names, false);
    }

    /** The lines of a document, in UTF-8, which stay until those of the next are asked for. */
    public Bytes of(Document document) {
        lines.clear();
        String graph = graphs ? " <" + names.articleGraph(document.root().id()).getURI() + ">" : "";
        byte[] end = (graph + " .\n").getBytes(StandardCharsets.UTF_8);
        DocumentWalk.through(document, new Lines(end));
        return lines;
    }

    /** Terms as their bytes in N-Triples. */
    private final class Lines implements Terms<byte[]> {
        private final byte[] end;

        Lines(byte[] end) {
            this.end = end;
        }

        @Override
        public byte[] entity(String id) {
            byte[] iri = new byte[entities.length + id.length() + 1];
            System.arraycopy(entities, 0, iri, 0, entities.length);
            // An id is of ASCII.
            System.arraycopy(id.getBytes(StandardCharsets.ISO_8859_1), 0, iri, entities.length, id.length());
            iri[iri.length - 1] = '>';
            return iri;
        }

        @Override
        public byte[] blank(String label) {
            return ("_:" + NodeFmtLib.encodeBNodeLabel(label)).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] named(Node iri) {
            return terms.iri(iri);
        }

        @Override
        public byte[] address(String iri) {
            return terms.formatted(NodeFactory.createURI(iri));
        }

        @Override
        public byte[] text(String text, String language) {
            return terms.text(text, language);
        }

        @Override
        public byte[] literal(String lexical, RDFDatatype datatype) {
            return terms.literal(lexical, datatype);
        }

        @Override
        public void statement(byte[] subject, byte[] property, byte[] object) {
            lines.add(subject);
            lines.add((byte) ' ');
            lines.add(property);
            lines.add((byte) ' ');
            lines.add(object);
            lines.add(end);
        }
    }
}
