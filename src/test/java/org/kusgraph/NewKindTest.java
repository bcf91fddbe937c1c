package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.graph.JsonLdProcessor;
import org.kusgraph.graph.Triples;
import org.kusgraph.ontology.JsonLdContext;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** A kind is one new file, a relation one addition to its list, and no Java: {@code cases/new-kind} holds both. */
final class NewKindTest {
    private static final Path CASE = Checkout.RESOURCES.resolve("cases/new-kind");
    private static final String ID = "https://w3id.org/us-korea-tech/id/";

    @TempDir
    private Path ontology;

    @BeforeEach
    void addTheKindAndTheRelation() throws IOException {
        OntologyCopy.make(CASE.resolve("ontology"), ontology);
    }

    @Test
    void aDocumentThatUsesThemIsRightAndWhatItStatesIsADirectStatement() throws IOException {
        DatasetGraph sent = DatasetGraphFactory.create();
        KnowledgeGraph graph = Checkout.value(KnowledgeGraph.of(ontology, CASE.resolve("data")));

        assertThat(graph.send(StreamRDFLib.dataset(sent))).isEmpty();
        assertThat(said(sent, "danuri"))
                .contains(
                        "rdf:type kus:Satellite",
                        "rdf:type kus:Entity",
                        "rdfs:label \"다누리\"@ko",
                        "kus:operator id:kari",
                        "kus:launchDay \"2022-08-05\"^^xsd:date",
                        "kus:retired false",
                        "kus:cooperation kus:launch",
                        "kus:observes id:moon")
                .doesNotContain("kus:observes id:mars");
    }

    @Test
    void theShapesOfTheKindAreHeldTo(@TempDir Path data) throws IOException {
        String wrong = Files.readString(CASE.resolve("data/documents/article-20430805-danuri.json"))
                .replace("\"operator\": \"kari\", ", "")
                .replace("\"observes\"", "\"obserbes\"");
        Path file = data.resolve("documents/article.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, wrong.replace("\"obserbes\"", "\"observes\""));
        KnowledgeGraph graph = Checkout.value(KnowledgeGraph.of(ontology, data));
        assertThat(graph.checkAll())
                .extracting(problem -> problem.line().replace(data + "/", ""))
                .containsExactly("documents/article.json:12:5: /satellites/0: this Satellite lacks 'operator';"
                        + " expected that who operates a satellite is given by the ids of organizations; add it");

        Files.writeString(file, wrong);
        assertThat(graph.checkAll())
                .hasSize(3)
                .filteredOn(problem -> problem.code() != ProblemCode.SHAPE)
                .hasSize(2)
                .allMatch(problem -> problem.wrong().equals("'obserbes' is not a word of the list")
                        && problem.mend().equals("did you mean 'observes'?"));
    }

    @Test
    void aJsonLdProcessorReadsTheDocumentAlikeUnderTheContextThatFollows() throws IOException {
        Path file = CASE.resolve("data/documents/article-20430805-danuri.json");
        DatasetGraph sent = DatasetGraphFactory.create();
        List<Problem> problems = Checkout.value(KnowledgeGraph.of(ontology, CASE.resolve("data")))
                .send(StreamRDFLib.dataset(sent));
        JsonLdProcessor processor =
                new JsonLdProcessor(JsonLdContext.write(Checkout.value(OntologyReader.read(ontology))));

        assertThat(problems).isEmpty();
        Node article = NodeFactory.createURI("https://w3id.org/us-korea-tech/graph/article-20430805-danuri");
        List<Triple> statements = sent.getGraph(article)
                .find()
                // What reifies a statement is not in the document's JSON, but follows from it.
                .filterDrop(triple -> triple.getObject().isTripleTerm())
                .toList();
        assertThat(Triples.canonical(statements))
                .containsExactlyElementsOf(
                        Triples.canonical(processor.triples(file.toString(), Files.readString(file))));
    }

    /** What the graph says of an entity, with prefixes. */
    private static List<String> said(DatasetGraph dataset, String id) {
        PrefixMap prefixes = dataset.prefixes();
        return dataset.stream(Node.ANY, NodeFactory.createURI(ID + id), Node.ANY, Node.ANY)
                .map(quad -> NodeFmtLib.str(quad.getPredicate(), prefixes) + " "
                        + NodeFmtLib.str(quad.getObject(), prefixes))
                .toList();
    }
}
