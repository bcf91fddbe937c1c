package org.kusgraph.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.TurtleFile;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Reads the description of an external data set: a void:Linkset from our entities into it. */
final class DatasetDescription {
    private static final Node SCHEME = NodeFactory.createURI("https://schema.org/propertyID");
    private static final Node PATTERN = NodeFactory.createURI("https://schema.org/valuePattern");
    private static final String EXPECTED =
            "a void:Linkset with dcterms:title, and in its void:objectsTarget" + " dcterms:title and schema:propertyID";

    private final Graph said = GraphFactory.createDefaultGraph();
    private final List<Problem> problems = new ArrayList<>();
    private final Location whole;
    private Map<Triple, Location> places = Map.of();

    private DatasetDescription(Path file) {
        this.whole = new Location.WholeFile(file.toString());
    }

    /** Reads the file of the folder with a name. */
    static Outcome<ExternalDataset> read(Path file, String name, Names names) throws IOException {
        DatasetDescription description = new DatasetDescription(file);
        description.places = TurtleFile.read(file, description.said, description.problems);
        if (!description.problems.isEmpty()) {
            return new Outcome.Refused<>(description.problems);
        }
        ExternalDataset dataset = description.dataset(name, names.linkset(name));
        return Outcome.of(dataset, description.problems);
    }

    private ExternalDataset dataset(String name, Node linkset) {
        if (!said.contains(linkset, RDF.type.asNode(), VOID.Linkset.asNode())) {
            fault(whole, "<" + linkset.getURI() + "> is not described", "add it");
        }
        said.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .filter(typing ->
                        typing.getSubject().isURI() && !typing.getSubject().equals(linkset))
                .forEach(typing -> fault(
                        places.getOrDefault(typing, whole),
                        "something else is described: <"
                                + Shown.message(typing.getSubject().getURI()) + ">",
                        "describe <" + linkset.getURI() + "> alone, with blank nodes for what belongs to it"));
        requireText(linkset, DCTerms.title.asNode());
        Node target = objects(linkset, VOID.objectsTarget.asNode()).stream()
                .findFirst()
                .orElse(linkset);
        String scheme = text(target, SCHEME).orElse("");
        if (target.equals(linkset)) {
            fault(whole, "the set of links leads nowhere: it has no void:objectsTarget", "add it");
        } else {
            requireText(target, DCTerms.title.asNode());
        }
        if (scheme.isEmpty()) {
            fault(whole, "the external data set has no schema:propertyID", "add it");
        }
        List<String> namespaces = objects(target, VOID.uriSpace.asNode()).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        Optional<Triple> links =
                said.stream(linkset, VOID.triples.asNode(), Node.ANY).findFirst();
        return new ExternalDataset(
                name,
                scheme,
                namespaces,
                pattern(target),
                links.map(Triple::getObject).map(this::number).orElse(OptionalInt.empty()),
                said,
                links.map(triple -> places.getOrDefault(triple, whole)).orElse(whole));
    }

    private Optional<Pattern> pattern(Node target) {
        return said.stream(target, PATTERN, Node.ANY).findFirst().flatMap(triple -> {
            try {
                return Optional.of(Pattern.compile(
                        triple.getObject().isLiteral() ? triple.getObject().getLiteralLexicalForm() : "("));
            } catch (PatternSyntaxException e) {
                fault(
                        places.getOrDefault(triple, whole),
                        "schema:valuePattern is no regular expression",
                        "mend the expression");
                return Optional.empty();
            }
        });
    }

    private OptionalInt number(Node node) {
        return node.isLiteral() && node.getLiteralLexicalForm().matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(node.getLiteralLexicalForm()))
                : OptionalInt.empty();
    }

    private void requireText(Node subject, Node property) {
        if (text(subject, property).isEmpty()) {
            fault(
                    whole,
                    (subject.isURI() ? "the set of links" : "the external data set") + " has no dcterms:"
                            + property.getLocalName(),
                    "add it");
        }
    }

    private Optional<String> text(Node subject, Node property) {
        return objects(subject, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    private List<Node> objects(Node subject, Node property) {
        return said.stream(subject, property, Node.ANY).map(Triple::getObject).toList();
    }

    private void fault(Location at, String wrong, String mend) {
        problems.add(new Problem(ProblemCode.SHAPE, at, wrong, EXPECTED, mend));
    }
}
