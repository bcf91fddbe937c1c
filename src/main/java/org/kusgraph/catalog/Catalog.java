package org.kusgraph.catalog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.kusgraph.graph.Names;
import org.kusgraph.store.Statistics;
import org.kusgraph.store.Statistics.NamedGraph;

/**
 * What a data set is and how much it holds, in the words of VoID and DCAT. Nothing in it depends on when or where it is made:
 * the same data is described in the same way.
 */
public final class Catalog {
    private static final String DISTRIBUTIONS = "/org/kusgraph/catalog/distributions.ttl";
    private static final Property VERSION = ResourceFactory.createProperty(DCAT.getURI(), "version");
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private final Names names;
    private final DatasetGraph data;
    private final Model model;
    private final Resource dataset;

    private Catalog(Names names, DatasetGraph data, Graph said) {
        this.names = names;
        this.data = data;
        this.model = ModelFactory.createDefaultModel();
        this.dataset = model.createResource(names.dataset().getURI());
        model.add(ModelFactory.createModelForGraph(said));
        RDFParser.create()
                .source(Catalog.class.getResourceAsStream(DISTRIBUTIONS))
                .lang(Lang.TURTLE)
                .base(names.base())
                .parse(model);
    }

    /**
     * Describes a data set.
     *
     * @param names makes the IRIs
     * @param identity what tells this version of the data from others
     * @param said what people say of the data set
     * @param data the data
     * @param statistics how much it is
     * @param apart the graphs that are not part of the default graph
     * @param listed the properties whose objects are words of lists: of these it is told how often each word is used
     * @return the description, to be put into {@link Names#catalogGraph}
     */
    public static Graph of(
            Names names,
            String identity,
            Graph said,
            DatasetGraph data,
            Statistics statistics,
            Set<Node> apart,
            Set<Node> listed) {
        Catalog catalog = new Catalog(names, data, said);
        catalog.versions(identity);
        catalog.licences();
        new Partitions(catalog.model, listed).addTo(catalog.dataset, statistics);
        catalog.vocabularies(statistics);
        statistics.graphs().forEach(graph -> catalog.graph(graph, apart));
        new Linksets(catalog.model, names, data).addTo(catalog.dataset, apart);
        return catalog.model.getGraph();
    }

    /**
     * The data was changed when it was published, or when the newest article was, whichever is later. The day of the build
     * would be closer, but then the same data would be described differently tomorrow.
     */
    private void versions(String identity) {
        dataset.addProperty(VERSION, identity);
        List<String> published = days(data.stream(Quad.defaultGraphIRI, Node.ANY, DCTerms.issued.asNode(), Node.ANY)
                .map(Quad::getObject));
        if (!published.isEmpty()) {
            Resource period = model.asRDFNode(NodeFactory.createBlankNode("catalog period"))
                    .asResource();
            dataset.addProperty(DCTerms.temporal, period);
            period.addProperty(RDF.type, DCTerms.PeriodOfTime);
            period.addProperty(DCAT.startDate, published.getFirst(), XSDDatatype.XSDdate);
            period.addProperty(DCAT.endDate, published.getLast(), XSDDatatype.XSDdate);
        }
        Stream<String> issued = days(dataset.listProperties(DCTerms.issued).toList().stream()
                        .map(statement -> statement.getObject().asNode()))
                .stream();
        Stream.concat(published.stream(), issued)
                .max(String::compareTo)
                .ifPresent(day -> dataset.addProperty(DCTerms.modified, day, XSDDatatype.XSDdate));
    }

    /** The first and the last of the days among nodes, as texts. */
    private static List<String> days(Stream<Node> nodes) {
        TreeSet<String> days = new TreeSet<>();
        nodes.filter(day -> day.isLiteral() && day.getLiteralLexicalForm().matches(DAY))
                .map(Node::getLiteralLexicalForm)
                .forEach(day -> {
                    days.add(day);
                    if (days.size() > 2) {
                        days.remove(days.higher(days.first()));
                    }
                });
        return List.copyOf(days);
    }

    private void licences() {
        dataset.listProperties(DCTerms.license).toList().forEach(licence -> dataset.listProperties(DCAT.distribution)
                .toList()
                .forEach(distribution -> distribution.getResource().addProperty(DCTerms.license, licence.getObject())));
    }

    private void vocabularies(Statistics statistics) {
        Set<String> namespaces = new TreeSet<>();
        statistics.properties().forEach(use -> namespaces.add(namespace(use.property())));
        statistics.classes().forEach(use -> namespaces.add(namespace(use.type())));
        namespaces.forEach(namespace -> dataset.addProperty(VOID.vocabulary, model.createResource(namespace)));
        dataset.addProperty(VOID.uriSpace, names.entityNamespace());
    }

    /** An IRI up to its last hash or slash. */
    static String namespace(Node term) {
        String iri = term.getURI();
        int hash = iri.lastIndexOf('#');
        return iri.substring(0, (hash < 0 ? iri.lastIndexOf('/') : hash) + 1);
    }

    /** The graphs of the domain are parts of the data set; those that are not in its default graph are told beside it. */
    private void graph(NamedGraph graph, Set<Node> apart) {
        Resource part = model.createResource(graph.name().getURI());
        if (apart.contains(graph.name())) {
            model.createResource(names.catalogGraph().getURI()).addProperty(FOAF.topic, part);
        } else {
            dataset.addProperty(VOID.subset, part);
        }
        part.addProperty(RDF.type, VOID.Dataset);
        Partitions.addCounts(part, graph.counts());
        names.namesake(graph.name())
                .filter(article -> data.contains(graph.name(), article, Node.ANY, Node.ANY))
                .ifPresent(article -> {
                    part.addProperty(DCTerms.source, model.createResource(article.getURI()));
                    data.stream(graph.name(), article, SKOS.prefLabel.asNode(), Node.ANY)
                            .map(Quad::getObject)
                            .toList()
                            .forEach(title -> part.addProperty(DCTerms.title, model.asRDFNode(title)));
                });
    }
}
