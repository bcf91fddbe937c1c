package org.kusgraph.web.query;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/** A time limit for work that the engine does not watch. */
final class TimeLimit {
    private final long endNanos;

    private TimeLimit(long endNanos) {
        this.endNanos = endNanos;
    }

    static TimeLimit startingNow(Duration limit) {
        return new TimeLimit(System.nanoTime() + limit.toNanos());
    }

    /** Throws what the engine throws when its own limit is passed. */
    void check() {
        if (System.nanoTime() - endNanos > 0) {
            throw new QueryCancelledException();
        }
    }
}
