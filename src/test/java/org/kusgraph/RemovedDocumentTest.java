package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;

/** Documents that are taken out of the data and built without: what only they said is gone, and nothing else. */
final class RemovedDocumentTest {
    private static final String NAMESPACE = "https://w3id.org/us-korea-tech/";
    private static final Node REMOVED = node("graph/article-20411105-haneul-denial");
    private static final Node OTHER = node("graph/article-20410520-haneul-plant");
    private static final Node DERIVED = node("graph/derived");
    private static final Node DEFAULT = Quad.defaultGraphIRI;
    private static final Node ONTOLOGY = node("graph/ontology");
    private static final Node CATALOG = node("graph/catalog");
    private static final Node EXAMPLES = node("graph/examples");

    @TempDir
    private Path folder;

    private Path data;
    private SnapshotStore store;

    @BeforeEach
    void copyData() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = new SnapshotStore(folder.resolve("store"));
    }

    @Test
    void whatOnlyTheRemovedDocumentSaidIsGoneAndNothingElse() throws IOException {
        Map<Node, Set<Triple>> before = build();
        Set<Triple> removed = in(before, REMOVED);
        assertThat(removed).isNotEmpty();

        remove("article-20411105-haneul-denial");
        Map<Node, Set<Triple>> after = build();

        Map<Node, Set<Triple>> others = new HashMap<>(before);
        others.keySet().removeAll(Set.of(REMOVED, DERIVED, DEFAULT));
        assertThat(after).containsAllEntriesOf(others).doesNotContainKey(REMOVED);
        assertThat(in(before, DERIVED)).containsAll(in(after, DERIVED));
        Set<Node> stillDescribed = subjects(in(after, DERIVED));
        assertThat(stillDescribed).containsAll(shared(before));
        assertThat(subjects(in(after, DEFAULT))).doesNotContainAnyElementsOf(onlyIn(removed, others));
        assertThat(in(after, DEFAULT)).isEqualTo(union(after));
    }

    @Test
    void whatIsDerivedFromTheOthersIsStillThere() throws IOException {
        Map<Node, Set<Triple>> all = build();
        remove("article-20411105-haneul-denial");
        Map<Node, Set<Triple>> three = build();
        remove("article-20410520-haneul-plant");
        Map<Node, Set<Triple>> two = build();

        assertThat(in(three, DERIVED)).containsAll(in(two, DERIVED)).isNotEqualTo(in(two, DERIVED));
        assertThat(in(all, DERIVED)).containsAll(in(three, DERIVED)).isNotEqualTo(in(three, DERIVED));
    }

    @Test
    void addingItAgainGivesTheSnapshotFromBefore() throws IOException {
        Map<Node, Set<Triple>> before = build();
        String identity = store.checked().orElseThrow();
        Path file = data.resolve("documents/article-20411105-haneul-denial.json");
        Path away = folder.resolve("away");
        Files.move(file, away);
        assertThat(build()).isNotEqualTo(before);
        assertThat(store.checked()).isPresent().isNotEqualTo(identity);

        Files.move(away, file);

        assertThat(build()).isEqualTo(before);
        assertThat(store.checked()).contains(identity);
    }

    /** All that the graphs of the domain say. */
    private static Set<Triple> union(Map<Node, Set<Triple>> graphs) {
        Set<Triple> union = new HashSet<>();
        graphs.forEach((graph, triples) -> {
            if (!graph.equals(ONTOLOGY) && !graph.equals(DEFAULT)) {
                union.addAll(triples);
            }
        });
        return union;
    }

    /** The things that the removed document and another one both describe. */
    private static Set<Node> shared(Map<Node, Set<Triple>> graphs) {
        Set<Node> shared = subjects(in(graphs, REMOVED));
        shared.retainAll(subjects(in(graphs, OTHER)));
        assertThat(shared).isNotEmpty();
        return shared;
    }

    private static Set<Node> onlyIn(Set<Triple> removed, Map<Node, Set<Triple>> others) {
        Set<Node> only = subjects(removed);
        others.values().forEach(triples -> only.removeAll(subjects(triples)));
        assertThat(only).isNotEmpty();
        return only;
    }

    private static Set<Node> subjects(Set<Triple> triples) {
        Set<Node> subjects = new HashSet<>();
        triples.forEach(triple -> subjects.add(triple.getSubject()));
        return subjects;
    }

    private void remove(String article) throws IOException {
        Files.delete(data.resolve("documents").resolve(article + ".json"));
    }

    /** The graphs of the snapshot that is built from what is there. */
    private Map<Node, Set<Triple>> build() throws IOException {
        KnowledgeGraph graph = KnowledgeGraph.of(BuiltGraph.ONTOLOGY, data).orElse(problems -> {
            throw new AssertionError(problems);
        });
        assertThat(graph.build(store)).isInstanceOf(Outcome.Done.class);
        Map<Node, Set<Triple>> graphs = new HashMap<>();
        try (CurrentSnapshot current = CurrentSnapshot.of(store);
                SnapshotReading reading = current.open()) {
            reading.dataset().find().forEachRemaining(quad -> graphs.computeIfAbsent(
                            quad.isDefaultGraph() ? DEFAULT : quad.getGraph(), name -> new HashSet<>())
                    .add(quad.asTriple()));
        }
        // What the data set says of itself speaks of all documents, and so changes with each.
        assertThat(graphs.remove(CATALOG)).isNotEmpty();
        assertThat(graphs.remove(EXAMPLES)).isNotEmpty();
        return graphs;
    }

    private static Set<Triple> in(Map<Node, Set<Triple>> graphs, Node graph) {
        return graphs.getOrDefault(graph, Set.of());
    }

    private static Node node(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }
}
