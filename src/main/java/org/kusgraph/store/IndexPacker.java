package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.PeekIterator;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.loader.base.LoaderOps;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.kusgraph.store.search.OtherThread;

/**
 * Writes the indexes of a database that has none of its statements yet: sorted, page after page, each as full as it can be. That
 * takes a small part of the time and half of the space that inserting one statement after another does, as Jena's
 * {@code tdb2.xloader} found too.
 */
final class IndexPacker implements AutoCloseable {
    private static final String COLUMNS = "GSPO";
    private static final String GRAPH = "G";

    /** So many terms are kept with their numbers. */
    private static final int MOST_KEPT = 50_000;

    private final Tuples tuples;
    private final TermWriter terms;
    private final List<TupleIndex> indexes;
    private final Map<Node, Long> numbers = new HashMap<>();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    private final Set<Node> apart;
    private final Set<Long> apartNumbers = new HashSet<>();

    /**
     * A packer for a database, which is in a transaction of the calling thread.
     *
     * @param apart the graphs that are not part of the default graph
     * @param folder a folder of its own, which it creates and removes
     */
    IndexPacker(DatasetGraphTDB database, Set<Node> apart, Path folder) throws IOException {
        this.apart = apart;
        this.tuples = Tuples.in(folder);
        NodeTable cached = database.getQuadTable().getNodeTupleTable().getNodeTable();
        // Its caches are made for many threads that read; here they would take more time than they save.
        this.terms = new TermWriter((NodeTableTRDF) cached.baseNodeTable());
        this.indexes = Stream.of(
                        database.getQuadTable().getNodeTupleTable().getTupleTable(),
                        database.getTripleTable().getNodeTupleTable().getTupleTable())
                .flatMap(table -> Stream.of(table.getIndexes()))
                .toList();
    }

    /** Gives the terms of a statement to the database, which is still in that transaction, and keeps the statement. */
    void add(Quad quad) throws IOException {
        long graph = number(quad.getGraph());
        if (apart.contains(quad.getGraph())) {
            apartNumbers.add(graph);
        }
        tuples.add(graph, number(quad.getSubject()), number(quad.getPredicate()), number(quad.getObject()));
    }

    /** The number of a term as the indexes hold it, most significant byte first. */
    private long number(Node term) {
        if (numbers.size() == MOST_KEPT) {
            numbers.clear();
        }
        return numbers.computeIfAbsent(term, this::allocated);
    }

    private long allocated(Node term) {
        NodeId inline = NodeId.inline(term);
        NodeIdFactory.set(inline == null ? terms.getAllocateNodeId(term) : inline, number, 0);
        return number.getLong(0);
    }

    /** Gives the database the last terms, as long as the transaction lasts. */
    void finishTerms() {
        terms.flush();
    }

    /** Writes all indexes, several at once, when the database has the terms and is in no transaction. */
    void pack() throws IOException {
        // The order that an index of the default graph needs is also that of quads with the graph last.
        Set<String> orders = indexes.stream()
                .map(TupleIndex::getName)
                .map(name -> name.length() == Tuples.COLUMNS ? name : name + GRAPH)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // It is closed, whatever fails, only when no thread writes any more.
        try (ExecutorService processors = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("pack-", 0).factory())) {
            List<Future<Void>> begun = new ArrayList<>();
            orders.forEach(order -> begun.add(processors.submit(packing(order))));
            for (Future<Void> each : begun) {
                OtherThread.await(each);
            }
        }
    }

    private Callable<Void> packing(String order) {
        return () -> {
            int[] columns = order.chars().map(COLUMNS::indexOf).toArray();
            try (SortedTuples sorted = tuples.sorted(columns)) {
                for (TupleIndex index : indexes) {
                    if (order.startsWith(index.getName())) {
                        pack(sorted, index);
                    }
                }
            }
            return null;
        };
    }

    private void pack(SortedTuples sorted, TupleIndex index) throws IOException {
        int columns = index.getName().length();
        try (SortedTuples.Reading reading = sorted.read()) {
            Iterator<long[]> rows = columns == Tuples.COLUMNS
                    ? reading
                    : Iter.filter(reading, row -> !apartNumbers.contains(row[columns]));
            PeekIterator<Record> records =
                    PeekIterator.create(Iter.distinctAdjacent(Iter.map(rows, row -> record(row, columns))));
            if (records.hasNext()) {
                CoLib.executeWrite(index, () -> pack(records, LoaderOps.idxBTree(index)));
            }
        }
    }

    private static void pack(Iterator<Record> records, BPlusTree tree) {
        BPlusTree unused = BPlusTreeRewriter.packIntoBPlusTree(
                records,
                tree.getParams(),
                tree.getRecordFactory(),
                tree.getStateManager().getBufferChannel(),
                tree.getNodeManager().getBlockMgr(),
                tree.getRecordsMgr().getBlockMgr());
    }

    private static Record record(long[] row, int columns) {
        ByteBuffer key = ByteBuffer.allocate(columns * Long.BYTES);
        for (int column = 0; column < columns; column++) {
            key.putLong(row[column]);
        }
        return new Record(key.array(), null);
    }

    @Override
    public void close() throws IOException {
        tuples.close();
    }
}
