package org.kusgraph.store;

import java.nio.ByteBuffer;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTableNative;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a database, read from its file as memory. TDB2 itself asks the operating system for each byte of a term, and lets one
 * thread at a time do so.
 */
final class MappedTerms extends NodeTableNative {
    /** A term is bounded by its piece. */
    private static final TConfiguration UNBOUNDED = new TConfiguration(
            Integer.MAX_VALUE, TConfiguration.DEFAULT_MAX_FRAME_SIZE, TConfiguration.DEFAULT_RECURSION_DEPTH);

    private final MappedFile file;

    /** The terms of a file, whose numbers an index has. */
    MappedTerms(Index numbers, MappedFile file) {
        super(numbers);
        this.file = file;
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
            ByteBuffer piece = file.piece(place).duplicate();
            piece.position(file.at(place));
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

    @Override
    protected void closeSub() {
        // The memory goes back by itself.
    }
}
