package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.ontology.Ontology;

/**
 * The checks of FOOPS!, the pitfall scanner for FAIR ontologies (https://w3id.org/foops/), that need no network: each is a query
 * whose answer must be yes. The others are listed with what they ask.
 */
final class FoopsTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/foops");
    private static final Set<String> ALL = new TreeSet<>(List.of(
            "CN1",
            "DOC1",
            "FIND1",
            "FIND2",
            "FIND3",
            "FIND_3_BIS",
            "HTTP1",
            "OM1",
            "OM2",
            "OM3",
            "OM4_1",
            "OM4_2",
            "OM5_1",
            "OM5_2",
            "PURL1",
            "RDF1",
            "URI1",
            "URI2",
            "VER1",
            "VER2",
            "VOC1",
            "VOC2",
            "VOC3",
            "VOC4"));

    @ParameterizedTest
    @MethodSource("checks")
    void theCheckIsPassed(String check) throws IOException {
        assertThat(ask(ontology(), check)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void theCheckFailsForAnOntologyThatSaysNothing(String check) throws IOException {
        assertThat(ask(GraphFactory.createDefaultGraph(), check)).isFalse();
    }

    @Test
    void everyCheckIsEitherPassedOrNeedsTheNetwork() throws IOException {
        Set<String> known = checks().collect(Collectors.toCollection(TreeSet::new));
        for (String line : Files.readAllLines(CASES.resolve("not-offline.txt"))) {
            assertThat(line).matches("\\w+: .+");
            assertThat(known.add(line.substring(0, line.indexOf(':')))).as(line).isTrue();
        }
        assertThat(known).isEqualTo(ALL);
    }

    static Stream<String> checks() throws IOException {
        return Folders.files(CASES).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".rq"))
                .map(name -> name.replace(".rq", ""));
    }

    private static Graph ontology() {
        Ontology read = Checkout.ontology();
        Graph graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(graph, read.vocabulary());
        GraphUtil.addInto(graph, read.lists());
        return graph;
    }

    private static boolean ask(Graph graph, String check) throws IOException {
        String prefixes = Checkout.ontology().prefixes().entrySet().stream()
                .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n")
                .collect(Collectors.joining());
        return QueryExec.dataset(DatasetGraphFactory.wrap(graph))
                .query(prefixes + Files.readString(CASES.resolve(check + ".rq")))
                .ask();
    }
}
