package org.kusgraph.web.query;

import java.time.Duration;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.util.Context;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.Unanswered;
import org.kusgraph.web.load.Alarms;

/**
 * One run of a query on a dataset, within a time limit. The answer is computed while it is read; when the limit is passed,
 * reading it throws {@link org.apache.jena.query.QueryCancelledException}, and when another endpoint is asked and does not answer,
 * {@link org.kusgraph.web.federation.ServiceException}. Used by one thread; others may only cancel it.
 */
public final class QueryRun implements AutoCloseable {
    private final Query query;
    private final DatasetGraph dataset;
    private final QueryExec execution;
    private final TimeLimit limit;
    private final Unanswered unanswered;
    private final Alarms.Alarm timeOver;

    private QueryRun(
            Query query,
            DatasetGraph dataset,
            QueryExec execution,
            TimeLimit limit,
            Unanswered unanswered,
            Alarms.Alarm timeOver) {
        this.query = query;
        this.dataset = dataset;
        this.execution = execution;
        this.limit = limit;
        this.unanswered = unanswered;
        this.timeOver = timeOver;
    }

    /** Makes a run ready; its time starts now. */
    public static QueryRun of(
            UnderstoodQuery understood, DatasetGraph dataset, Duration timeLimit, Federation federation) {
        Query query = understood.query();
        TimeLimit limit = TimeLimit.startingNow(timeLimit);
        Unanswered unanswered = new Unanswered();
        QueryExec execution = QueryExec.newBuilder()
                .query(query.isDescribeType() ? selection(query) : query)
                .dataset(dataset)
                .context(context(dataset, limit, federation.forQuery(timeLimit, unanswered)))
                .build();
        return new QueryRun(
                query, dataset, execution, limit, unanswered, Alarms.in(timeLimit, () -> stop(limit, execution)));
    }

    /** The answer; asked for once. */
    public Answer answer() {
        return switch (AnswerKind.of(query)) {
            case ROWS -> new Answer.Rows(execution.select());
            case TRUTH -> new Answer.Truth(execution.ask());
            case QUADS -> new Answer.Quads(execution.constructQuads());
            case TRIPLES ->
                new Answer.Triples(
                        query.isConstructType()
                                ? execution.constructTriples()
                                : Description.of(query, dataset, limit).triples(execution));
        };
    }

    /** The endpoints elsewhere that the answer goes on without, as far as it was read. */
    public Unanswered unanswered() {
        return unanswered;
    }

    /**
     * Stops the work: whoever reads the answer gets what a passed limit throws. Any thread may ask for it, and none waits for
     * it, as it would in {@link QueryExec#abort}.
     */
    public void cancel() {
        stop(limit, execution);
    }

    private static void stop(TimeLimit limit, QueryExec execution) {
        limit.end();
        Context.getOrSetCancelSignal(execution.getContext()).set(true);
    }

    @Override
    public void close() {
        timeOver.close();
        execution.close();
    }

    /** A DESCRIBE runs as the SELECT of the resources to describe. */
    private static Query selection(Query description) {
        Query selection = description.cloneQuery();
        selection.setQuerySelectType();
        return selection;
    }

    /** What queries may use. */
    static Context context(DatasetGraph dataset, TimeLimit limit, ServiceExecutorRegistry services) {
        // With what the data set says of how it is queried, which an own context would take the place of.
        Context context = Context.setupContextForDataset(ARQ.getContext(), dataset);
        FunctionRegistry.set(context, new AllowedFunctions());
        PropertyFunctionRegistry.set(context, new AllowedPropertyFunctions());
        ServiceExecutorRegistry.set(context, services);
        // The engine's own way to other endpoints stays shut.
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQConstants.sysOptimizerFactory, new BoundedExpressions(limit));
        return context;
    }
}
