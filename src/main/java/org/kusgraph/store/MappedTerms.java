package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.StorageTDB;
import org.apache.jena.tdb2.store.TripleTable;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableCache;
import org.apache.jena.tdb2.store.nodetable.NodeTableInline;
import org.apache.jena.tdb2.store.nodetable.NodeTableNative;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a database, read from its file as memory. TDB2 itself asks the operating system for each byte of a term, and lets one
 * thread at a time do so.
 */
final class MappedTerms extends NodeTableNative {
    /** No term is longer. */
    private static final int LONGEST_TERM_BYTES = 1 << 29;

    /** A term is bounded by its piece. */
    private static final TConfiguration UNBOUNDED = new TConfiguration(
            Integer.MAX_VALUE, TConfiguration.DEFAULT_MAX_FRAME_SIZE, TConfiguration.DEFAULT_RECURSION_DEPTH);

    private final int step;
    private final List<ByteBuffer> pieces;

    private MappedTerms(Index numbers, Path file, int step) throws IOException {
        super(numbers);
        this.step = step;
        this.pieces = pieces(file, step);
    }

    /**
     * A database as it is now, for reading: it shares transactions and all files with the one that was opened, and is of use as long as
     * that one is open and gets no new terms.
     *
     * @throws IOException if the file of terms cannot be read
     */
    static DatasetGraphTDB of(DatasetGraph opened) throws IOException {
        return of(opened, LONGEST_TERM_BYTES);
    }

    /** As {@link #of(DatasetGraph)}, for terms of no more than so many bytes. */
    static DatasetGraphTDB of(DatasetGraph opened, int longestTermBytes) throws IOException {
        DatasetGraphTDB database = TDBInternal.requireStorage(opened);
        NodeTupleTable triples = database.getTripleTable().getNodeTupleTable();
        NodeTupleTable quads = database.getQuadTable().getNodeTupleTable();
        StoreParams settings = database.getStoreParams();
        Path file = Path.of(
                database.getLocation().getDirectoryPath(),
                settings.getNodeTableBaseName() + "-data." + Names.extObjNodeData);
        Index numbers = ((NodeTableTRDF) quads.getNodeTable().baseNodeTable()).getIndex();
        NodeTable terms = NodeTableInline.create(
                NodeTableCache.create(new MappedTerms(numbers, file, longestTermBytes), settings));
        return new DatasetGraphTDB(
                database.getLocation(),
                database.getStoreParams(),
                database.getReorderTransform(),
                new StorageTDB(
                        database.getTxnSystem(),
                        new TripleTable(indexes(triples), terms),
                        new QuadTable(indexes(quads), terms)),
                (StoragePrefixesTDB) database.getStoragePrefixes(),
                database.getTxnSystem());
    }

    private static TupleIndex[] indexes(NodeTupleTable table) {
        return table.getTupleTable().getIndexes();
    }

    /** A piece begins each so many bytes and is twice as long, so that each term lies within the piece in which it begins. */
    private static List<ByteBuffer> pieces(Path file, int step) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long at = 0; at < size; at += step) {
                pieces.add(channel.map(MapMode.READ_ONLY, at, Math.min(2L * step, size - at)));
            }
        }
        return pieces;
    }

    /** Needs no lock, unlike what it stands in for. */
    @Override
    public @Nullable Node getNodeForNodeId(NodeId id) {
        return NodeId.isDoesNotExist(id) || NodeId.isAny(id) ? null : readNodeFromTable(id);
    }

    @Override
    protected Node readNodeFromTable(NodeId id) {
        long place = id.getPtrLocation();
        try {
            ByteBuffer piece = pieces.get(Math.toIntExact(place / step)).duplicate();
            piece.position((int) (place % step));
            RDF_Term term = new RDF_Term();
            term.read(TRDF.protocol(new TByteBuffer(UNBOUNDED, piece)));
            return ThriftConvert.convert(term);
        } catch (TException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new TDBException("no term at " + place, e);
        }
    }

    @Override
    protected NodeId writeNodeToTable(Node node) {
        throw new UnsupportedOperationException("these terms are read only");
    }

    @Override
    protected void syncSub() {
        // Nothing was written.
    }

    /** The memory goes back when nobody can reach it. */
    @Override
    protected void closeSub() {}
}
