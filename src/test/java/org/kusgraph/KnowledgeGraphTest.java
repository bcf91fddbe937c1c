package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;

/** The whole path from documents to a snapshot, over two documents that share two entities. */
final class KnowledgeGraphTest {
    private static final Path TWO_DOCUMENTS =
            Checkout.RESOURCES.resolve("cases/document/an-entity-may-be-described-in-two-documents");
    private static final String BASE = "https://w3id.org/us-korea-tech/";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoDocumentsAndATaxonomy() throws IOException {
        Files.createDirectories(documents());
        Files.copy(TWO_DOCUMENTS.resolve("a.json"), documents().resolve("a.json"));
        Files.copy(TWO_DOCUMENTS.resolve("b.json"), documents().resolve("b.json"));
        Files.createDirectories(data().resolve("taxonomies"));
        Files.writeString(data().resolve("taxonomies/memories.ttl"), """
                @prefix kus:  <%1$sontology#> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <%1$sid/memory> a kus:Technology ; skos:prefLabel "memory"@en , "메모리"@ko .
                """.formatted(BASE));
    }

    @Test
    void theDefaultGraphHoldsWhatTheDomainsGraphsHoldAndNotTheOntology() throws IOException {
        String built = buildRight();

        assertThat(built).matches("[0-9a-f]{32}");
        assertThat(graphs())
                .containsExactlyInAnyOrder(
                        "article-a",
                        "article-b",
                        "catalog",
                        "derived",
                        "examples",
                        "lists",
                        "ontology",
                        "scheme-memories");
        assertThat(this.<Set<String>>read(dataset -> triples(dataset, quad -> quad.isDefaultGraph())))
                .isEqualTo(this.<Set<String>>read(dataset -> triples(dataset, KnowledgeGraphTest::isOfTheDomain)))
                .hasSizeGreaterThan(100);
    }

    @Test
    void theSameInputGivesTheSameIdentityWhereverItLies(@TempDir Path elsewhere) throws IOException {
        String here = buildRight();
        for (String file : List.of("documents/b.json", "taxonomies/memories.ttl", "documents/a.json")) {
            Files.createDirectories(elsewhere.resolve("data").resolve(file).getParent());
            Files.copy(data().resolve(file), elsewhere.resolve("data").resolve(file));
        }
        OntologyCopy.make(elsewhere.resolve("ontology"));

        assertThat(KnowledgeGraph.identity(elsewhere.resolve("ontology"), elsewhere.resolve("data")))
                .isEqualTo(here);
        assertThat(new SnapshotStore(store()).current()).contains(here);
    }

    @Test
    void everyChangeOfTheInputGivesAnotherIdentity(@TempDir Path ontology) throws IOException {
        Set<String> identities = new TreeSet<>();
        OntologyCopy.make(ontology);
        identities.add(KnowledgeGraph.identity(ontology, data()));
        Files.writeString(
                documents().resolve("a.json"),
                "\n" + Files.readString(documents().resolve("a.json")));
        identities.add(KnowledgeGraph.identity(ontology, data()));
        Files.move(documents().resolve("a.json"), documents().resolve("c.json"));
        identities.add(KnowledgeGraph.identity(ontology, data()));
        Files.delete(documents().resolve("b.json"));
        identities.add(KnowledgeGraph.identity(ontology, data()));
        Files.writeString(data().resolve("taxonomies/empty.ttl"), "");
        identities.add(KnowledgeGraph.identity(ontology, data()));
        Files.writeString(ontology.resolve("rules/labels.rq"), "\n# changed\n");
        identities.add(KnowledgeGraph.identity(ontology, data()));

        assertThat(identities).hasSize(6);
    }

