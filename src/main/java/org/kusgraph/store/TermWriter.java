package org.kusgraph.store;

import java.io.ByteArrayOutputStream;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTableNative;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * Writes terms of a database as it does itself, many at once. TDB2 asks the operating system for the length of its file before each
 * small piece of a term.
 */
final class TermWriter extends NodeTableNative {
    private static final int MOST_WAITING_BYTES = 1 << 16;

    private final BinaryDataFile file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(2 * MOST_WAITING_BYTES);
    private final TProtocol protocol;

    /** Where in the file begins what waits. */
    private long written;

    /**
     * A writer for the terms of a database, which nothing else writes to until {@link #flush} was called.
     *
     * @param terms the terms, in a transaction of the calling thread that writes
     */
    TermWriter(NodeTableTRDF terms) {
        super(terms.getIndex());
        this.file = terms.getData();
        this.written = file.length();
        try {
            this.protocol = TRDF.protocol(new TIOStreamTransport(waiting));
        } catch (TTransportException e) {
            throw new TDBException(e);
        }
    }

    @Override
    protected NodeId writeNodeToTable(Node node) {
        long place = written + waiting.size();
        try {
            ThriftConvert.convert(node, true).write(protocol);
        } catch (TException e) {
            throw new TDBException("no term can be written at " + place, e);
        }
        if (waiting.size() >= MOST_WAITING_BYTES) {
            flush();
        }
        return NodeIdFactory.createPtr(place);
    }

    /** Writes what waits. */
    void flush() {
        byte[] bytes = waiting.toByteArray();
        long place = file.write(bytes, 0, bytes.length);
        if (place != written) {
            throw new TDBException("terms of " + written + " were written at " + place);
        }
        written += bytes.length;
        waiting.reset();
    }

    @Override
    protected Node readNodeFromTable(NodeId id) {
        throw new UnsupportedOperationException("these terms are only written");
    }

    @Override
    protected void syncSub() {
        flush();
    }

    @Override
    protected void closeSub() {
        // The database closes its files itself.
    }
}
