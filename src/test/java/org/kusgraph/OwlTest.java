package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.ontology.Ontology;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/**
 * The ontology with its lists and alignments, alone and with the data, as OWL sees it: without the shapes, which are SHACL, and
 * with declarations of the terms of other vocabularies, which OWL wants to be told and which are not fetched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwlTest {
    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final String VOCABULARY = "https://w3id.org/us-korea-tech/ontology#";
    private static final Path DECLARATIONS = Checkout.RESOURCES.resolve("cases/owl/declarations.ttl");

    @TempDir
    private static Path folder;

    private Graph ontology;
    private Graph withData;

    @BeforeAll
    void read() throws IOException {
        Ontology read = Checkout.ontology();
        ontology = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(ontology, read.vocabulary());
        GraphUtil.addInto(ontology, read.lists());
        removeShapes(ontology);
        GraphUtil.addInto(ontology, RDFDataMgr.loadGraph(DECLARATIONS.toString()));
        withData = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(withData, ontology);
        Path data = folder.resolve("data");
        Folders.copy(Checkout.DATA, data);
        Folders.copy(Checkout.RESOURCES.resolve("corpus/documents"), data.resolve("documents"));
        try (BuiltGraph built = BuiltGraph.of(data, folder.resolve("store"))) {
            Graph unused = built.read(dataset -> {
                dataset.stream(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)
                        .forEach(quad -> withData.add(quad.asTriple()));
                return withData;
            });
        }
    }

    @Test
    void theOntologyIsInTheProfileOfDescriptionLogics() throws OWLOntologyCreationException {
        OWLOntology owl = owl(ontology);

        assertThat(violations(owl)).isEmpty();
        assertThat(owl.classesInSignature()).hasSizeGreaterThan(20);
        assertThat(owl.objectPropertiesInSignature()).hasSizeGreaterThan(30);
    }

    @Test
    void theDataIsInTheProfileOfDescriptionLogics() throws OWLOntologyCreationException {
        OWLOntology owl = owl(withData);

        assertThat(violations(owl)).isEmpty();
        assertThat(owl.individualsInSignature()).hasSizeGreaterThan(100);
    }

    /** An OWL tool takes a mapping for an axiom where it is typed as one; those that hold are, and no others may be. */
    @Test
    void onlyLinksThatHoldAreAxioms() throws OWLOntologyCreationException {
        List<String> same = owl(withData).getAxioms(AxiomType.SAME_INDIVIDUAL).stream()
                .flatMap(axiom -> axiom.individuals().map(individual -> individual.toStringID()))
                .toList();

        assertThat(same)
                .contains("http://www.wikidata.org/entity/Q20718")
                // Pending, refused, withdrawn, and what no search has found.
                .doesNotContain(
                        "http://www.wikidata.org/entity/Q8684",
                        "http://www.wikidata.org/entity/Q20716",
                        "https://ror.org/00rds8m49",
                        "https://w3id.org/sssom/NoTermFound");
    }

    @Test
    void theDataIsConsistentAndEveryClassCanHaveInstances() throws OWLOntologyCreationException {
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(owl(withData));
        try {
            assertThat(reasoner.isConsistent()).isTrue();
            assertThat(reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom())
                    .isEmpty();
        } finally {
            reasoner.dispose();
        }
    }

    @Test
    void aContradictionWouldBeFound() throws OWLOntologyCreationException {
        OWLOntology owl = owl(withData);
        OWLOntologyManager manager = owl.getOWLOntologyManager();
        OWLDataFactory terms = manager.getOWLDataFactory();
        // Every company is an organization, so that with these disjoint no company can be.
        var unused = manager.addAxiom(
                owl,
                terms.getOWLDisjointClassesAxiom(
                        terms.getOWLClass(IRI.create(VOCABULARY + "Company")),
                        terms.getOWLClass(IRI.create(VOCABULARY + "Organization"))));
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(owl);
        try {
            assertThat(reasoner.isConsistent()).isFalse();
        } finally {
            reasoner.dispose();
        }
    }

    @Test
    void aTermThatIsNotDeclaredWouldBeFound() throws OWLOntologyCreationException {
        Graph faulty = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(faulty, withData);
        faulty.remove(NodeFactory.createURI(VOCABULARY + "holder"), RDF.type.asNode(), Node.ANY);

        assertThat(violations(owl(faulty))).isNotEmpty();
    }

    private static List<String> violations(OWLOntology owl) {
        return new OWL2DLProfile()
                .checkOntology(owl).getViolations().stream()
                        .map(OWLProfileViolation::toString)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static OWLOntology owl(Graph graph) throws OWLOntologyCreationException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        RDFDataMgr.write(lines, graph, RDFFormat.RDFXML_PLAIN);
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        return manager.loadOntologyFromOntologyDocument(new StringDocumentSource(
                lines.toString(UTF_8), IRI.create("urn:ontology"), new RDFXMLDocumentFormat(), null));
    }

    /** Takes out the shapes with all that hangs on them. */
    private static void removeShapes(Graph graph) {
        Set<Node> seen = new HashSet<>();
        graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .filter(typing -> typing.getObject().getURI().startsWith(SHACL))
                .map(Triple::getSubject)
                .toList()
                .forEach(shape -> remove(shape, graph, seen));
    }

    private static void remove(Node node, Graph graph, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        List<Triple> triples = graph.find(node, Node.ANY, Node.ANY).toList();
        for (Triple triple : triples) {
            graph.delete(triple);
            if (triple.getObject().isBlank()) {
                remove(triple.getObject(), graph, seen);
            }
        }
    }
}
