package org.kusgraph.web.federation;

import java.time.Duration;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/** Something that answers what stands in a SERVICE clause. */
interface Service {
    /**
     * The solutions of a SELECT, all of them in memory.
     *
     * @param context the settings under which the asking query runs
     * @throws ServiceException when there is no answer within the time limit
     */
    RowSet ask(Query query, Duration timeLimit, Context context);

    /** Lets go of what it holds. */
    default void close() {}
}
