package org.kusgraph.web.federation;

import static org.kusgraph.web.federation.ServiceException.Reason.LATE;
import static org.kusgraph.web.federation.ServiceException.Reason.TOO_MUCH;

import java.time.Duration;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;

/** The calls that one query makes to other endpoints, counted and timed. Used by the thread of its query. */
final class ServiceCalls {
    private final Federation federation;
    private final ServiceLimits limits;
    private final long endNanos;
    private final Unanswered unanswered;
    private int count;

    ServiceCalls(Federation federation, ServiceLimits limits, Duration timeLimit, Unanswered unanswered) {
        this.unanswered = unanswered;
        this.federation = federation;
        this.limits = limits;
        this.endNanos = System.nanoTime() + timeLimit.toNanos();
    }

    /** The solutions so far, joined with those of a SERVICE clause. */
    QueryIterator run(OpService clause, QueryIterator input, ExecutionContext execution) {
        return new ServiceJoin(input, execution, clause, this);
    }

    /**
     * The solutions of a query at the endpoint of a clause.
     *
     * @throws ServiceException when there are none to be had
     */
    List<Binding> ask(OpService clause, Query query, Context context) {
        Node name = clause.getService();
        // Said before the query ran already; said again because a refusal must not rest on one look at the query's
        // text.
        Service service = name.isURI()
                ? federation
                        .service(name.getURI())
                        .orElseThrow(() -> new ServiceException(
                                federation.refusal(name.getURI()).orElseThrow()))
                : refuseUnnamed();
        ServiceAddress endpoint = ServiceAddress.of(name.getURI()).orElseThrow();
        count++;
        if (count > limits.calls()) {
            throw new ServiceException(
                    TOO_MUCH,
                    endpoint,
                    "would be asked more often than the " + limits.calls()
                            + " times that a query may ask other endpoints; ask for less, or ask it first");
        }
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        if (left.compareTo(Duration.ofMillis(1)) < 0) {
            throw new ServiceException(LATE, endpoint, "was to be asked when the query's time was over");
        }
        Duration limit = left.compareTo(limits.perCall()) < 0 ? left : limits.perCall();
        return service.ask(query, limit, context).stream().toList();
    }

    /** The query goes on without an endpoint. */
    void goOnWithout(ServiceException outage) {
        unanswered.add(outage);
    }

    private static Service refuseUnnamed() {
        throw new ServiceException("SERVICE with a variable is not possible here; name the endpoint");
    }
}
