package org.kusgraph.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.IterAbortable;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;

/**
 * Groups rows by variables and counts them (SPARQL 1.1 Query, section 11) by the numbers that the database has for terms: only the
 * names of groups are looked up, where ARQ looks up each term of every row. What one pattern finds is counted where it stands in
 * an index.
 *
 * @param <R> a row
 */
final class CountedGroups<R> extends QueryIter1 {
    private final List<Var> keys;
    private final List<Column<R>> keyColumns;
    private final List<ExprAggregator> aggregators;
    private final Iterator<R> rows;
    private final Columns<R> columns;
    private final NodeTable nodes;
    private Optional<Iterator<Binding>> groups = Optional.empty();

    /** What stands for a variable in a row: a number, a term without one, or what {@link #isBound} tells. */
    @FunctionalInterface
    private interface Column<R> {
        Object of(R row);
    }

    /** Where the variables are in a row. */
    @FunctionalInterface
    private interface Columns<R> {
        Column<R> of(Var variable);
    }

    private CountedGroups(
            OpGroup group,
            QueryIterator input,
            Iterator<R> rows,
            Columns<R> columns,
            NodeTable nodes,
            ExecutionContext context) {
        super(input, context);
        this.keys = group.getGroupVars().getVars();
        this.keyColumns = keys.stream().map(columns::of).toList();
        this.aggregators = group.getAggregators();
        this.rows = rows;
        this.columns = columns;
        this.nodes = nodes;
    }

    /**
     * Whether only rows, values and different values of variables are counted, in groups by variables alone.
     *
     * @param group what is asked for
     */
    static boolean isCount(OpGroup group) {
        return group.getGroupVars().getExprs().isEmpty()
                && !group.getAggregators().isEmpty()
                && group.getAggregators().stream()
                        .map(ExprAggregator::getAggregator)
                        .allMatch(aggregator -> aggregator instanceof AggCount || isOfVariable(aggregator));
    }

    private static boolean isOfVariable(Aggregator aggregator) {
        return (aggregator instanceof AggCountVar || aggregator instanceof AggCountVarDistinct)
                && aggregator.getExprList().get(0).isVariable();
    }

    /**
     * The groups of rows with their counts.
     *
     * @param group which {@link #isCount} tells of
     * @param rows what is grouped
     * @param nodes the terms of the numbers in the rows
     */
    static QueryIterator of(OpGroup group, QueryIterator rows, NodeTable nodes, ExecutionContext context) {
        return new CountedGroups<>(group, rows, rows, variable -> row -> term(variable, row), nodes, context);
    }

    /**
     * The groups of what one pattern finds, with their counts.
     *
     * @param group which {@link #isCount} tells of
     * @param input what the pattern is joined with: one solution without variables
     * @return nothing where something else is grouped than what one pattern finds, or another sort of pattern
     */
    static Optional<QueryIterator> ofPattern(
            OpGroup group, QueryIterator input, DatasetGraphTDB database, ExecutionContext context) {
        if (!input.isJoinIdentity()
                || !(group.getSubOp() instanceof OpQuadPattern pattern)
                || pattern.getPattern().size() != 1
                || Quad.isUnionGraph(pattern.getGraphNode())
                || QC2.getFilter(context.getContext()) != null) {
            return Optional.empty();
        }
        Quad quad = pattern.getPattern().get(0);
        List<Node> places = new ArrayList<>(List.of(quad.getSubject(), quad.getPredicate(), quad.getObject()));
        if (!pattern.isDefaultGraph()) {
            places.addFirst(quad.getGraph());
        }
        List<Node> variables = places.stream().filter(Var::isVar).toList();
        if (!places.stream().allMatch(place -> Var.isVar(place) || place.isConcrete())
                || variables.stream().distinct().count() < variables.size()) {
            return Optional.empty();
        }
        NodeTupleTable table =
                (pattern.isDefaultGraph() ? database.getTripleTable() : database.getQuadTable()).getNodeTupleTable();
        Iterator<Tuple<NodeId>> rows = table.findAsNodeIds(places.stream()
                .map(place -> Var.isVar(place) ? Node.ANY : place)
                .toArray(Node[]::new));
        return Optional.of(new CountedGroups<>(
                group,
                input,
                IterAbortable.wrap(rows, context.getCancelSignal()),
                variable -> column(places.indexOf(variable)),
                table.getNodeTable(),
                context));
    }

    private static Column<Tuple<NodeId>> column(int place) {
        return place < 0 ? row -> NodeId.NodeDoesNotExist : row -> row.get(place);
    }

    @Override
    protected boolean hasNextBinding() {
        if (groups.isEmpty()) {
            groups = Optional.of(counted());
        }
        return groups.get().hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        return groups.orElseThrow().next();
    }

    @Override
    protected void closeSubIterator() {
        // The rows are closed with this.
    }

    @Override
    protected void requestSubCancel() {
        // The rows are cancelled with this.
    }

