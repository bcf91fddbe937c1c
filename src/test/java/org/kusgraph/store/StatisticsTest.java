package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.store.search.SearchedTexts;

final class StatisticsTest {
    @TempDir
    private Path folder;

    @Test
    void ofMoreGraphsThanAnyoneReadsTheLargestAreCounted() throws IOException {
        List<Statistics> counted = new ArrayList<>();
        int graphs = Statistics.MOST_GRAPHS + 50;
        boolean built = new SnapshotStore(folder)
                .build("many", Set.of(), SearchedTexts.NOTHING, new SnapshotStore.Filling() {
                    @Override
                    public boolean fill(StreamRDF receiver) {
                        for (int graph = 0; graph < graphs; graph++) {
                            receiver.quad(quad(graph, 0));
                            if (graph % 7 == 0) {
                                receiver.quad(quad(graph, 1));
                            }
                        }
                        return true;
                    }

                    @Override
                    public void describe(DatasetGraph filled, Statistics statistics, StreamRDF receiver) {
                        counted.add(statistics);
                    }
                });

        assertThat(built).isTrue();
        Statistics statistics = counted.getFirst();
        assertThat(statistics.graphCount()).isEqualTo(graphs);
        assertThat(statistics.graphs())
                .hasSize(Statistics.MOST_GRAPHS)
                .filteredOn(graph -> graph.counts().triples() == 2)
                .hasSize((graphs + 6) / 7);
        assertThat(statistics.domain()).isEqualTo(new Statistics.Counts(2, 1, 2, 1, 0));
    }

    private static Quad quad(int graph, int value) {
        Node thing = NodeFactory.createURI("https://example.org/thing");
        return Quad.create(
                NodeFactory.createURI("https://example.org/graph/" + graph),
                thing,
                thing,
                NodeFactory.createLiteralString(String.valueOf(value)));
    }
}
