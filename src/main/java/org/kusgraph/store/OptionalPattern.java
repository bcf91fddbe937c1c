package org.kusgraph.store;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.optimize.TransformFilterPlacement;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterDefaulting;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.PatternMatchTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.jspecify.annotations.Nullable;

/**
 * Solutions, each with what a pattern adds to it or as it is (SPARQL 1.1 Query, section 6). The pattern is put in order once, for the first
 * solution, and matched by the numbers that the database has for terms; ARQ puts the terms of each solution into the pattern, and
 * TDB2 puts that in order and looks the terms up again.
 */
final class OptionalPattern extends QueryIterRepeatApply {
    private final Op optional;
    private final DatasetGraphTDB database;
    private @Nullable Op ordered;

    /**
     * What is joined.
     *
     * @param solutions what comes with it or without
     * @param optional which {@link #isPattern} tells of
     */
    OptionalPattern(QueryIterator solutions, Op optional, DatasetGraphTDB database, ExecutionContext context) {
        super(solutions, context);
        this.optional = optional;
        this.database = database;
    }

    /** Whether something is a pattern, or a pattern under conditions. */
    static boolean isPattern(Op optional) {
        return optional instanceof OpQuadPattern
                || (optional instanceof OpFilter filter && filter.getSubOp() instanceof OpQuadPattern);
    }

    @Override
    protected QueryIterator nextStage(Binding solution) {
        if (ordered == null) {
            ordered = ordered(solution);
        }
        QueryIterator found = found(ordered, QueryIterSingleton.create(solution, getExecContext()));
        return new QueryIterDefaulting(found, solution, getExecContext());
    }

    private Op ordered(Binding first) {
        if (optional instanceof OpFilter filter) {
            OpQuadPattern pattern = (OpQuadPattern) filter.getSubOp();
            return TransformFilterPlacement.transform(
                    filter.getExprs(), pattern.getGraphNode(), triples(pattern, first));
        }
        OpQuadPattern pattern = (OpQuadPattern) optional;
        return new OpQuadPattern(pattern.getGraphNode(), triples(pattern, first));
    }

    private BasicPattern triples(OpQuadPattern pattern, Binding first) {
        BasicPattern triples = pattern.getBasicPattern();
        Optional<ReorderTransformation> order = Optional.ofNullable(database.getReorderTransform());
        return order.isEmpty() || triples.size() < 2
                ? triples
                : order.get()
                        .reorderIndexes(Substitute.substitute(triples, first))
                        .reorder(triples);
    }

    /** What is found without another look at the order. */
    private QueryIterator found(Op part, QueryIterator input) {
        QueryIterator found = input;
        switch (part) {
            case OpQuadPattern pattern -> found = matches(pattern, found);
            case OpFilter filter -> {
                found = found(filter.getSubOp(), found);
                for (Expr condition : filter.getExprs()) {
                    found = new QueryIterFilterExpr(found, condition, getExecContext());
                }
            }
            case OpSequence sequence -> {
                for (Op each : sequence.getElements()) {
                    found = found(each, found);
                }
            }
            default -> found = QC.execute(part, found, getExecContext());
        }
        return found;
    }

    private QueryIterator matches(OpQuadPattern pattern, QueryIterator input) {
        ExecutionContext context = getExecContext();
        Node graph = OpExecutorTDB2.decideGraphNode(pattern.getGraphNode(), context);
        return PatternMatchTDB2.execute(
                database, graph, pattern.getBasicPattern(), input, QC2.getFilter(context.getContext()), context);
    }
}
