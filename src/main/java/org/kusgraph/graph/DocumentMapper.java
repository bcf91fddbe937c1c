package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Document;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Spot;
import org.kusgraph.document.Value;

/**
 * Maps a document to triples, the same that a JSON-LD 1.1 processor makes of it under the generated context. Blank nodes
 * get labels from their place in the document, so that the same document always gives the same triples.
 */
public final class DocumentMapper {
    private static final Node TYPE = RDF.type.asNode();

    private final Names names;

    /** A mapper that makes IRIs by the names. */
    public DocumentMapper(Names names) {
        this.names = names;
    }

    /** The triples of a document, and where each of its subjects is described. */
    public MappedDocument map(Document document) {
        Mapping mapping = new Mapping(document);
        Node article = mapping.identified(document.root());
        for (Document.Listing listing : document.listings()) {
            Node entity = mapping.identified(listing.entity());
            listing.section().path().ifPresent(path -> mapping.add(article, path, entity));
        }
        return new MappedDocument(
                document, names.articleGraph(document.root().id()), mapping.triples, mapping.described);
    }

    private final class Mapping {
        private final Document document;
        private final List<Triple> triples = new ArrayList<>();
        private final Map<Node, MappedEntity> described = new HashMap<>();

        Mapping(Document document) {
            this.document = document;
        }

        void add(Node subject, Node property, Node object) {
            triples.add(Triple.create(subject, property, object));
        }

        Node identified(Entity entity) {
            Node node = names.entity(entity.id());
            add(node, TYPE, entity.kind().iri());
            return describe(node, entity);
        }

        private Node describe(Node node, Entity entity) {
            List<Node> objects = entity.properties().stream()
                    .map(property -> node(property.value()))
                    .toList();
            MappedEntity mapped = new MappedEntity(entity, objects);
            mapped.forEach((property, object) -> add(node, property.field().path(), object));
            described.put(node, mapped);
            return node;
        }

        private Node node(Value value) {
            return switch (value) {
                case Value.Text text -> NodeFactory.createLiteralLang(text.text(), text.language());
                case Value.Literal literal -> NodeFactory.createLiteralDT(literal.lexical(), literal.datatype());
                case Value.Address address -> NodeFactory.createURI(address.iri());
                case Value.Reference reference -> names.entity(reference.id());
                case Value.Word word -> word.iri();
                case Value.Embedded embedded -> describe(blank(embedded.spot()), embedded.entity());
            };
        }

        /** No id has a slash, so that the label of another document's node is another. */
        private Node blank(Spot spot) {
            return NodeFactory.createBlankNode(document.root().id() + spot.pointer());
        }
    }
}
