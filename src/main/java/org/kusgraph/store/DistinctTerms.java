package org.kusgraph.store;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The properties of the default graph, or the objects of a property, each once. The index keeps equal ones together, so that a step
 * leads from one to the next, and few are found as fast in a graph of millions as in a small one.
 */
final class DistinctTerms implements Iterator<NodeId> {
    private static final String INDEX = "POS";

    /** So many equal terms are passed one by one before the rest of them is stepped over, which costs more than a few. */
    private static final int PASSED = 32;

    private final RangeIndex index;
    private final int place;
    private final Record end;
    private Iterator<Record> records;
    private Optional<Record> next;

    private DistinctTerms(RangeIndex index, Optional<NodeId> property) {
        this.index = index;
        this.place = property.isPresent() ? Long.BYTES : 0;
        long first = property.map(DistinctTerms::number).orElse(0L);
        this.end = record(property.isPresent() ? first + 1 : -1L, 0);
        this.records = index.iterator(record(first, 0), end);
        this.next = read();
    }

    /** The solutions of a query that asks for these alone; empty if it asks for something else. */
    static Optional<QueryIterator> of(OpDistinct distinct, ExecutionContext context) {
        if (!(distinct.getSubOp() instanceof OpProject project)
                || project.getVars().size() != 1
                || !(project.getSubOp() instanceof OpQuadPattern pattern)
                || !pattern.isDefaultGraph()
                || pattern.getPattern().size() != 1) {
            return Optional.empty();
        }
        Quad quad = pattern.getPattern().get(0);
        Var asked = project.getVars().getFirst();
        List<Node> others = List.of(quad.getSubject(), quad.getObject());
        boolean isOfProperties = quad.getPredicate().equals(asked) && areFree(others, asked);
        boolean isOfObjects = quad.getPredicate().isURI()
                && quad.getObject().equals(asked)
                && areFree(List.of(quad.getSubject()), asked);
        return isOfProperties || isOfObjects
                ? database(context.getDataset())
                        .flatMap(database ->
                                terms(database, isOfObjects ? Optional.of(quad.getPredicate()) : Optional.empty()))
                        .map(terms -> QueryIterPlainWrapper.create(
                                Iter.map(terms, node -> BindingFactory.binding(asked, node)), context))
                : Optional.empty();
    }

    /** Whether each is a variable that stands for nothing else. */
    private static boolean areFree(List<Node> nodes, Var asked) {
        return nodes.stream().allMatch(node -> Var.isVar(node) && !node.equals(asked))
                && nodes.stream().distinct().count() == nodes.size();
    }

    /** The database itself; a choice of its graphs has another default graph. */
    static Optional<DatasetGraphTDB> database(DatasetGraph dataset) {
        return dataset instanceof DatasetGraphTDB || dataset instanceof DatasetGraphSwitchable
                ? Optional.of(TDBInternal.requireStorage(dataset))
                : Optional.empty();
    }

    private static Optional<Iterator<Node>> terms(DatasetGraphTDB database, Optional<Node> property) {
        NodeTable nodes = database.getTripleTable().getNodeTupleTable().getNodeTable();
        Optional<NodeId> number = property.map(nodes::getNodeIdForNode);
        if (number.filter(NodeId::isDoesNotExist).isPresent()) {
            return Optional.of(Iter.nullIterator());
        }
        return database.getTripleTable().getNodeTupleTable().getTupleTable().selectIndex(INDEX)
                        instanceof TupleIndexRecord index
                ? Optional.of(Iter.map(new DistinctTerms(index.getRangeIndex(), number), nodes::getNodeForNodeId))
                : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public NodeId next() {
        Record record = next.orElseThrow();
        long found = number(record);
        next = read();
        for (int passed = 0; next.isPresent() && number(next.get()) == found; passed++) {
            if (passed == PASSED) {
                step(record, found + 1);
            }
            next = read();
        }
        return NodeIdFactory.get(record.getKey(), place);
    }

    private void step(Record from, long to) {
        ByteBuffer key = ByteBuffer.wrap(from.getKey());
        Iter.close(records);
        records = index.iterator(place == 0 ? record(to, 0) : record(key.getLong(0), to), end);
    }

    private Optional<Record> read() {
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    }

    private long number(Record record) {
        return ByteBuffer.wrap(record.getKey()).getLong(place);
    }

    private static long number(NodeId node) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        NodeIdFactory.set(node, bytes, 0);
        return bytes.getLong(0);
    }

    /** The first place of the index that has these terms. */
    private static Record record(long first, long second) {
        return new Record(
                ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(first)
                        .putLong(second)
                        .array(),
                null);
    }
}
