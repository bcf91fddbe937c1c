package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.store.search.SearchedTexts;

/** Snapshots every statement of which carries one mark, so that what was read tells where it came from. */
public final class Marked {
    private static final Node GRAPH = NodeFactory.createURI("https://example.org/graph");
    private static final Node MARK = NodeFactory.createURI("https://example.org/mark");

    private Marked() {}

    /** Sends so many statements of a mark. */
    public static SnapshotStore.Filling filling(String mark, int statements) {
        return receiver -> {
            receiver.prefix("ex", "https://example.org/");
            receiver.prefix("id", "https://example.org/id/");
            for (int i = 0; i < statements; i++) {
                Node subject = NodeFactory.createURI("https://example.org/thing/" + i);
                receiver.quad(Quad.create(GRAPH, subject, MARK, NodeFactory.createLiteralString(mark)));
            }
            return true;
        };
    }

    /** Builds a snapshot whose identity is its mark. */
    public static void build(SnapshotStore store, String mark, int statements) throws IOException {
        assertThat(store.build(mark, Set.of(), SearchedTexts.NOTHING, filling(mark, statements)))
                .isTrue();
    }

    /** The marks in the current snapshot of a store: one for each statement. */
    static List<String> read(SnapshotStore store) throws IOException {
        try (CurrentSnapshot snapshot = CurrentSnapshot.of(store);
                SnapshotReading reading = snapshot.open()) {
            return marks(reading.dataset());
        }
    }

    /** The marks in a data set: one for each statement of its default graph. */
    static List<String> marks(DatasetGraph dataset) {
        return dataset.getDefaultGraph()
                .find(Node.ANY, MARK, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }
}
