package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappedTermsTest {
    private static final Node GRAPH = NodeFactory.createURI("https://example.org/graph");
    private static final Node PROPERTY = NodeFactory.createURI("https://example.org/property");

    @TempDir
    private Path folder;

    private DatasetGraph opened;

    @BeforeEach
    void open() {
        opened = DatabaseMgr.connectDatasetGraph(Location.create(folder));
    }

    @AfterEach
    void close() {
        TDBInternal.expel(opened, true);
    }

    private List<Quad> written(List<Node> objects) {
        List<Quad> quads = new ArrayList<>();
        for (Node object : objects) {
            quads.add(
                    Quad.create(GRAPH, NodeFactory.createURI("https://example.org/" + quads.size()), PROPERTY, object));
        }
        opened.begin(TxnType.WRITE);
        quads.forEach(opened::add);
        opened.commit();
        opened.end();
        return quads;
    }

    private static List<Quad> read(DatasetGraph dataset) {
        dataset.begin(TxnType.READ);
        try {
            return Iter.toList(dataset.find());
        } finally {
            dataset.end();
        }
    }

    @Test
    void everySortOfTermIsReadAsItWasWritten() throws IOException {
        List<Quad> quads = written(List.of(
                NodeFactory.createURI("https://example.org/한국"),
                NodeFactory.createBlankNode("b0"),
                NodeFactory.createLiteralString("a text\nof two lines \"quoted\""),
                NodeFactory.createLiteralLang("고대역폭메모리", "ko"),
                NodeFactory.createLiteralDirLang("שלום", "he", TextDirection.RTL),
                NodeFactory.createLiteralDT("12", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("2028-01-01", XSDDatatype.XSDdate),
                NodeFactory.createLiteralDT("1.000000000000000000000000000000001", XSDDatatype.XSDdecimal),
                NodeFactory.createLiteralString("x".repeat(3_000_000))));

        assertThat(read(MappedTerms.of(opened))).containsExactlyInAnyOrderElementsOf(quads);
    }

    @Test
    void aTermThatLiesInTwoPiecesIsReadWhole() throws IOException {
        List<Node> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(NodeFactory.createLiteralString("text " + i + " " + "y".repeat(i % 300)));
        }
        List<Quad> quads = written(texts);

        assertThat(read(MappedTerms.of(opened, 1_000))).containsExactlyInAnyOrderElementsOf(quads);
    }

    @Test
    void aNumberThatIsNoTermsIsAFault() throws IOException {
        List<Quad> unused = written(List.of(PROPERTY));
        DatasetGraphTDB mapped = MappedTerms.of(opened);

        assertThatThrownBy(() -> mapped.getQuadTable()
                        .getNodeTupleTable()
                        .getNodeTable()
                        .getNodeForNodeId(NodeIdFactory.createPtr(1L << 40)))
                .isInstanceOf(TDBException.class)
                .hasMessageContaining("no term at 1099511627776");
    }
}
