package org.kusgraph.explanation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.Alarm;
import org.apache.jena.atlas.lib.AlarmClock;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;

/**
 * Runs parts of a query on a dataset, all of them within one time limit. When it is passed, running throws
 * {@link QueryCancelledException}. Used by one thread.
 */
final class Engine implements AutoCloseable {
    private final DatasetGraph dataset;
    private final Context settings;
    private final Context context;
    private final AtomicBoolean isOver;
    private final Optional<Alarm> alarm;

    private Engine(DatasetGraph dataset, Context settings, AtomicBoolean isOver, Optional<Alarm> alarm) {
        this.dataset = dataset;
        this.settings = settings;
        this.context = Context.setupContextForDataset(settings, dataset);
        this.isOver = isOver;
        this.alarm = alarm;
        Context.setCurrentDateTime(context);
        context.set(ARQConstants.symCancelQuery, isOver);
    }

    /** An engine whose time starts now; closing it stops the watch. */
    static Engine of(DatasetGraph dataset, Context settings, Duration limit) {
        AtomicBoolean isOver = new AtomicBoolean();
        Alarm alarm = AlarmClock.get().add(() -> isOver.set(true), limit.toMillis());
        return new Engine(dataset, settings, isOver, Optional.of(alarm));
    }

    /** An engine on other data, within what is left of this one's time. */
    Engine on(DatasetGraph other) {
        return new Engine(other, settings, isOver, Optional.empty());
    }

    Context context() {
        return context;
    }

    /** The graph that patterns are matched with: a named one, or else the default graph. */
    Graph graph(Optional<Node> name) {
        return name.map(dataset::getGraph).orElseGet(dataset::getDefaultGraph);
    }

    /** Throws when the time is over. */
    void check() {
        if (isOver.get()) {
            throw new QueryCancelledException();
        }
    }

    /** Visits the solutions of an operator in a graph until the visitor wants no more. */
    void visit(Op op, Optional<Node> graph, Predicate<Binding> visitor) {
        check();
        Op placed = graph.<Op>map(name -> new OpGraph(name, op)).orElse(op);
        Plan plan = QueryEngineRegistry.findFactory(placed, dataset, context)
                .create(placed, dataset, BindingFactory.empty(), context);
        QueryIterator rows = plan.iterator();
        try {
            boolean wantsMore = true;
            while (wantsMore && rows.hasNext()) {
                check();
                wantsMore = visitor.test(rows.next());
            }
        } finally {
            rows.close();
            plan.close();
        }
    }

    /** The first solutions that pass a test. */
    List<Binding> some(Op op, Optional<Node> graph, int most, Predicate<Binding> test) {
        List<Binding> found = new ArrayList<>();
        visit(op, graph, row -> {
            if (test.test(row)) {
                found.add(row);
            }
            return found.size() < most;
        });
        return found;
    }

    /** Whether an operator has any solution. */
    boolean any(Op op, Optional<Node> graph) {
        return !some(op, graph, 1, row -> true).isEmpty();
    }

    @Override
    public void close() {
        alarm.ifPresent(AlarmClock.get()::cancel);
    }
}
