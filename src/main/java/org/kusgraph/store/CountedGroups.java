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
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/**
 * Groups rows by variables and counts them (SPARQL 1.1 Query, section 11) by the numbers that the database has for terms: only the
 * names of groups are looked up, where ARQ looks up each term of every row.
 */
final class CountedGroups extends QueryIter1 {
    private final List<Var> keys;
    private final List<ExprAggregator> aggregators;
    private final NodeTable nodes;
    private Optional<Iterator<Binding>> groups = Optional.empty();

    private CountedGroups(OpGroup group, QueryIterator rows, NodeTable nodes, ExecutionContext context) {
        super(rows, context);
        this.keys = group.getGroupVars().getVars();
        this.aggregators = group.getAggregators();
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
     * The groups with their counts.
     *
     * @param group which {@link #isCount} tells of
     * @param rows what is grouped
     * @param nodes the terms of the numbers in the rows
     */
    static QueryIterator of(OpGroup group, QueryIterator rows, NodeTable nodes, ExecutionContext context) {
        return new CountedGroups(group, rows, nodes, context);
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
        Map<List<Object>, List<Counter>> byNumbers = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            // Of no rows, there is one group too.
            byNumbers.put(List.of(), counters());
        }
        while (getInput().hasNext()) {
            Binding row = getInput().nextBinding();
            for (Counter counter : byNumbers.computeIfAbsent(key(row), unseen -> counters())) {
                counter.add(row);
            }
        }
        // A term that was made by the query has no number, and may be one of those that have.
        Map<Binding, List<Counter>> byTerms = new LinkedHashMap<>();
        byNumbers.forEach((key, counters) -> byTerms.merge(terms(key), counters, CountedGroups::joined));
        return Iter.map(byTerms.entrySet().iterator(), group -> withCounts(group.getKey(), group.getValue()));
    }

    private static List<Counter> joined(List<Counter> counters, List<Counter> others) {
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).addAll(others.get(i));
        }
        return counters;
    }

    private List<Object> key(Binding row) {
        Object[] terms = new Object[keys.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = term(keys.get(i), row);
        }
        return List.of(terms);
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

    private Binding withCounts(Binding terms, List<Counter> counters) {
        BindingBuilder group = Binding.builder(terms);
        for (int i = 0; i < counters.size(); i++) {
            group.add(
                    aggregators.get(i).getVar(),
                    NodeValue.makeInteger(counters.get(i).count()).asNode());
        }
        return group.build();
    }

    /** What stands for a variable in a row: a number, a term without one, or what {@link #isBound} tells. */
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

    private List<Counter> counters() {
        List<Counter> counters = new ArrayList<>(aggregators.size());
        for (ExprAggregator aggregator : aggregators) {
            counters.add(counter(aggregator.getAggregator()));
        }
        return counters;
    }

    private Counter counter(Aggregator aggregator) {
        return switch (aggregator) {
            case AggCountVar ofValues ->
                new Rows(Optional.of(ofValues.getExprList().get(0).asVar()));
            case AggCountVarDistinct ofDifferent ->
                new Different(ofDifferent.getExprList().get(0).asVar());
            default -> new Rows(Optional.empty());
        };
    }

    /** Counts something of the rows of a group. */
    private sealed interface Counter {
        void add(Binding row);

        /** Adds what another of its sort has counted. */
        void addAll(Counter other);

        long count();
    }

    /** Counts rows, or those in which a variable has a value. */
    private static final class Rows implements Counter {
        private final Optional<Var> variable;
        private long count;

        Rows(Optional<Var> variable) {
            this.variable = variable;
        }

        @Override
        public void add(Binding row) {
            if (variable.isEmpty() || isBound(term(variable.get(), row))) {
                count++;
            }
        }

        @Override
        public void addAll(Counter other) {
            count += other.count();
        }

        @Override
        public long count() {
            return count;
        }
    }

    /** Counts the different values of a variable. */
    private final class Different implements Counter {
        private final Var variable;
        private final Set<Object> terms = new HashSet<>();

        Different(Var variable) {
            this.variable = variable;
        }

        @Override
        public void add(Binding row) {
            Object term = term(variable, row);
            if (isBound(term)) {
                boolean unused = terms.add(term);
            }
        }

        @Override
        public void addAll(Counter other) {
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
