package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.kusgraph.ontology.Rule;

/**
 * The rules of an ontology as statements, in the words of SHACL's advanced features. A snapshot holds them beside the ontology,
 * so that what was derived can be traced to what it was derived from, also when the ontology's files have changed since.
 */
public final class DescribedRules {
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final Resource SPARQL_RULE = ResourceFactory.createResource(SH + "SPARQLRule");
    private static final Property CONSTRUCT = ResourceFactory.createProperty(SH, "construct");

    private DescribedRules() {}

    /** The statements that describe rules. */
    public static Graph of(Names names, List<Rule> rules) {
        Model model = ModelFactory.createDefaultModel();
        for (Rule rule : rules) {
            Resource described = model.createResource(names.rule(rule.name()).getURI());
            described.addProperty(RDF.type, SPARQL_RULE);
            described.addProperty(RDFS.label, rule.name(), "en");
            described.addProperty(CONSTRUCT, rule.query().serialize());
            if (!rule.reason().isEmpty()) {
                described.addProperty(RDFS.comment, rule.reason(), "en");
            }
        }
        return model.getGraph();
    }

    /** The rules that a graph describes, by name. */
    public static List<Rule> read(Graph graph) {
        List<Rule> rules = new ArrayList<>();
        for (Node rule : graph.find(Node.ANY, RDF.type.asNode(), SPARQL_RULE.asNode())
                .mapWith(triple -> triple.getSubject())
                .toList()) {
            String construct = text(graph, rule, CONSTRUCT.asNode());
            if (!construct.isEmpty()) {
                rules.add(new Rule(
                        text(graph, rule, RDFS.label.asNode()),
                        text(graph, rule, RDFS.comment.asNode()),
                        QueryFactory.create(construct)));
            }
        }
        rules.sort(Comparator.comparing(Rule::name));
        return List.copyOf(rules);
    }

    private static String text(Graph graph, Node thing, Node property) {
        return graph
                .find(thing, property, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isLiteral)
                .toList()
                .stream()
                .map(Node::getLiteralLexicalForm)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
