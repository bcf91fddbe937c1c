package org.kusgraph.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.kusgraph.graph.Names;
import org.kusgraph.web.query.Answer;

/**
 * What the SPARQL endpoint can do and what it can be asked about, in the words of SPARQL 1.1 Service Description
 * (https://www.w3.org/TR/sparql11-service-description/). The catalogue and the example queries are in it, because editors look
 * for them here where the default graph has none.
 */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";
    private static final Node SIMPLE_ENTAILMENT = NodeFactory.createURI("http://www.w3.org/ns/entailment/Simple");

    static final Map<String, String> PREFIXES = Map.of(
            "sd",
            SD,
            "formats",
            FORMATS,
            "void",
            VOID.getURI(),
            "void-ext",
            "http://ldf.fi/void-ext#",
            "dcat",
            "http://www.w3.org/ns/dcat#");

    private static final List<String> RESULT_FORMATS = List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "N-Quads",
            "TriG",
            "JSON-LD",
            "RDF_XML");

    private final Names names;

    ServiceDescription(Names names) {
        this.names = names;
    }

    /**
     * The description of the endpoint at an address.
     *
     * @param address the address as the asker has it
     * @param addresses the addresses of what the catalogue tells
     * @param data what can be asked about
     */
    Answer of(String address, OwnAddresses addresses, DatasetGraph data) {
        Node service = NodeFactory.createBlankNode("service");
        Node dataset = NodeFactory.createBlankNode("dataset");
        Stream<Triple> triples = Stream.of(
                        capabilities(service, address, dataset),
                        formats(service),
                        graphs(dataset, data),
                        told(names.catalogGraph(), data),
                        told(names.examplesGraph(), data))
                .flatMap(part -> part)
                .map(addresses::in);
        return new Answer.Triples(triples.iterator());
    }

    private Stream<Triple> capabilities(Node service, String address, Node dataset) {
        Node defaultGraph = names.dataset();
        return Stream.of(
                Triple.create(service, RDF.type.asNode(), term("Service")),
                Triple.create(service, term("endpoint"), NodeFactory.createURI(address)),
                Triple.create(service, term("supportedLanguage"), term("SPARQL11Query")),
                Triple.create(service, term("supportedLanguage"), term("SPARQL12Query")),
                Triple.create(service, term("defaultEntailmentRegime"), SIMPLE_ENTAILMENT),
                Triple.create(service, term("defaultDataset"), dataset),
                Triple.create(dataset, RDF.type.asNode(), term("Dataset")),
                Triple.create(dataset, term("defaultGraph"), defaultGraph),
                Triple.create(defaultGraph, RDF.type.asNode(), term("Graph")));
    }

    private static Stream<Triple> formats(Node service) {
        return RESULT_FORMATS.stream()
                .map(format -> Triple.create(service, term("resultFormat"), NodeFactory.createURI(FORMATS + format)));
    }

    /** The named graphs: those that the catalogue counts, and what it stands in itself. */
    private Stream<Triple> graphs(Node dataset, DatasetGraph data) {
        Stream<Node> counted = data.stream(names.catalogGraph(), Node.ANY, RDF.type.asNode(), VOID.Dataset.asNode())
                .map(Quad::getSubject)
                .filter(graph -> names.isOurs(graph) && !graph.equals(names.dataset()));
        Stream<Node> tellers =
                Stream.of(names.catalogGraph(), names.examplesGraph()).filter(data::containsGraph);
        return Stream.concat(counted, tellers).flatMap(graph -> {
            Node named = NodeFactory.createBlankNode("named " + graph.getURI());
            return Stream.of(
                    Triple.create(dataset, term("namedGraph"), named),
                    Triple.create(named, RDF.type.asNode(), term("NamedGraph")),
                    Triple.create(named, term("name"), graph),
                    Triple.create(named, term("graph"), graph),
                    Triple.create(graph, RDF.type.asNode(), term("Graph")));
        });
    }

    private static Stream<Triple> told(Node graph, DatasetGraph data) {
        return data.stream(graph, Node.ANY, Node.ANY, Node.ANY).map(Quad::asTriple);
    }

    private static Node term(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
