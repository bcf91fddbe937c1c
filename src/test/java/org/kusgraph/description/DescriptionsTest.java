package org.kusgraph.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.description.Value.Part;
import org.kusgraph.description.Value.Thing;
import org.kusgraph.graph.Names;

/** What descriptions of the shipped data, of the invented articles and of the article in every status say. */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DescriptionsTest {
    private static final String PREFIXES = """
            PREFIX kus: <https://w3id.org/us-korea-tech/ontology#>
            PREFIX id: <https://w3id.org/us-korea-tech/id/>
            """;

    private static final String ARTICLE = "article-20241118-science-minister";
    private static final List<Bounds> BOUNDS = List.of(Bounds.USUAL, new Bounds(10, 20));

    private static final Node CLAIM = NodeFactory.createURI("https://w3id.org/us-korea-tech/ontology#Claim");

    private List<BuiltGraph> graphs;
    private BuiltGraph data;

    @BeforeAll
    void build(@TempDir Path store) throws IOException {
        data = BuiltGraph.of(Checkout.DATA, store.resolve("data"));
        graphs = List.of(
                data,
                BuiltGraph.of(Checkout.RESOURCES.resolve("corpus"), store.resolve("corpus")),
                BuiltGraph.of(Checkout.RESOURCES.resolve("cases/status"), store.resolve("status")));
    }

    @AfterAll
    void close() {
        graphs.forEach(BuiltGraph::close);
    }

    @Test
    void everyStatementOfEveryDescriptionIsInTheGraphAndNoPartIsLeftWithoutItsWhole() {
        forEachDescription((dataset, description) -> {
            assertThat(description.triples())
                    .isNotEmpty()
                    .allMatch(dataset.getDefaultGraph()::contains)
                    .doesNotHaveDuplicates();
            Set<Node> pointedTo =
                    description.triples().stream().map(Triple::getObject).collect(Collectors.toSet());
            assertThat(description.triples().stream().map(Triple::getSubject).filter(Node::isBlank))
                    .allMatch(pointedTo::contains);
            Set<Node> subjects =
                    description.triples().stream().map(Triple::getSubject).collect(Collectors.toSet());
            assertThat(description.triples().stream().map(Triple::getObject).filter(Node::isBlank))
                    .allMatch(subjects::contains);
        });
    }

    @Test
    void whatIsSaidIsNeverShownWithoutItsStatus() {
        forEachDescription((dataset, description) -> {
            assertThat(named(description).filter(named -> isClaim(named.node(), dataset)))
                    .allMatch(named -> named.status().isPresent());
            Set<Node> withStatus = description.triples().stream()
                    .filter(triple -> triple.getPredicate().getURI().endsWith("#status"))
                    .map(Triple::getSubject)
                    .collect(Collectors.toSet());
            assertThat(description.triples().stream()
                            .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                            .filter(node -> isClaim(node, dataset)))
                    .allMatch(withStatus::contains);
        });
    }

    @Test
    void countsAreThoseOfAQuery() {
        forEachDescription((dataset, description) -> {
            if (description.page() > 1) {
                return;
            }
            String thing = "<" + description.thing().iri() + ">";
            assertThat(description.claims().stream()
                            .collect(Collectors.toMap(
                                    group -> group.status().node(), ClaimGroup::count, Long::sum, CountsByNode::new)))
                    .isEqualTo(counts(
                            dataset,
                            "SELECT ?x (COUNT(DISTINCT ?claim) AS ?n) { { ?claim ?role " + thing + " } UNION { " + thing
                                    + " kus:reports ?claim } ?claim kus:status ?x } GROUP BY ?x"));
            assertThat(description.incoming().stream()
                            .collect(Collectors.toMap(
                                    incoming -> incoming.property().node(),
                                    Incoming::count,
                                    Long::sum,
                                    CountsByNode::new)))
                    .isEqualTo(
                            counts(
                                    dataset,
                                    "SELECT ?x (COUNT(?s) AS ?n) { ?s ?x " + thing
                                            + " FILTER NOT EXISTS { ?s kus:status ?status } FILTER (!isBlank(?s)) } GROUP BY ?x"));
        });
    }

    @Test
    void allPagesTogetherHoldEachClaimOnce() {
        assertThat(claimsOfAllPages(new Bounds(10, 500)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(reported());
    }

    @Test
    void allPagesTogetherHoldEachClaimWhereThereAreTooManyToSort() {
        assertThat(new HashSet<>(claimsOfAllPages(new Bounds(10, 20)))).isEqualTo(reported());
    }

    private Set<Node> reported() {
        return data.read(dataset -> nodes(dataset, "SELECT ?x { id:" + ARTICLE + " kus:reports ?x }"));
    }

    private List<Node> claimsOfAllPages(Bounds bounds) {
        return data.read(dataset -> {
            Descriptions descriptions = Descriptions.of(dataset, bounds).orElseThrow();
            List<Description> pages = Stream.iterate(1, page -> page + 1)
                    .map(page -> descriptions.describe(dataset, ARTICLE, page))
                    .takeWhile(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .toList();
            assertThat(pages).hasSizeGreaterThan(2);
            assertThat(pages.subList(0, pages.size() - 1)).allMatch(Description::hasNext);
            assertThat(pages.getLast().hasNext()).isFalse();
            return pages.stream()
                    .flatMap(page -> page.claims().stream())
                    .flatMap(group -> group.claims().stream())
                    .map(claimed -> claimed.claim().node())
                    .toList();
        });
    }

    @Test
    void aThingIsDescribedInTheReadingOrderOfItsKindsAndClaimsInTheirArticles() {
        assertThat(text("sk-hynix")).isEqualTo("""
                SK hynix / SK하이닉스: company, organization, actor, entity
                name: SK hynix@en (article-20241118-science-minister), SK하이닉스@ko (article-20241118-science-minister)
                country: South Korea (article-20241118-science-minister)
                ?: [] (links-isin), [] (links-krx), [] (links-gleif), [] (links-wikidata)
                example of: South Korean companies (derived)
                leads in: high bandwidth memory (derived), next-generation memory-based AI semiconductor (derived)
                stated, which asserts, 3:
                  companies-south-korean
                  lead-in-hbm
                  lead-in-ai-semiconductor
                proposed, 1:
                  use-lead-as-strength
                annotatedSource: 11
                mentions: 1
                """);
    }

    private String text(String id) {
        return data.read(dataset -> {
            Description description = Descriptions.of(dataset, Bounds.USUAL)
                    .orElseThrow()
                    .describe(dataset, id, 1)
                    .orElseThrow();
            StringBuilder text = new StringBuilder(
                    String.join(" / ", description.thing().labels().byLanguage().values()));
            text.append(": ")
                    .append(description.kinds().stream()
                            .map(DescriptionsTest::label)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
            description.fields().forEach(field -> text.append(field.key().orElse("?"))
                    .append(": ")
                    .append(values(field))
                    .append('\n'));
            description.relations().forEach(relation -> text.append(label(relation.property()))
                    .append(": ")
                    .append(values(relation))
                    .append('\n'));
            description.claims().forEach(group -> {
                text.append(label(group.status()))
                        .append(group.asserting() ? ", which asserts, " : ", ")
                        .append(group.count())
                        .append(":\n");
                group.claims().forEach(claimed -> text.append("  ")
                        .append(claimed.claim().id().orElseThrow().replaceFirst(".*-claim-", ""))
                        .append('\n'));
            });
            description.incoming().forEach(incoming -> text.append(label(incoming.property()))
                    .append(": ")
                    .append(incoming.count())
                    .append('\n'));
            return text.toString();
        });
    }

    private static String values(Property property) {
        return property.values().stream()
                .map(statement -> value(statement.value())
                        + statement.sources().stream()
                                .map(source -> source.graph().getURI().replaceFirst(".*/", ""))
                                .collect(Collectors.joining(", ", " (", ")")))
                .collect(Collectors.joining(", "));
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text text -> text.text() + "@" + text.language();
            case Value.Literal literal -> literal.lexical();
            case Value.Thing thing -> label(thing.thing());
            case Value.Outside outside -> outside.iri();
            case Value.Part part -> "[]";
        };
    }

    private static String label(Named named) {
        return named.labels()
                .in(List.of("en"))
                .map(Labels.Label::text)
                .orElse(named.iri().replaceFirst(".*[/#]", ""));
    }

    /** Everything that a description names. */
    private static Stream<Named> named(Description description) {
        Stream<Property> properties = Stream.of(
                        description.fields().stream(),
                        description.relations().stream(),
                        description.links().stream(),
                        description.claims().stream()
                                .flatMap(group -> group.claims().stream())
                                .flatMap(claimed -> claimed.fields().stream()))
                .flatMap(stream -> stream);
        return Stream.of(
                        Stream.of(description.thing()),
                        properties.flatMap(DescriptionsTest::named),
                        description.claims().stream()
                                .flatMap(group -> group.claims().stream())
                                .map(Claimed::claim),
                        description.incoming().stream().flatMap(incoming -> incoming.subjects().stream()))
                .flatMap(stream -> stream);
    }

    private static Stream<Named> named(Property property) {
        return property.values().stream().flatMap(statement -> switch (statement.value()) {
            case Thing thing -> Stream.of(thing.thing());
            case Part part -> part.properties().stream().flatMap(DescriptionsTest::named);
            default -> Stream.of();
        });
    }

    @FunctionalInterface
    private interface Check {
        void check(DatasetGraph dataset, Description description);
    }

    /** Every page of everything that the graphs describe. */
    private void forEachDescription(Check check) {
        for (BuiltGraph graph : graphs) {
            int described = graph.read(dataset -> BOUNDS.stream()
                    .mapToInt(bounds -> forEachDescription(dataset, bounds, check))
                    .sum());
            assertThat(described).isGreaterThan(20);
        }
    }

    private static int forEachDescription(DatasetGraph dataset, Bounds bounds, Check check) {
        Descriptions descriptions = Descriptions.of(dataset, bounds).orElseThrow();
        Names names = Names.of(descriptions.ontology());
        Set<String> ids = new TreeSet<>();
        dataset.getDefaultGraph().find().forEachRemaining(triple -> names.id(triple.getSubject())
                .ifPresent(ids::add));
        for (String id : ids) {
            boolean hasNext = true;
            for (int page = 1; hasNext; page++) {
                Description description =
                        descriptions.describe(dataset, id, page).orElseThrow();
                check.check(dataset, description);
                hasNext = description.hasNext();
            }
        }
        return ids.size();
    }

    private static boolean isClaim(Node node, DatasetGraph dataset) {
        return !node.isLiteral() && dataset.getDefaultGraph().contains(node, RDF.type.asNode(), CLAIM);
    }

    private static Set<Node> nodes(DatasetGraph dataset, String query) {
        Set<Node> nodes = new HashSet<>();
        try (QueryExec run = QueryExec.dataset(dataset).query(PREFIXES + query).build()) {
            run.select().forEachRemaining(row -> nodes.add(row.get("x")));
        }
        return nodes;
    }

    private static Map<Node, Long> counts(DatasetGraph dataset, String query) {
        Map<Node, Long> counts = new CountsByNode();
        try (QueryExec run = QueryExec.dataset(dataset).query(PREFIXES + query).build()) {
            run.select()
                    .forEachRemaining(row ->
                            counts.put(row.get("x"), Long.valueOf(row.get("n").getLiteralLexicalForm())));
        }
        return counts;
    }

    private static final class CountsByNode extends TreeMap<Node, Long> {
        private static final long serialVersionUID = 1L;

        CountsByNode() {
            super(java.util.Comparator.comparing(Node::toString));
        }
    }
}
