package org.kusgraph.web.query;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/** A time limit for work that the engine does not watch. */
final class TimeLimit {
    private volatile long endNanos;

    private TimeLimit(long endNanos) {
        this.endNanos = endNanos;
    }

    static TimeLimit startingNow(Duration limit) {
        return new TimeLimit(System.nanoTime() + limit.toNanos());
    }

    /** Lets the time be over now; any thread may say so. */
    void end() {
        endNanos = System.nanoTime() - 1;
    }

    /** Throws what the engine throws when its own limit is passed. */
    void check() {
        if (System.nanoTime() - endNanos > 0) {
            throw new QueryCancelledException();
        }
    }
}
