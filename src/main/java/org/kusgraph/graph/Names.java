package org.kusgraph.graph;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.kusgraph.ontology.Ontology;

/** Makes IRIs: the only place where that is done. */
public final class Names {
    /** The prefix for the IRIs of entities in queries and in RDF that people read. */
    public static final String ENTITY_PREFIX = "id";

    private final String entities;
    private final String graphs;

    private Names(String base) {
        this.entities = base + "id/";
        this.graphs = base + "graph/";
    }

    /** The names under an ontology's namespace. */
    public static Names of(Ontology ontology) {
        return new Names(ontology.base());
    }

    /** The namespace of entities: an entity's IRI is this and its id. */
    public String entityNamespace() {
        return entities;
    }

    /** The IRI of the entity with an id. */
    public Node entity(String id) {
        return NodeFactory.createURI(entities + id);
    }

    /** The id of the entity with an IRI, if it is one of ours. */
    public Optional<String> id(Node entity) {
        return entity.isURI() && entity.getURI().startsWith(entities)
                ? Optional.of(entity.getURI().substring(entities.length()))
                : Optional.empty();
    }

    /** The graph of what an article's document says. */
    public Node articleGraph(String articleId) {
        return NodeFactory.createURI(graphs + articleId);
    }

    /** The entity that has the name of a graph: the article, if the graph is that of an article's document. */
    public Optional<Node> namesake(Node graph) {
        return graph.isURI() && graph.getURI().startsWith(graphs)
                ? Optional.of(entity(graph.getURI().substring(graphs.length())))
                : Optional.empty();
    }

    /** The namespace of graphs: a graph's IRI is this and its name. */
    public String graphNamespace() {
        return graphs;
    }

    /** The graph of what a taxonomy says; its name is the file's. */
    public Node taxonomyGraph(String name) {
        return NodeFactory.createURI(graphs + "scheme-" + name);
    }

    /** The graph of what the build derives from the others. */
    public Node derivedGraph() {
        return NodeFactory.createURI(graphs + "derived");
    }

    /** The graph of the lists of words that belong to an ontology's graph. */
    public static Node listsBeside(Node ontologyGraph) {
        return NodeFactory.createURI(ontologyGraph.getURI().replaceFirst("[^/]*$", "lists"));
    }

    /** The graph of the ontology's lists of words. */
    public Node listsGraph() {
        return NodeFactory.createURI(graphs + "lists");
    }

    /** The graph of the ontology's classes, properties, shapes and alignments. */
    public Node ontologyGraph() {
        return NodeFactory.createURI(graphs + "ontology");
    }
}
