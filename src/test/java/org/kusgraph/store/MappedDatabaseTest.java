package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
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
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappedDatabaseTest {
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
        return read(dataset, DatasetGraph::find);
    }

    private static List<Quad> read(DatasetGraph dataset, Function<DatasetGraph, Iterator<Quad>> found) {
        dataset.begin(TxnType.READ);
        try {
            return Iter.toList(found.apply(dataset));
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

        assertThat(read(MappedDatabase.of(opened))).containsExactlyInAnyOrderElementsOf(quads);
    }

    @Test
    void aTermThatLiesInTwoPiecesIsReadWhole() throws IOException {
        List<Node> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(NodeFactory.createLiteralString("text " + i + " " + "y".repeat(i % 300)));
        }
        List<Quad> quads = written(texts);

        assertThat(read(MappedDatabase.of(opened, 1_000))).containsExactlyInAnyOrderElementsOf(quads);
    }

    @Test
    void aNumberThatIsNoTermsIsAFault() throws IOException {
        List<Quad> unused = written(List.of(PROPERTY));
        DatasetGraphTDB mapped = MappedDatabase.of(opened);

        assertThatThrownBy(() -> mapped.getQuadTable()
                        .getNodeTupleTable()
                        .getNodeTable()
                        .getNodeForNodeId(NodeIdFactory.createPtr(1L << 40)))
                .isInstanceOf(TDBException.class)
                .hasMessageContaining("no term at 1099511627776");
    }

    @Test
    void indexesGiveWhatTheirDatabaseGivesInItsOrder() throws IOException {
        Random chance = new Random(20241118);
        change(dataset -> {
            for (int i = 0; i < 60_000; i++) {
                dataset.add(random(chance));
            }
        });
        // Changed pages are written anew, so that the pages of the tree are no longer in their order.
        change(dataset -> {
            List<Quad> some = Iter.toList(Iter.limit(dataset.find(), 3_000));
            some.forEach(dataset::delete);
            for (int i = 0; i < 3_000; i++) {
                dataset.add(random(chance));
            }
        });
        DatasetGraphTDB mapped = MappedDatabase.of(opened);
        DatasetGraphTDB database = TDBInternal.requireStorage(opened);

        opened.begin(TxnType.READ);
        try {
            assertEqual(
                    mapped.getQuadTable().getNodeTupleTable(),
                    database.getQuadTable().getNodeTupleTable(),
                    chance);
            assertEqual(
                    mapped.getTripleTable().getNodeTupleTable(),
                    database.getTripleTable().getNodeTupleTable(),
                    chance);
        } finally {
            opened.end();
        }
    }

    @Test
    void anEmptyDatabaseHasNothing() throws IOException {
        DatasetGraphTDB mapped = MappedDatabase.of(opened);

        assertThat(read(mapped)).isEmpty();
        assertThat(read(mapped, dataset -> dataset.find(Node.ANY, Node.ANY, PROPERTY, Node.ANY)))
                .isEmpty();
    }

    @Test
    void moreTermsThanAreKeptAreFoundByTheirNumbersAndTheirNames() throws IOException {
        List<Node> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add(NodeFactory.createLiteralString("text " + i));
        }
        List<Quad> unused = written(texts);
        NodeTable all =
                MappedDatabase.of(opened).getQuadTable().getNodeTupleTable().getNodeTable();

        opened.begin(TxnType.READ);
        try {
            KeptTerms few = new KeptTerms(all, 10);
            for (int round = 0; round < 3; round++) {
                for (Node text : texts) {
                    NodeId number = few.getNodeIdForNode(text);
                    assertThat(number).isEqualTo(all.getNodeIdForNode(text));
                    assertThat(few.getNodeForNodeId(number)).isEqualTo(text);
                }
            }
            assertThat(few.getNodeIdForNode(NodeFactory.createLiteralString("no text")))
                    .isSameAs(NodeId.NodeDoesNotExist);
        } finally {
            opened.end();
        }
    }

    @Test
    void howATermIsWrittenInAQueryIsNotHowItIsRead() throws IOException {
        Node asked = NodeFactory.createLiteralDT("0100000000000000000", XSDDatatype.XSDinteger);
        List<Quad> unused = written(List.of(asked));
        NodeTable untouched =
                MappedDatabase.of(opened).getQuadTable().getNodeTupleTable().getNodeTable();
        NodeTable table =
                MappedDatabase.of(opened).getQuadTable().getNodeTupleTable().getNodeTable();

        opened.begin(TxnType.READ);
        try {
            NodeId number = table.getNodeIdForNode(asked);
            assertThat(table.getNodeForNodeId(number)).isEqualTo(untouched.getNodeForNodeId(number));
        } finally {
            opened.end();
        }
    }

    private void change(Consumer<DatasetGraph> change) {
        opened.begin(TxnType.WRITE);
        change.accept(opened);
        opened.commit();
        opened.end();
    }

    /** A statement of the default graph or of a named one, of terms of which each is in many. */
    private static Quad random(Random chance) {
        Node graph = chance.nextInt(3) == 0
                ? Quad.defaultGraphIRI
                : NodeFactory.createURI("https://example.org/graph" + chance.nextInt(200));
        Node object = chance.nextBoolean()
                ? NodeFactory.createLiteralDT(Integer.toString(chance.nextInt(500) - 250), XSDDatatype.XSDinteger)
                : NodeFactory.createURI("https://example.org/" + chance.nextInt(5_000));
        return Quad.create(
                graph,
                NodeFactory.createURI("https://example.org/" + chance.nextInt(5_000)),
                NodeFactory.createURI("https://example.org/property" + chance.nextInt(30)),
                object);
    }

    private static void assertEqual(NodeTupleTable mapped, NodeTupleTable table, Random chance) {
        List<Tuple<NodeId>> all = Iter.toList(table.findAll());
        assertThat(all).hasSizeGreaterThan(15_000);
        for (int place = 0; place < table.getTupleTable().numIndexes(); place++) {
            TupleIndex index = table.getTupleTable().getIndex(place);
            TupleIndex read = mapped.getTupleTable().getIndex(place);
            assertThat(Iter.toList(read.all())).isEqualTo(Iter.toList(index.all()));
            for (int i = 0; i < 400; i++) {
                Tuple<NodeId> pattern = pattern(all, chance);
                List<Tuple<NodeId>> found = Iter.toList(index.find(pattern));
                // TDB2 gives what is asked whether it is there with its columns in the order of the index.
                boolean isWhole = pattern.stream().noneMatch(NodeId::isAny);
                assertThat(Iter.toList(read.find(pattern)))
                        .as("%s %s", index, pattern)
                        .isEqualTo(isWhole && !found.isEmpty() ? List.of(pattern) : found);
            }
        }
    }

    /** Columns of one statement, some of them of another, and some left open. */
    private static Tuple<NodeId> pattern(List<Tuple<NodeId>> all, Random chance) {
        Tuple<NodeId> one = all.get(chance.nextInt(all.size()));
        Tuple<NodeId> other = all.get(chance.nextInt(all.size()));
        NodeId[] columns = new NodeId[one.len()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = switch (chance.nextInt(8)) {
                case 0, 1, 2, 3 -> one.get(column);
                case 4 -> other.get(column);
                default -> NodeId.NodeIdAny;
            };
        }
        return TupleFactory.create(columns);
    }
}
