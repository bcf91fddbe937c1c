package org.kusgraph.graph;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.kusgraph.ontology.Ontology;

/** Makes IRIs: the only place where that is done. */
public final class Names {
    /** The prefix for the IRIs of entities in queries and in RDF that people read. */
    public static final String ENTITY_PREFIX = "id";

    private static final String ENTITIES = "id/";

    private final String base;
    private final String entities;
    private final String graphs;

    private Names(String base) {
        this.base = base;
        this.entities = base + ENTITIES;
        this.graphs = base + "graph/";
    }

    /** The names under an ontology's namespace. */
    public static Names of(Ontology ontology) {
        return new Names(ontology.base());
    }

    /**
     * The names of which those of entities are some.
     *
     * @param entityNamespace what {@link #entityNamespace()} gives
     */
    public static Names ofEntities(String entityNamespace) {
        if (!entityNamespace.endsWith(ENTITIES)) {
            throw new IllegalArgumentException("not a namespace of entities: " + entityNamespace);
        }
        return new Names(entityNamespace.substring(0, entityNamespace.length() - ENTITIES.length()));
    }

    /** The namespace under which all names are; ends with a slash. */
    public String base() {
        return base;
    }

    /** Whether a node is named under our namespace. */
    public boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(base);
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

    /** The graph of the links into an external data set; its name is the folder's. */
    public Node linksGraph(String name) {
        return NodeFactory.createURI(graphs + "links-" + name);
    }

    /** The links into an external data set, as something that can be described. */
    public Node linkset(String name) {
        return NodeFactory.createURI(graphs + "links-" + name + "#links");
    }

    /** The graph of all mappings into an external data set, with who says so; its name is the folder's. */
    public Node mappingsGraph(String name) {
        return NodeFactory.createURI(graphs + "mappings-" + name);
    }

    /** The set of all mappings into an external data set. */
    public Node mappingSet(String name) {
        return NodeFactory.createURI(graphs + "mappings-" + name + "#set");
    }

    /** The graph of what the build derives from the others. */
    public Node derivedGraph() {
        return NodeFactory.createURI(graphs + "derived");
    }

    /** The graph in which an ontology stands; empty for what cannot be the IRI of one. */
    public static Optional<Node> ontologyGraphOf(Node ontology) {
        return ontology.isURI() && ontology.getURI().endsWith("/ontology")
                ? Optional.of(NodeFactory.createURI(ontology.getURI().replaceFirst("ontology$", "graph/ontology")))
                : Optional.empty();
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

    /** The graph of what the data set says of itself. */
    public Node catalogGraph() {
        return NodeFactory.createURI(graphs + "catalog");
    }

    /** The whole of the data, as something that can be described. */
    public Node dataset() {
        return NodeFactory.createURI(graphs + "catalog#dataset");
    }

    /** The graph of the example queries. */
    public Node examplesGraph() {
        return NodeFactory.createURI(graphs + "examples");
    }

    /** The graphs that are not part of the default graph: what they say is not of the domain. */
    public Set<Node> apart() {
        return Set.of(ontologyGraph(), catalogGraph(), examplesGraph());
    }

    /** An example query, by its name. */
    public Node example(String name) {
        return NodeFactory.createURI(graphs + "examples#" + name);
    }

    /** A rule of the ontology, by its name. */
    public Node rule(String name) {
        return NodeFactory.createURI(graphs + "ontology#" + name);
    }

    /** The address of the SPARQL endpoint under our namespace. */
    public String endpoint() {
        return base + "sparql";
    }
}
