package org.kusgraph.web.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/**
 * Joins solutions with those of a SERVICE clause. The endpoint is asked once for many solutions, whose values go along
 * (SPARQL 1.1 Federated Query, section 2.4), where the engine's own way would be a call for each.
 */
final class ServiceJoin extends QueryIter1 {
    private static final int SOLUTIONS_A_CALL = 100;

    private final OpService clause;
    private final ServiceCalls calls;
    private Iterator<Binding> joined = Collections.emptyIterator();
    private String lastQuery = "";
    private List<Binding> lastRows = List.of();

    ServiceJoin(QueryIterator input, ExecutionContext execution, OpService clause, ServiceCalls calls) {
        super(input, execution);
        this.clause = clause;
        this.calls = calls;
    }

    @Override
    protected boolean hasNextBinding() {
        while (!joined.hasNext()) {
            List<Binding> batch = batch();
            if (batch.isEmpty()) {
                return false;
            }
            joined = join(batch);
        }
        return true;
    }

    @Override
    protected Binding moveToNextBinding() {
        return joined.next();
    }

    private List<Binding> batch() {
        List<Binding> batch = new ArrayList<>();
        while (batch.size() < SOLUTIONS_A_CALL && getInput().hasNext()) {
            batch.add(getInput().next());
        }
        return batch;
    }

    private Iterator<Binding> join(List<Binding> batch) {
        ServiceQuery query = ServiceQuery.of(clause, batch);
        try {
            return query.join(batch, rows(query.query()));
        } catch (ServiceException e) {
            if (clause.getSilent() && e.isOutage()) {
                // As if the clause had one solution without a value (SPARQL 1.1 Federated Query, section 2.3).
                calls.goOnWithout(e);
                return batch.iterator();
            }
            throw e;
        }
    }

    /** A clause that shares nothing with the solutions is asked once, however many there are. */
    private List<Binding> rows(Query query) {
        String text = query.serialize();
        if (!text.equals(lastQuery)) {
            lastRows = calls.ask(clause, query, getExecContext().getContext());
            lastQuery = text;
        }
        return lastRows;
    }

    @Override
    protected void requestSubCancel() {}

    @Override
    protected void closeSubIterator() {
        joined = Collections.emptyIterator();
    }
}
