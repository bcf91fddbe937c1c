package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.Checkout;

final class QueryConstraintsTest {
    private static final String PREFIXES = """
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX : <https://example.org/>
            """;

    @Test
    void allQueriesOfTheProjectsShapesAreAskedOfAWholeGraphAtOnce() {
        Ontology ontology = Checkout.ontology();
        assertThat(ontology.vocabulary().contains(Node.ANY, SHACL.sparql, Node.ANY))
                .isTrue();
        assertThat(new QueryConstraints(ontology.vocabulary()).otherShapes().contains(Node.ANY, SHACL.sparql, Node.ANY))
                .isFalse();
    }

    @Test
    void aGraphIsSuspectedOnlyWhereANodeIsAtFault() {
        QueryConstraints constraints = new QueryConstraints(
                graph(":S sh:property [ sh:path :near ; sh:sparql [ sh:select 'SELECT $this ?value { $this $PATH ?value"
                        + " FILTER (?value = $this) }' ] ] ."));
        assertThat(constraints.mayFindFault(graph(":a :near :b . :c :far :c .")))
                .isFalse();
        assertThat(constraints.mayFindFault(graph(":a :near :b . :c :near :c .")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT $this { FILTER NOT EXISTS { $this <x:p> ?value } }",
                "SELECT $this { OPTIONAL { $this <x:p> ?value } }",
                "SELECT $this { $this <x:p> ?value OPTIONAL { $this <x:q> ?other } }",
                "SELECT $this { $this <x:p> ?value } LIMIT 1",
                "SELECT (COUNT(?value) AS ?count) { $this <x:p> ?value }",
                "SELECT $this { $this <x:p> ?value FILTER (?value = $currentShape) }",
                "SELECT $this { ?other <x:p> ?value }",
                "SELECT $this { $this",
            })
    void aQueryThatDependsOnItsNodeInAnotherWayIsLeftToTheValidator(String query) {
        assertLeft(":S sh:sparql [ sh:select \"" + query + "\" ] .");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":S sh:not [ sh:sparql %s ] .",
                ":S sh:or ( [ sh:sparql %s ] [ sh:minCount 1 ] ) .",
                ":S sh:not [ sh:property [ sh:sparql %s ] ] ."
            })
    void aShapeThatNodesNeedNotConformToIsLeftToTheValidator(String shape) {
        assertLeft(shape.formatted("[ sh:select 'SELECT $this { $this <x:p> <x:o> }' ]"));
    }

    private static void assertLeft(String shapes) {
        Graph graph = graph(shapes);
        assertThat(new QueryConstraints(graph).otherShapes().find().toList())
                .containsExactlyInAnyOrderElementsOf(graph.find().toList());
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
    }
}