    @Override
    public void output(IndentedWriter out, SerializationContext context) {
        out.print("CountedGroups");
    }

    private Iterator<Binding> counted() {
        Map<List<Object>, List<Counter<R>>> byNumbers = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            // Of no rows, there is one group too.
            byNumbers.put(List.of(), counters());
        }
        // Rows of one group are often neighbours.
        List<Object> key = List.of();
        List<Counter<R>> counters = List.of();
        while (rows.hasNext()) {
            R row = rows.next();
            if (counters.isEmpty() || !isKey(key, row)) {
                key = key(row);
                counters = byNumbers.computeIfAbsent(key, unseen -> counters());
            }
            for (Counter<R> counter : counters) {
                counter.add(row);
            }
        }
        // A term that was made by the query has no number, and may be one of those that have.
        Map<Binding, List<Counter<R>>> byTerms = new LinkedHashMap<>();
        byNumbers.forEach((numbers, counted) -> byTerms.merge(terms(numbers), counted, CountedGroups::joined));
        return Iter.map(byTerms.entrySet().iterator(), group -> withCounts(group.getKey(), group.getValue()));
    }

    private static <R> List<Counter<R>> joined(List<Counter<R>> counters, List<Counter<R>> others) {
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).addAll(others.get(i));
        }
        return counters;
    }

    private List<Object> key(R row) {
        Object[] terms = new Object[keyColumns.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = keyColumns.get(i).of(row);
        }
        return List.of(terms);
    }

    private boolean isKey(List<Object> key, R row) {
        for (int i = 0; i < key.size(); i++) {
            if (!key.get(i).equals(keyColumns.get(i).of(row))) {
                return false;
            }
        }
        return true;
    }

    private Binding terms(List<Object> key) {
        BindingBuilder terms = Binding.builder();
        for (int i = 0; i < keys.size(); i++) {
            if (isBound(key.get(i))) {
                terms.add(keys.get(i), node(key.get(i)));
            }
        }
        return terms.build();
    }

    private Binding withCounts(Binding terms, List<Counter<R>> counters) {
        BindingBuilder group = Binding.builder(terms);
        for (int i = 0; i < counters.size(); i++) {
            group.add(
                    aggregators.get(i).getVar(),
                    NodeValue.makeInteger(counters.get(i).count()).asNode());
        }
        return group.build();
    }

    private static Object term(Var variable, Binding row) {
        if (row instanceof BindingTDB numbered) {
            NodeId number = numbered.getNodeId(variable);
            if (number != null && isBound(number)) {
                return number;
            }
        }
        Node term = row.get(variable);
        return term == null ? NodeId.NodeDoesNotExist : term;
    }

    private static boolean isBound(Object term) {
        return !NodeId.NodeDoesNotExist.equals(term);
    }

    private Node node(Object term) {
        return term instanceof NodeId number ? nodes.getNodeForNodeId(number) : (Node) term;
    }

    private List<Counter<R>> counters() {
        List<Counter<R>> counters = new ArrayList<>(aggregators.size());
        for (ExprAggregator aggregator : aggregators) {
            counters.add(counter(aggregator.getAggregator()));
        }
        return counters;
    }

    private Counter<R> counter(Aggregator aggregator) {
        return switch (aggregator) {
            case AggCountVar ofValues -> new Rows<>(column(ofValues));
            case AggCountVarDistinct ofDifferent -> new Different(column(ofDifferent));
            default -> new Rows<>(row -> NodeId.NodeIdAny);
        };
    }

    private Column<R> column(Aggregator aggregator) {
        return columns.of(aggregator.getExprList().get(0).asVar());
    }

    /** Counts something of the rows of a group. */
    private sealed interface Counter<R> {
        void add(R row);

        /** Adds what another of its sort has counted. */
        void addAll(Counter<R> other);

        long count();
    }

    /** Counts the rows in which a column has something. */
    private static final class Rows<R> implements Counter<R> {
        private final Column<R> column;
        private long count;

        Rows(Column<R> column) {
            this.column = column;
        }

        @Override
        public void add(R row) {
            if (isBound(column.of(row))) {
                count++;
            }
        }

        @Override
        public void addAll(Counter<R> other) {
            count += other.count();
        }

        @Override
        public long count() {
            return count;
        }
    }

    /** Counts the different values of a column. */
    private final class Different implements Counter<R> {
        private final Column<R> column;
        private final Set<Object> terms = new HashSet<>();

        Different(Column<R> column) {
            this.column = column;
        }

        @Override
        public void add(R row) {
            Object term = column.of(row);
            if (isBound(term)) {
                boolean unused = terms.add(term);
            }
        }

        @Override
        @SuppressWarnings("unchecked") // Of one aggregator, all counters are of one class.
        public void addAll(Counter<R> other) {
            terms.addAll(((Different) other).terms);
        }

        @Override
        public long count() {
            return terms.stream().anyMatch(Node.class::isInstance)
                    ? terms.stream().map(CountedGroups.this::node).distinct().count()
                    : terms.size();
        }
    }
}
