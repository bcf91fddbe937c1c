package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.kusgraph.document.Document;
import org.kusgraph.document.Entity;

/** Maps a document to triples, the same that a JSON-LD 1.1 processor makes of it under the generated context. */
public final class DocumentMapper {
    private final Names names;

    /** A mapper that makes IRIs by the names. */
    public DocumentMapper(Names names) {
        this.names = names;
    }

    /** The triples of a document, and where each of its subjects is described. */
    public MappedDocument map(Document document) {
        Nodes nodes = new Nodes();
        DocumentWalk.through(document, nodes);
        return new MappedDocument(document, names.articleGraph(document.root().id()), nodes.triples, nodes.described);
    }

    /** Terms as Jena's nodes. */
    private final class Nodes implements Terms<Node> {
        private final List<Triple> triples = new ArrayList<>();
        private final Map<Node, MappedEntity> described = new HashMap<>();

        @Override
        public Node entity(String id) {
            return names.entity(id);
        }

        @Override
        public Node blank(String label) {
            return NodeFactory.createBlankNode(label);
        }

        @Override
        public Node named(Node iri) {
            return iri;
        }

        @Override
        public Node address(String iri) {
            return NodeFactory.createURI(iri);
        }

        @Override
        public Node text(String text, String language) {
            return NodeFactory.createLiteralLang(text, language);
        }

        @Override
        public Node literal(String lexical, RDFDatatype datatype) {
            return NodeFactory.createLiteralDT(lexical, datatype);
        }

        @Override
        public void statement(Node subject, Node property, Node object) {
            triples.add(Triple.create(subject, property, object));
        }

        @Override
        public void described(Node subject, Entity entity, List<Node> objects) {
            described.put(subject, new MappedEntity(entity, objects));
        }
    }
}
