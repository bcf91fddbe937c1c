package org.kusgraph.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Runs queries as TDB2 does, but lets property paths be cancelled too: the engine follows a path to its end, which in a large
 * graph may take hours, before it looks at whether anybody still waits.
 */
sealed class WatchedPaths extends OpExecutorTDB2 permits PatternExecutor {
    WatchedPaths(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        AtomicBoolean cancelled = execCxt.getCancelSignal();
        return cancelled == null
                ? super.execute(path, input)
                : new QueryIterPath(
                        path.getTriplePath(),
                        input,
                        ExecutionContext.copyChangeActiveGraph(
                                execCxt, new Watched(execCxt.getActiveGraph(), cancelled)));
    }

    /** A graph that answers until the query is cancelled. */
    private static final class Watched extends WrappedGraph {
        private final AtomicBoolean cancelled;

        Watched(Graph graph, AtomicBoolean cancelled) {
            super(graph);
            this.cancelled = cancelled;
        }

        private <T> T check(T value) {
            if (cancelled.get()) {
                throw new QueryCancelledException();
            }
            return value;
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return check(super.find(pattern)).mapWith(this::check);
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            return check(super.find(subject, predicate, object)).mapWith(this::check);
        }

        @Override
        public ExtendedIterator<Triple> find() {
            return check(super.find()).mapWith(this::check);
        }
    }
}
