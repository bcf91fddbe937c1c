package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;

/** The ontology keeps the style that {@code ontology/style.ttl} asks of it, but where a waiver there says why not. */
final class OntologyStyleTest {
    private static final String ONTOLOGY = "https://w3id.org/us-korea-tech/ontology";
    private static final String VOCABULARY = ONTOLOGY + "#";
    private static final String STYLE = ONTOLOGY + "/style#";
    private static final int SHOWN = 60;
    private static final Path CASES = Path.of("src", "test", "resources", "cases", "style");

    private static final List<Path> QUESTIONS = List.of(
            BuiltGraph.ONTOLOGY.resolve("questions"),
            BuiltGraph.ONTOLOGY.resolve(Path.of("questions", "empty")),
            Path.of("src", "test", "resources", "corpus", "questions"));
    private static final Pattern IRI = Pattern.compile("<([^<>\\s]+)>");

    private final Graph style =
            RDFDataMgr.loadGraph(BuiltGraph.ONTOLOGY.resolve("style.ttl").toString());

    @Test
    void theOntologyKeepsItsStyle() throws IOException {
        Graph ontology = ontology();
        List<Waiver> waivers = waivers(ontology);
        assertThat(check(ontology))
                .filteredOn(fault -> waivers.stream().noneMatch(waiver -> waiver.covers(fault)))
                .extracting(OntologyStyleTest::line)
                .isEmpty();
    }

    @Test
    void everyWaiverIsNeeded() throws IOException {
        Graph ontology = ontology();
        List<ReportEntry> faults = check(ontology);
        assertThat(waivers(ontology)).isNotEmpty().allSatisfy(waiver -> assertThat(faults)
                .anyMatch(waiver::covers));
    }

    @Test
    void everyWaiverSaysWhy() {
        Node reason = NodeFactory.createURI(STYLE + "reason");
        assertThat(style.stream(Node.ANY, NodeFactory.createURI(STYLE + "waives"), Node.ANY)
                        .toList())
                .allMatch(waiver -> style.contains(waiver.getSubject(), reason, Node.ANY));
    }

    @Test
    void everyFaultOfStyleIsFound() throws IOException {
        Graph faulty = RDFDataMgr.loadGraph(CASES.resolve("faults.ttl").toString());
        assertThat(check(faulty))
                .extracting(OntologyStyleTest::line)
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(CASES.resolve("faults.txt")));
    }

    @Test
    void anOntologyThatGrowsTooLargeIsAFault() {
        Graph large = GraphFactory.createDefaultGraph();
        large.add(NodeFactory.createURI(ONTOLOGY), RDF.type.asNode(), OWL.Ontology.asNode());
        add(large, 23, OWL.Class.asNode());
        add(large, 51, OWL.ObjectProperty.asNode());
        assertThat(check(large))
                .extracting(OntologyStyleTest::line)
                .contains(
                        ONTOLOGY + " 23: the ontology has at most 22 classes of its own; the value is their number",
                        ONTOLOGY + " 51: the ontology has at most 50 properties of its own; the value is their number");
    }

    private static void add(Graph graph, int count, Node type) {
        IntStream.range(0, count)
                .mapToObj(number -> NodeFactory.createURI(VOCABULARY + type.getLocalName() + number))
                .forEach(term -> graph.add(term, RDF.type.asNode(), type));
    }

    /** The ontology, with a statement for each term that a competency question names. */
    private static Graph ontology() throws IOException {
        Ontology ontology = OntologyReader.read(BuiltGraph.ONTOLOGY).orElse(problems -> {
            throw new AssertionError(problems.toString());
        });
        Graph uses = GraphFactory.createDefaultGraph();
        for (Path folder : QUESTIONS) {
            for (Question question : QuestionReader.read(folder)) {
                Node file = NodeFactory.createURI(
                        folder.resolve(question.name()).toUri().toString());
                terms(question).forEach(term -> uses.add(file, DCTerms.references.asNode(), term));
            }
        }
        // A copy, because a union is slow to check.
        GraphUtil.addInto(uses, ontology.vocabulary());
        GraphUtil.addInto(uses, ontology.lists());
        return uses;
    }

    /** Every IRI that a question's query names. */
    private static Stream<Node> terms(Question question) {
        Query query = QueryFactory.create(question.query());
        query.getPrefixMapping().clearNsPrefixMap();
        return IRI.matcher(query.serialize()).results().map(iri -> NodeFactory.createURI(iri.group(1)));
    }

    private List<ReportEntry> check(Graph ontology) {
        return List.copyOf(
                ShaclValidator.get().validate(Shapes.parse(style), ontology).getEntries());
    }

    /**
     * Why a rule does not hold.
     *
     * @param rule the shape that does not hold
     * @param terms for what
     */
    private record Waiver(Node rule, Set<Node> terms) {
        boolean covers(ReportEntry fault) {
            return fault.source().equals(rule) && terms.contains(fault.focusNode());
        }
    }

    /** One waiver for each term or list that is named; that of a list covers its words. */
    private List<Waiver> waivers(Graph ontology) {
        List<Waiver> waivers = new ArrayList<>();
        style.find(Node.ANY, NodeFactory.createURI(STYLE + "waives"), Node.ANY).forEachRemaining(waiver -> style.find(
                        waiver.getSubject(), NodeFactory.createURI(STYLE + "of"), Node.ANY)
                .forEachRemaining(term -> waivers.add(new Waiver(
                        waiver.getObject(),
                        Stream.concat(
                                        Stream.of(term.getObject()),
                                        ontology.stream(Node.ANY, SKOS.inScheme.asNode(), term.getObject())
                                                .map(word -> word.getSubject()))
                                .collect(Collectors.toSet())))));
        return waivers;
    }

    private static String line(ReportEntry fault) {
        boolean aboutTheTerm = fault.value() == null || fault.value().equals(fault.focusNode());
        return name(fault.focusNode()) + (aboutTheTerm ? "" : " " + name(fault.value())) + ": " + fault.message();
    }

    private static String name(Node node) {
        String text = node.isLiteral()
                ? node.getLiteralLexicalForm()
                : node.toString().replace(VOCABULARY, "");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
