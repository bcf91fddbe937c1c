package org.kusgraph.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.graph.Derivation;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;

/**
 * Explanations are right when they can be acted on: without the articles that one names the row is gone, and with them alone it
 * is still there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path CORPUS = Checkout.RESOURCES.resolve("corpus");
    private static final Path QUESTIONS = Checkout.ONTOLOGY.resolve("questions");

    private record Removal(Set<Node> from, Set<Node> removed) {}

    private final Ontology ontology = Checkout.ontology();
    private final Names names = Names.of(ontology);

    private final Map<Removal, DatasetGraph> rests = new HashMap<>();

    private BuiltGraph data;
    private BuiltGraph corpus;

    @BeforeAll
    void build(@TempDir Path store) throws IOException {
        data = BuiltGraph.of(Checkout.DATA, store.resolve("data"));
        corpus = BuiltGraph.of(CORPUS, store.resolve("corpus"));
    }

    @AfterAll
    void close() {
        data.close();
        corpus.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRowOfEveryQuestionOfTheDataIsExplained() throws IOException {
        return tests(QUESTIONS, data);
    }

    @TestFactory
    Stream<DynamicTest> everyRowOfEveryQuestionAcrossArticlesIsExplained() throws IOException {
        return tests(CORPUS.resolve("questions"), corpus);
    }

    private Stream<DynamicTest> tests(Path folder, BuiltGraph graph) throws IOException {
        return QuestionReader.read(folder).stream()
                .map(question -> dynamicTest(question.name(), () -> {
                    int rows = graph.read(dataset -> explained(question, dataset));
                    assertThat(rows).isPositive();
                }));
    }

    private int explained(Question question, DatasetGraph dataset) {
        Query query = QueryFactory.create(question.query());
        Set<Binding> rows = rows(query, dataset);
        // What taxonomies and links tell too rests on no article alone, and stays whatever articles go.
        Set<Binding> lasting = rows(query, without(new HashSet<>(articles(dataset)), dataset));
        for (Binding row : rows) {
            Explanation explanation = explain(query, row, dataset);
            assertThat(explanation.solutions().isComplete()).isTrue();
            Set<Node> named = new HashSet<>(explanation.articles());
            if (!lasting.contains(row)) {
                assertThat(rows(query, without(named, dataset))).doesNotContain(row);
            }
            Set<Node> others = new HashSet<>(articles(dataset));
            others.removeAll(named);
            assertThat(rows(query, without(others, dataset))).contains(row);
        }
        return rows.size();
    }

    private Explanation explain(Query query, Binding row, DatasetGraph dataset) {
        return new Explainer(dataset, names, ARQ.getContext())
                .explain(query, row, LIMIT)
                .orElseThrow();
    }

    private static Set<Binding> rows(Query query, DatasetGraph dataset) {
        Set<Binding> rows = new HashSet<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            execution.select().forEachRemaining(rows::add);
        }
        return rows;
    }

    private List<Node> articles(DatasetGraph dataset) {
        List<Node> articles = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(graph -> names.namesake(graph)
                .filter(article -> dataset.contains(graph, article, Node.ANY, Node.ANY))
                .ifPresent(articles::add));
        return articles;
    }

    /** The data as a build without some articles' documents would make it; rows of many questions rest on the same ones. */
    private DatasetGraph without(Set<Node> articles, DatasetGraph dataset) {
        return rests.computeIfAbsent(
                new Removal(Set.copyOf(articles(dataset)), Set.copyOf(articles)), unmade -> rest(articles, dataset));
    }

    private DatasetGraph rest(Set<Node> articles, DatasetGraph dataset) {
        Set<Node> removed = new HashSet<>();
        articles.forEach(
                article -> removed.add(names.articleGraph(names.id(article).orElseThrow())));
        removed.add(names.derivedGraph());
        Set<Node> apart = names.apart();
        Derivation derivation = new Derivation(ontology);
        DatasetGraph rest = DatasetGraphFactory.create();
        dataset.listGraphNodes().forEachRemaining(graph -> {
            if (!removed.contains(graph)) {
                Graph said = dataset.getGraph(graph);
                said.find().forEachRemaining(triple -> rest.add(Quad.create(graph, triple)));
                if (!apart.contains(graph)) {
                    GraphUtil.addInto(rest.getDefaultGraph(), said);
                    derivation.derive(said).forEach(triple -> rest.getDefaultGraph()
                            .add(triple));
                }
            }
        });
        return rest;
    }
}
