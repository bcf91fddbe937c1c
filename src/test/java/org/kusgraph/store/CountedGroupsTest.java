package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts are those of the engine without it, on another sort of dataset. */
final class CountedGroupsTest {
    private static final String DATA = """
            PREFIX : <urn:test:>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            :a :in :x ; :size 1 .
            :b :in :x ; :size 1 .
            :c :in :y ; :size 1.0 ; :name "c"@en , "c" .
            :d :in "x" , :x ; :size 20000000000000000000 .
            :e :name "e"@en .
            GRAPH :g { :a :in :y . :b :in :y }
            GRAPH :h { :a :in :y }
            """;

    private static final String PREFIXES = """
            PREFIX : <urn:test:>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    private final TwoEngines engines = new TwoEngines(DATA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
                "SELECT (COUNT(*) AS ?n) (COUNT(?o) AS ?m) (COUNT(DISTINCT ?o) AS ?k) { ?s :nothing ?o }",
                "SELECT ?o (COUNT(?s) AS ?n) { ?s :nothing ?o } GROUP BY ?o",
                "SELECT ?o (COUNT(?s) AS ?n) { ?s :in ?o } GROUP BY ?o",
                "SELECT ?p ?o (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) { ?s ?p ?o } GROUP BY ?p ?o",
                "SELECT ?g ?o (COUNT(*) AS ?n) { GRAPH ?g { ?s :in ?o } } GROUP BY ?g ?o",
                "SELECT ?o (COUNT(*) AS ?n) { ?s :in ?o } GROUP BY ?o HAVING (COUNT(*) > 1)",
                "SELECT ?name (COUNT(?s) AS ?n) (COUNT(?name) AS ?m) { ?s :in ?o OPTIONAL { ?s :name ?name } } GROUP BY ?name",
                "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
                "SELECT (COUNT(DISTINCT ?x) AS ?n) { { ?s :size ?x } UNION { VALUES ?x { 1 01 1.0 1.00 20000000000000000000 } } }",
                "SELECT (COUNT(DISTINCT ?name) AS ?n) { ?s :in ?o OPTIONAL { ?s :name ?name } }",
                "SELECT ?x (COUNT(*) AS ?n) { { ?s :in ?x } UNION { VALUES ?x { :x :y :elsewhere UNDEF } } } GROUP BY ?x",
                "SELECT (COUNT(DISTINCT ?x) AS ?n) { { ?s :in ?x } UNION { VALUES ?x { :x :y :elsewhere UNDEF } } }",
                "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { { ?s :in ?x } UNION { VALUES (?x ?s) { (:x :a) (:x :new) (:z :a) } } } GROUP BY ?x",
                "SELECT ?x (COUNT(*) AS ?n) { { ?s :size ?x } UNION { BIND (1 AS ?x) } UNION { BIND ('01'^^xsd:integer AS ?x) } } GROUP BY ?x",
                "SELECT ?x (COUNT(*) AS ?n) { VALUES ?x { :x :elsewhere } OPTIONAL { ?s :in ?x } } GROUP BY ?x",
                "SELECT ?name (COUNT(*) AS ?n) { ?s :in ?o OPTIONAL { ?s :name ?any } BIND (STR(?any) AS ?name) } GROUP BY ?name",
                "SELECT ?o ?n ?m { ?s :size ?m { SELECT ?s (COUNT(?o) AS ?n) { ?s :in ?o } GROUP BY ?s } ?s :in ?o }",
                "SELECT ?o (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?o { GRAPH ?g { ?s :in ?o } } } } GROUP BY ?o ORDER BY ?o LIMIT 1",
                "SELECT (COUNT(?nothing) AS ?n) { ?s :in ?o }",
                "SELECT ?nothing (COUNT(*) AS ?n) { ?s :in ?o } GROUP BY ?nothing",
                "SELECT ?o (COUNT(*) AS ?n) { [] :in ?o } GROUP BY ?o",
                "SELECT ?p (COUNT(*) AS ?n) { GRAPH :g { :a ?p ?o } } GROUP BY ?p",
                "SELECT ?g (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
                "SELECT (COUNT(?g) AS ?n) { GRAPH ?g { ?g ?p ?o } }",
                "SELECT ?o (COUNT(*) AS ?n) { GRAPH <urn:x-arq:UnionGraph> { ?s :in ?o } } GROUP BY ?o",
                "SELECT ?o (COUNT(*) AS ?n) FROM :g FROM :h { ?s :in ?o } GROUP BY ?o",
                "SELECT ?g (COUNT(*) AS ?n) FROM NAMED :h { GRAPH ?g { ?s :in ?o } } GROUP BY ?g",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?s }",
                "SELECT (COUNT(*) AS ?n) { :a :in :x }",
                "SELECT (COUNT(*) AS ?n) { ?s :size 01 }"
            })
    void countsAreThoseOfTheEngine(String query) {
        assertThat(isCount(query)).isTrue();
        assertThat(engines.executed(PREFIXES + query))
                .isNotNull()
                .containsExactlyInAnyOrderElementsOf(engines.expected(PREFIXES + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?o (COUNT(*) AS ?n) (SUM(?size) AS ?m) { ?s :in ?o ; :size ?size } GROUP BY ?o",
                "SELECT ?o (COUNT(DISTINCT *) AS ?n) { GRAPH ?g { ?s :in ?o } } GROUP BY ?o",
                "SELECT ?o (COUNT(STRLEN(?o)) AS ?n) { ?s :in ?o } GROUP BY ?o",
                "SELECT ?kind (COUNT(*) AS ?n) { ?s :in ?o } GROUP BY (isIRI(?o) AS ?kind)",
                "SELECT ?o { ?s :in ?o } GROUP BY ?o"
            })
    void whatElseIsAskedOfGroupsIsLeftToTheEngine(String query) {
        assertThat(isCount(query)).isFalse();
        assertThat(engines.executed(PREFIXES + query))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(engines.expected(PREFIXES + query));
    }

    private static boolean isCount(String query) {
        List<OpGroup> groups = new ArrayList<>();
        Walker.walk(
                Algebra.compile(QueryFactory.create(PREFIXES + query, Syntax.syntaxSPARQL_11)), new OpVisitorBase() {
                    @Override
                    public void visit(OpGroup group) {
                        groups.add(group);
                    }
                });
        assertThat(groups).hasSize(1);
        return CountedGroups.isCount(groups.getFirst());
    }
}
