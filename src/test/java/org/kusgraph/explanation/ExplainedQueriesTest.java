package org.kusgraph.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.graph.Names;

/** What queries are made of: each row of each answer rests on the statements that its explanation tells, and needs no other. */
final class ExplainedQueriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PREFIX = "PREFIX : <https://example.org/> PREFIX g: <https://example.org/graph/> ";
    private static final Names NAMES = Names.ofEntities("https://example.org/id/");
    private static final String DATA = """
            PREFIX : <https://example.org/>
            PREFIX g: <https://example.org/graph/>
            g:one { :a :knows :b . :b :knows :c . :c :knows :d . :a :age 30 . :b :age 40 . :a :name "Ann"@en , "앤"@ko .
                    :d :name "Dan" . :a :part [ :size 1 ] , [ :size 2 ] }
            g:two { :a :knows :b . :b :likes :a . :c :age 40 . :d :age 10 . :b :name "Bob"@en . :x :knows :x }
            """;

    private final DatasetGraph data = data();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s :knows ?o }",
                "SELECT ?n { ?s :knows ?o . ?o :age ?n }",
                "SELECT DISTINCT ?n { ?s :age ?n }",
                "SELECT ?size { :a :part [ :size ?size ] }",
                "SELECT ?s ?name { ?s :age ?n OPTIONAL { ?s :name ?name } }",
                "SELECT ?s ?name { ?s :age ?n OPTIONAL { ?s :name ?name FILTER (lang(?name) = 'ko') } }",
                "SELECT * { ?s :age ?n OPTIONAL { ?s :knows ?o OPTIONAL { ?o :likes ?l } } }",
                "SELECT * { OPTIONAL { ?s :hates ?o } ?s :knows ?o }",
                "SELECT ?s ?o { { ?s :knows ?o } UNION { ?s :likes ?o } }",
                "SELECT ?s ?o { { ?s :knows ?o } UNION { ?o :knows ?s } }",
                "SELECT * { { ?s :knows ?o } UNION { ?s :age ?n } FILTER (!BOUND(?n) || ?n > 20) }",
                "SELECT ?o { :a :knows+ ?o }",
                "SELECT ?o { :a :knows* ?o }",
                "SELECT ?s ?o { ?s :knows/:knows ?o }",
                "SELECT ?s ?o { ?s (:knows|^:likes)+/:age ?o }",
                "SELECT ?s ?o { ?s :knows? ?o . ?o :age ?n }",
                "SELECT ?s ?o { ?s !(:knows|:age|^:part) ?o }",
                "SELECT ?s ?twice { ?s :age ?n BIND (?n * 2 AS ?twice) }",
                "SELECT (?n + 1 AS ?next) (str(?s) AS ?text) { ?s :age ?n }",
                "SELECT ?s ?wrong { ?s :name ?n BIND (?n * 2 AS ?wrong) }",
                "SELECT * { VALUES (?s ?x) { (:a 1) (:b UNDEF) } ?s :age ?x0 }",
                "SELECT * { ?s :age ?n } VALUES ?n { 30 40 }",
                "SELECT * { ?s :knows ?o FILTER EXISTS { ?o :knows ?p } }",
                "SELECT * { ?s :knows ?o FILTER (EXISTS { ?o :age ?n } || ?s = :c) }",
                "SELECT * { ?s :knows ?o FILTER (isIRI(?s) && !(NOT EXISTS { ?o :age ?n })) }",
                "SELECT ?s (COUNT(*) AS ?count) { ?s :knows|:likes ?o } GROUP BY ?s",
                "SELECT (COUNT(*) AS ?count) (MAX(?n) AS ?oldest) { ?s :age ?n }",
                "SELECT ?tens (GROUP_CONCAT(STR(?n) ; SEPARATOR = ',') AS ?all) { ?s :age ?n }"
                        + " GROUP BY (floor(?n / 20) AS ?tens) HAVING (COUNT(*) > 1)",
                "SELECT ?s (SUM(?n) * 2 AS ?double) { ?s :knows ?o . OPTIONAL { ?o :age ?n } } GROUP BY ?s",
                "SELECT ?s ?o { ?s :knows ?o { SELECT ?o (MIN(?n) AS ?least) { ?o :age ?n } GROUP BY ?o } }",
                "SELECT ?s ?n { ?s :knows ?x { SELECT DISTINCT ?n { ?y :age ?n } ORDER BY ?n LIMIT 1 } }",
                "SELECT ?s { { SELECT ?s { ?s :knows ?hidden } } ?s :age ?hidden }",
                "SELECT ?g ?s { GRAPH ?g { ?s :knows ?o } }",
                "SELECT ?s { GRAPH g:two { ?s :knows ?o . FILTER EXISTS { ?o :likes ?s } } }",
                "SELECT ?s ?o { GRAPH g:one { ?s :knows+ ?o } }",
                "SELECT REDUCED ?n { ?s :age ?n } ORDER BY DESC(?n)",
                "SELECT ?s { ?s :age 40 }",
                "SELECT (1 AS ?one) {}",
                "SELECT ?s ?l { ?s :knows ?o LATERAL { ?o :age ?l } }",
            })
    void aRowRestsOnTheStatementsThatItsExplanationTells(String text) {
        Query query = query(text);
        Set<Binding> rows = rows(query, data);
        assertThat(rows).isNotEmpty();
        for (Binding row : rows) {
            Explanation explanation = explain(query, row);
            assertThat(untraced(explanation.solutions())).isEmpty();
            assertThat(rows(query, only(facts(explanation.solutions())))).contains(row);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s :knows ?o FILTER NOT EXISTS { ?o :knows ?p } }",
                "SELECT * { ?s :knows ?o FILTER (!EXISTS { ?o :knows ?p }) }",
                "SELECT * { ?s :knows ?o MINUS { ?o :age 40 } }",
                "SELECT ?s { ?s :knows ?o OPTIONAL { ?o :likes ?l } FILTER (!BOUND(?l)) }",
            })
    void whatHoldsBecauseNothingIsThereIsSaidSo(String text) {
        Query query = query(text);
        for (Binding row : rows(query, data)) {
            Explanation explanation = explain(query, row);
            assertThat(explanation.solutions().shown()).allSatisfy(solution -> assertThat(solution.steps())
                    .anySatisfy(step -> assertThat(step).isInstanceOf(Step.Absent.class)));
        }
    }

    @Test
    void anAnswerFromGraphsThatAreNamedRestsOnThem() {
        Query query = query("SELECT ?o FROM g:two { :a :knows ?o }");
        Explanation explanation = explain(query, row("o", "b"));
        assertThat(facts(explanation.solutions()))
                .containsExactly(Quad.create(
                        NodeFactory.createURI("https://example.org/graph/two"), iri("a"), iri("knows"), iri("b")));
    }

    @Test
    void aRowThatIsNotInTheAnswerHasNoExplanation() {
        assertThat(explained("SELECT ?s { ?s :knows :b }", row("s", "c"))).isFalse();
        assertThat(explained("SELECT ?s ?o { ?s :knows ?o }", row("s", "a"))).isFalse();
        assertThat(explained("SELECT ?s { ?s :age ?n } ORDER BY ?n LIMIT 1", row("s", "b")))
                .isFalse();
        assertThat(explained("SELECT ?s { ?s :age ?n } ORDER BY ?n LIMIT 1", row("s", "d")))
                .isTrue();
    }

    @Test
    void ofALargeGroupSomeMembersAreShownAndAllCounted() {
        DatasetGraph many = DatasetGraphFactory.create();
        for (int number = 0; number < 100; number++) {
            many.getDefaultGraph().add(iri("s" + number), iri("of"), iri("whole"));
        }
        Query query = query("SELECT ?whole (COUNT(*) AS ?count) { ?s :of ?whole } GROUP BY ?whole");
        Binding row = rows(query, many).iterator().next();
        Explanation explanation = new Explainer(many, NAMES, ARQ.getContext())
                .explain(query, row, LIMIT)
                .orElseThrow();
        Step.Group group =
                (Step.Group) explanation.solutions().shown().getFirst().steps().getFirst();
        assertThat(group.members().count()).isEqualTo(100);
        assertThat(group.members().isComplete()).isFalse();
        assertThat(group.members().shown()).hasSize(10);
    }

    @Test
    void anExplanationIsCutWhenItsTimeIsOver() {
        Query query = query(
                "SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }");
        Binding row = BindingFactory.binding(Var.alloc("count"), NodeFactory.createLiteralString("never"));
        assertThatThrownBy(
                        () -> new Explainer(data, NAMES, ARQ.getContext()).explain(query, row, Duration.ofMillis(100)))
                .isInstanceOf(QueryCancelledException.class);
    }

    private boolean explained(String text, Binding row) {
        return new Explainer(data, NAMES, ARQ.getContext())
                .explain(query(text), row, LIMIT)
                .isPresent();
    }

    private Explanation explain(Query query, Binding row) {
        return new Explainer(data, NAMES, ARQ.getContext())
                .explain(query, row, LIMIT)
                .orElseThrow(() -> new AssertionError("not explained: " + row));
    }

    /** The statements of an explanation, each in the graphs that it tells. */
    private static List<Quad> facts(Solutions solutions) {
        return solutions.shown().stream()
                .flatMap(solution -> solution.steps().stream())
                .flatMap(ExplainedQueriesTest::facts)
                .toList();
    }

    private static Stream<Quad> facts(Step step) {
        return switch (step) {
            case Step.Fact fact -> {
                assertThat(fact.sources()).isNotEmpty();
                yield fact.sources().stream().map(source -> Quad.create(source.graph(), fact.triple()));
            }
            case Step.Way way -> way.facts().stream().flatMap(ExplainedQueriesTest::facts);
            case Step.Present present -> facts(present.solutions()).stream();
            case Step.Subquery subquery -> facts(subquery.solutions()).stream();
            case Step.Group group -> facts(group.members()).stream();
            default -> Stream.of();
        };
    }

    private static List<Step> untraced(Solutions solutions) {
        List<Step> found = new ArrayList<>();
        solutions.shown().forEach(solution -> solution.steps().forEach(step -> {
            switch (step) {
                case Step.Untraced untraced -> found.add(untraced);
                case Step.Subquery subquery -> found.addAll(untraced(subquery.solutions()));
                case Step.Group group -> found.addAll(untraced(group.members()));
                default -> {}
            }
        }));
        return found;
    }

    private static DatasetGraph only(List<Quad> facts) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (Quad fact : facts) {
            dataset.add(fact);
            dataset.getDefaultGraph().add(fact.asTriple());
        }
        return dataset;
    }

    private static DatasetGraph data() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(DATA, Lang.TRIG).parse(dataset);
        List<Quad> quads = new ArrayList<>();
        dataset.find().forEachRemaining(quads::add);
        quads.forEach(quad -> dataset.getDefaultGraph().add(quad.asTriple()));
        return dataset;
    }

    private static Query query(String text) {
        return QueryFactory.create(PREFIX + text);
    }

    private static Set<Binding> rows(Query query, DatasetGraph dataset) {
        Set<Binding> rows = new HashSet<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            execution.select().forEachRemaining(rows::add);
        }
        return rows;
    }

    private static Binding row(String variable, String name) {
        return BindingFactory.binding(Var.alloc(variable), iri(name));
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
