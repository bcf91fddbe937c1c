package org.kusgraph.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.kusgraph.graph.Names;

/** The links of a data set into others: how many, by which property, into which namespace. */
final class Linksets {
    private static final List<Property> LINKING =
            List.of(OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch);

    private final Model model;
    private final Names names;
    private final DatasetGraph data;

    Linksets(Model model, Names names, DatasetGraph data) {
        this.model = model;
        this.names = names;
        this.data = data;
    }

    /** Adds the links of the default graph, and those of each graph that is not part of it. */
    void addTo(Resource dataset, Set<Node> apart) {
        links(Quad.defaultGraphIRI, dataset, dataset);
        for (Node graph : apart) {
            links(graph, model.createResource(graph.getURI()), dataset);
        }
    }

    private void links(Node graph, Resource from, Resource dataset) {
        for (Property property : LINKING) {
            count(graph, property).forEach((namespace, count) -> {
                Resource linkset = node("linkset", from.getURI(), property.getURI(), namespace);
                Resource into = node("namespace", namespace);
                dataset.addProperty(VOID.subset, linkset);
                linkset.addProperty(RDF.type, VOID.Linkset);
                linkset.addProperty(VOID.subjectsTarget, from);
                linkset.addProperty(VOID.linkPredicate, property);
                linkset.addProperty(VOID.objectsTarget, into);
                Partitions.number(linkset, VOID.triples, count);
                into.addProperty(RDF.type, VOID.Dataset);
                into.addProperty(VOID.uriSpace, namespace);
            });
        }
    }

    private Map<String, Long> count(Node graph, Property property) {
        Map<String, Long> counts = new TreeMap<>();
        data.stream(graph, Node.ANY, property.asNode(), Node.ANY)
                .filter(link ->
                        names.isOurs(link.getSubject()) && link.getObject().isURI() && !names.isOurs(link.getObject()))
                .forEach(link -> counts.merge(Catalog.namespace(link.getObject()), 1L, Long::sum));
        return counts;
    }

    private Resource node(String... label) {
        return model.asRDFNode(NodeFactory.createBlankNode("catalog " + String.join(" ", label)))
                .asResource();
    }
}
