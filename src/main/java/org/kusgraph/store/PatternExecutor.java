package org.kusgraph.store;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/**
 * Executes queries as TDB2 does, except for two faults of TDB2 6.0. Nothing joined with a pattern is nothing: TDB2 fails there when
 * the pattern has two triples or more, as it looks at the first solution to order them, and takes it for a fault that there is none.
 * And the names of graphs are joined with what they are asked with: TDB2 forgets that. Paths can be cancelled. What a property
 * or class is used with is told by {@link DistinctTerms} without a look at every statement, {@link CountedGroups} counts rows without a
 * look at their terms, and {@link OptionalPattern} puts a pattern in order once for all solutions that it is joined with.
 */
public final class PatternExecutor extends WatchedPaths {
    private PatternExecutor(ExecutionContext context) {
        super(context);
    }

    /** Lets the queries of a dataset be executed so. */
    public static void executeIn(Context context) {
        QC.setFactory(context, PatternExecutor::new);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return input.hasNext() ? super.execute(pattern, input) : input;
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return input.hasNext() ? super.execute(pattern, input) : input;
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        return isPattern(filter.getSubOp()) && !input.hasNext() ? input : super.execute(filter, input);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        Optional<QueryIterator> terms = input.isJoinIdentity() ? DistinctTerms.of(distinct, execCxt) : Optional.empty();
        if (terms.isEmpty()) {
            return super.execute(distinct, input);
        }
        input.close();
        return terms.get();
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        Optional<DatasetGraphTDB> database =
                CountedGroups.isCount(group) ? DistinctTerms.database(execCxt.getDataset()) : Optional.empty();
        return database.isEmpty()
                ? super.execute(group, input)
                : CountedGroups.ofPattern(group, input, database.get(), execCxt)
                        .orElseGet(() ->
                                CountedGroups.of(group, exec(group.getSubOp(), input), nodes(database.get()), execCxt));
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        Optional<DatasetGraphTDB> database = OptionalPattern.isPattern(optional.getRight())
                ? DistinctTerms.database(execCxt.getDataset())
                : Optional.empty();
        return database.isEmpty()
                ? super.execute(optional, input)
                : new OptionalPattern(exec(optional.getLeft(), input), optional.getRight(), database.get(), execCxt);
    }

    private static NodeTable nodes(DatasetGraphTDB database) {
        return database.getTripleTable().getNodeTupleTable().getNodeTable();
    }

    @Override
    protected QueryIterator execute(OpDatasetNames names, QueryIterator input) {
        return new QueryIterRepeatApply(input, execCxt) {
            @Override
            protected QueryIterator nextStage(Binding solution) {
                return QueryIterPlainWrapper.create(named(names.getGraphNode(), solution), getExecContext());
            }
        };
    }

    /** A solution with the names that a graph can have in it. */
    private Iterator<Binding> named(Node graph, Binding solution) {
        DatasetGraph dataset = execCxt.getDataset();
        Node known = Var.lookup(solution, graph);
        if (Var.isVar(known)) {
            return Iter.map(dataset.listGraphNodes(), name -> BindingFactory.binding(solution, Var.alloc(known), name));
        }
        return dataset.containsGraph(known) ? Iter.singletonIterator(solution) : Iter.nullIterator();
    }

    private static boolean isPattern(Op op) {
        return op instanceof OpBGP || op instanceof OpQuadPattern;
    }
}
