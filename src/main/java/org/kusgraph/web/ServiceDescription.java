package org.kusgraph.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.web.query.Answer;

/** What the SPARQL endpoint can do, in the words of SPARQL 1.1 Service Description. */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    static final Map<String, String> PREFIXES = Map.of("sd", SD, "formats", FORMATS);

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

    /** The description of the endpoint at an address, as a graph. */
    Answer of(String address) {
        Node service = NodeFactory.createBlankNode();
        Node dataset = NodeFactory.createBlankNode();
        Node graph = NodeFactory.createBlankNode();
        List<Triple> triples = new ArrayList<>(List.of(
                Triple.create(service, RDF.type.asNode(), term("Service")),
                Triple.create(service, term("endpoint"), NodeFactory.createURI(address)),
                Triple.create(service, term("supportedLanguage"), term("SPARQL11Query")),
                Triple.create(service, term("defaultDataset"), dataset),
                Triple.create(dataset, RDF.type.asNode(), term("Dataset")),
                Triple.create(dataset, term("defaultGraph"), graph),
                Triple.create(graph, RDF.type.asNode(), term("Graph"))));
        formats(service).forEach(triples::add);
        return new Answer.Triples(triples.iterator());
    }

    private static Stream<Triple> formats(Node service) {
        return RESULT_FORMATS.stream()
                .map(format -> Triple.create(service, term("resultFormat"), NodeFactory.createURI(FORMATS + format)));
    }

    private static Node term(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
