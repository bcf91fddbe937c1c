package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Solutions are those of the engine without it, on another sort of dataset. */
final class OptionalPatternTest {
    private static final String DATA = """
            PREFIX : <urn:test:>
            :a :in :x ; :name "a"@en , "가"@ko ; :size 1 ; :knows :b .
            :b :in :x ; :name "b"@en ; :size 2 ; :knows :c , :a .
            :c :in :y ; :size 1.0 ; :knows :a .
            :d :in :y ; :name "다"@ko , "d" .
            :x :size 1 ; :name "x"@en .
            GRAPH :g { :a :in :y ; :name "g"@en . :b :in :y }
            GRAPH :h { :a :in :y ; :size 7 }
            """;

    private static final String PREFIXES = "PREFIX : <urn:test:>\n";

    private final TwoEngines engines = new TwoEngines(DATA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ?s :in ?o OPTIONAL { ?s :name ?n } }",
                "{ ?s :in ?o OPTIONAL { ?s :name ?n FILTER (lang(?n) = 'ko') } }",
                "{ ?s :in ?o OPTIONAL { ?s :nothing ?n } OPTIONAL { ?s :size ?n } }",
                "{ ?s :in ?o OPTIONAL { ?s :size ?m } OPTIONAL { ?t :size ?m ; :name ?n } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?t . ?t :name ?n FILTER (lang(?n) = 'en') } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?t . ?t :size ?m FILTER (?m > 1 && ?s != :a) } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?t . ?t :knows ?u FILTER EXISTS { ?u :knows ?s . ?u :name ?n } } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?t FILTER NOT EXISTS { ?t :knows+ ?t } } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?s } }",
                "{ ?s :in ?o OPTIONAL { ?s :in :x ; :size 1 } }",
                "{ ?s :size ?m OPTIONAL { ?t :size ?m } }",
                "{ VALUES ?m { 1 01 1.0 9 UNDEF } OPTIONAL { ?t :size ?m } }",
                "{ BIND (1 + 0 AS ?m) OPTIONAL { ?t :size ?m FILTER (?t != :x) } }",
                "{ BIND (:elsewhere AS ?s) OPTIONAL { ?s ?p ?o } }",
                "{ ?s :in ?o OPTIONAL { ?s :name ?n FILTER (?o = :x) } }",
                "{ ?s :in ?o OPTIONAL { ?s :name ?n FILTER (?nothing = :x) } }",
                "{ ?s :in ?o OPTIONAL { GRAPH :g { ?s :name ?n } } }",
                "{ ?s :in ?o OPTIONAL { GRAPH ?g { ?s :in ?p FILTER (?p != ?o) } } }",
                "{ GRAPH ?g { ?s :in ?o OPTIONAL { ?s :name ?n } } }",
                "{ GRAPH ?g { ?s :in ?o } OPTIONAL { GRAPH ?g { ?s :size ?m } } }",
                "{ GRAPH <urn:x-arq:UnionGraph> { ?s :in ?o OPTIONAL { ?s :name ?n ; :in ?p } } }",
                "{ ?s :nothing ?o OPTIONAL { ?s :name ?n ; :size ?m } }",
                "{ ?s :in ?o OPTIONAL { ?s :name ?n OPTIONAL { ?s :size ?m FILTER (?m = 1) } } }",
                "{ ?s :in ?o OPTIONAL { ?s :knows ?t OPTIONAL { ?t :in ?o ; :name ?n } } }",
                "{ OPTIONAL { ?s :name ?n } }",
                "{ ?s :in ?o { SELECT ?s ?n { ?s :size ?m OPTIONAL { ?s :name ?n } } } }",
                "{ ?s :in ?o OPTIONAL { ?s :name ?n FILTER EXISTS { ?s :size ?m } FILTER (strlen(?n) = 1) } FILTER (!bound(?n) || lang(?n) != 'en') }",
                "FROM :g FROM NAMED :h { ?s :in ?o OPTIONAL { ?s :name ?n } OPTIONAL { GRAPH ?g { ?s :size ?m } } }"
            })
    void solutionsAreThoseOfTheEngine(String pattern) {
        String query = "SELECT * " + pattern;
        assertThat(engines.executed(PREFIXES + query))
                .isNotNull()
                .containsExactlyInAnyOrderElementsOf(engines.expected(PREFIXES + query));
    }
}
