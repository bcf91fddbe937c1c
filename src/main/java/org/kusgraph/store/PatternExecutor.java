package org.kusgraph.store;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * Executes queries as TDB2 does, except that nothing joined with a pattern is nothing. TDB2 6.0 fails there when the pattern has
 * two triples or more: it looks at the first solution to order them, and takes it for a fault that there is none.
 */
public final class PatternExecutor extends OpExecutorTDB2 {
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

    private static boolean isPattern(Op op) {
        return op instanceof OpBGP || op instanceof OpQuadPattern;
    }
}
