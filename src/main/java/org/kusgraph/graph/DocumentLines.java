package org.kusgraph.graph;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.kusgraph.document.Document;

/**
 * Writes documents as lines of N-Quads or N-Triples, byte for byte as Jena's writers do, at a small part of their cost: no nodes
 * are made, and what comes again and again is encoded once.
 */
public final class DocumentLines {
    private final Names names;
    private final boolean graphs;
    private final Encoding encoding;
    private final Bytes lines = new Bytes();

    private DocumentLines(Names names, boolean graphs) {
        this.names = names;
        this.graphs = graphs;
        this.encoding = new Encoding(names.entityNamespace());
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
            return encoding.entity(id);
        }

        @Override
        public byte[] blank(String label) {
            return ("_:" + NodeFmtLib.encodeBNodeLabel(label)).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] named(Node iri) {
            return encoding.known(iri);
        }

        @Override
        public byte[] address(String iri) {
            return encoding.formatted(NodeFactory.createURI(iri));
        }

        @Override
        public byte[] text(String text, String language) {
            return isPlain(text)
                    ? encoding.quoted(text, encoding.language(language))
                    : encoding.formatted(NodeFactory.createLiteralLang(text, language));
        }

        @Override
        public byte[] literal(String lexical, RDFDatatype datatype) {
            return isPlain(lexical)
                    ? encoding.quoted(lexical, encoding.datatype(datatype))
                    : encoding.formatted(NodeFactory.createLiteralDT(lexical, datatype));
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

    /** Encodes terms, and keeps what is of the ontology or the language: the same few in every document. */
    private static final class Encoding {
        private final NodeFormatter formatter = new NodeFormatterNT();
        private final byte[] entities;
        private final Map<Node, byte[]> known = new HashMap<>();
        private final Map<String, byte[]> languages = new HashMap<>();
        private final Map<RDFDatatype, byte[]> datatypes = new HashMap<>();

        Encoding(String entityNamespace) {
            this.entities = ("<" + entityNamespace).getBytes(StandardCharsets.UTF_8);
        }

        byte[] formatted(Node term) {
            IndentedLineBuffer line = new IndentedLineBuffer();
            formatter.format(line, term);
            return line.asString().getBytes(StandardCharsets.UTF_8);
        }

        /** An id is of ASCII. */
        byte[] entity(String id) {
            byte[] iri = new byte[entities.length + id.length() + 1];
            System.arraycopy(entities, 0, iri, 0, entities.length);
            System.arraycopy(id.getBytes(StandardCharsets.ISO_8859_1), 0, iri, entities.length, id.length());
            iri[iri.length - 1] = '>';
            return iri;
        }

        byte[] known(Node iri) {
            return known.computeIfAbsent(iri, this::formatted);
        }

        byte[] language(String tag) {
            return languages.computeIfAbsent(tag, unknown -> afterQuotes(NodeFactory.createLiteralLang("", unknown)));
        }

        byte[] datatype(RDFDatatype datatype) {
            return datatypes.computeIfAbsent(
                    datatype,
                    unknown -> XSDDatatype.XSDstring.equals(unknown)
                            ? new byte[0]
                            : ("^^<" + unknown.getURI() + ">").getBytes(StandardCharsets.UTF_8));
        }

        private byte[] afterQuotes(Node empty) {
            return new String(formatted(empty), StandardCharsets.UTF_8)
                    .substring(2)
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] quoted(String text, byte[] after) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] literal = new byte[bytes.length + 2 + after.length];
            literal[0] = '"';
            System.arraycopy(bytes, 0, literal, 1, bytes.length);
            literal[bytes.length + 1] = '"';
            System.arraycopy(after, 0, literal, bytes.length + 2, after.length);
            return literal;
        }
    }
}
