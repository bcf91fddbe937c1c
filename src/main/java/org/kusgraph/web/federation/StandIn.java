package org.kusgraph.web.federation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/**
 * A graph that answers in the place of an endpoint, for examples and tests without a network. It runs under the settings of the
 * query that asks, so that no more is allowed inside SERVICE than outside.
 */
final class StandIn implements Service {
    private final ServiceAddress endpoint;
    private final Graph graph;

    StandIn(ServiceAddress endpoint, Graph graph) {
        this.endpoint = endpoint;
        this.graph = graph;
    }

    @Override
    public RowSet ask(Query query, Duration timeLimit, Context context) {
        try (QueryExec execution = QueryExec.newBuilder()
                .query(query)
                .dataset(DatasetGraphFactory.wrap(graph))
                .context(context)
                .overallTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            return execution.select().materialize();
        } catch (QueryCancelledException e) {
            throw new ServiceException(
                    ServiceException.Reason.LATE, endpoint, "has a stand-in here, which takes too long to answer", e);
        }
    }
}
