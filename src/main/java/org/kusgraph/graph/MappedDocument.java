package org.kusgraph.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.document.Document;

/**
 * A document as triples.
 *
 * @param document the document
 * @param graph the IRI of the graph that holds the triples
 * @param triples the triples in the document's order
 * @param described the entity that each subject stands for, in place or with an id
 */
public record MappedDocument(Document document, Node graph, List<Triple> triples, Map<Node, MappedEntity> described) {

    /** The triples as a graph that can be queried. */
    public Graph asGraph() {
        Graph asGraph = GraphFactory.createDefaultGraph();
        triples.forEach(asGraph::add);
        return asGraph;
    }

    /** The same document with more triples. */
    public MappedDocument with(List<Triple> more) {
        return new MappedDocument(
                document, graph, Stream.concat(triples.stream(), more.stream()).toList(), described);
    }

    /** The same document with each triple once: a document may say the same in two places. */
    public MappedDocument distinct() {
        return new MappedDocument(document, graph, triples.stream().distinct().toList(), described);
    }

    /** Sends the triples as quads of the document's graph. */
    public void sendTo(StreamRDF receiver) {
        triples.forEach(triple -> receiver.quad(Quad.create(graph, triple)));
    }
}