    @Test
    void aDocumentThatIsRemovedTakesWithItWhatItAloneSaid() throws IOException {
        assertThat(buildRight()).isNotEmpty();
        Set<String> both = read(dataset -> triples(dataset, Quad::isDefaultGraph));
        Files.move(documents().resolve("b.json"), folder.resolve("b.json"));
        assertThat(buildRight()).isNotEmpty();
        Set<String> withoutB = read(dataset -> triples(dataset, Quad::isDefaultGraph));

        assertThat(graphs()).doesNotContain("article-b").contains("article-a");
        assertThat(withoutB).isNotEmpty().isSubsetOf(both);
        assertThat(withoutB).noneMatch(triple -> triple.contains("article-b"));
        assertThat(withoutB).anyMatch(triple -> triple.contains("id/ko-san>") && triple.contains("고산"));
        both.removeAll(withoutB);
        assertThat(both).allMatch(triple -> triple.contains("article-b") || triple.startsWith("_:"));

        Files.move(folder.resolve("b.json"), documents().resolve("b.json"));
        Files.delete(documents().resolve("a.json"));
        assertThat(buildRight()).isNotEmpty();
        assertThat(this.<Set<String>>read(dataset -> triples(dataset, Quad::isDefaultGraph)))
                .anyMatch(triple -> triple.contains("id/ko-san>") && triple.contains("고산"));
    }

    @Test
    void aBuildThatIsRefusedTellsEveryProblemAndLeavesTheSnapshotBefore() throws IOException {
        String before = buildRight();
        Files.writeString(documents().resolve("c.json"), "{");
        Files.writeString(
                documents().resolve("b.json"),
                Files.readString(documents().resolve("b.json")).replace("\"planned\"", "\"sure\""));
        Outcome<String> outcome = build();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<String>) outcome).problems())
                .extracting(problem -> problem.at().file())
                .containsExactly(
                        documents().resolve("b.json").toString(),
                        documents().resolve("c.json").toString());
        assertThat(new SnapshotStore(store()).current()).contains(before);
        assertThat(graphs()).contains("article-b");
    }

    @Test
    void whatIsCheckedIsWhatABuildWouldRefuse() throws IOException {
        Files.writeString(documents().resolve("c.json"), "{");
        KnowledgeGraph graph = graph();
        List<Problem> checked = graph.checkAll();

        assertThat(checked).hasSize(1);
        assertThat(build()).isEqualTo(new Outcome.Refused<>(checked));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path documents() {
        return data().resolve("documents");
    }

    private Path store() {
        return folder.resolve("store");
    }

    private KnowledgeGraph graph() throws IOException {
        return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data()));
    }

    private Outcome<String> build() throws IOException {
        return graph().build(new SnapshotStore(store()));
    }

    private String buildRight() throws IOException {
        return Checkout.value(build());
    }

    private <T> T read(Function<DatasetGraph, T> function) throws IOException {
        try (CurrentSnapshot snapshot = CurrentSnapshot.of(new SnapshotStore(store()));
                SnapshotReading reading = snapshot.open()) {
            return function.apply(reading.dataset());
        }
    }

    private List<String> graphs() throws IOException {
        return read(dataset -> dataset.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .map(Quad::getGraph)
                .filter(Node::isURI)
                .distinct()
                .map(graph -> graph.getURI().replace(BASE + "graph/", ""))
                .filter(graph -> !graph.equals(Quad.defaultGraphIRI.getURI()))
                .filter(graph -> !graph.equals(Quad.defaultGraphNodeGenerated.getURI()))
                .toList());
    }

    private static boolean isOfTheDomain(Quad quad) {
        return !quad.isDefaultGraph()
                && !Set.of(BASE + "graph/ontology", BASE + "graph/catalog", BASE + "graph/examples")
                        .contains(quad.getGraph().getURI());
    }

    private static Set<String> triples(DatasetGraph dataset, Function<Quad, Boolean> wanted) {
        return dataset.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .filter(wanted::apply)
                .map(quad -> NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate()) + " "
                        + NodeFmtLib.strNT(quad.getObject()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
