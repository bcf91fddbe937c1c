package org.kusgraph.web.load;

import java.time.Duration;

/**
 * How many queries run and wait at once. Of each number, one client gets half, so that it never takes all.
 *
 * @param running how many run at once that have not run for long
 * @param lengthy how many run at once, besides, that have run longer than {@code lengthyAfter}
 * @param waiting how many wait for their turn to run, and as many for their turn to run on
 * @param patience how long one waits before it is refused
 * @param lengthyAfter when a query counts as lengthy
 */
public record LoadLimits(int running, int lengthy, int waiting, Duration patience, Duration lengthyAfter) {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Four short queries and two lengthy ones for each processor; 128 wait, for 10 seconds. */
    public static final LoadLimits USUAL = new LoadLimits(
            Math.max(8, 4 * PROCESSORS),
            Math.max(4, 2 * PROCESSORS),
            128,
            Duration.ofSeconds(10),
            Duration.ofMillis(250));

    /** Refuses limits under which nothing could run. */
    public LoadLimits {
        if (running < 1 || lengthy < 1 || waiting < 0 || patience.isNegative() || lengthyAfter.isNegative()) {
            throw new IllegalArgumentException("at least 1 query has to run at once, and 0 have to wait");
        }
    }

    /** The same for another number of queries at once. */
    public LoadLimits withRunning(int newRunning) {
        return new LoadLimits(newRunning, lengthy, waiting, patience, lengthyAfter);
    }

    /** The same for another number of lengthy queries at once. */
    public LoadLimits withLengthy(int newLengthy) {
        return new LoadLimits(running, newLengthy, waiting, patience, lengthyAfter);
    }

    /** The same for another number of queries that wait. */
    public LoadLimits withWaiting(int newWaiting) {
        return new LoadLimits(running, lengthy, newWaiting, patience, lengthyAfter);
    }

    /** The same for another time to wait. */
    public LoadLimits withPatience(Duration newPatience) {
        return new LoadLimits(running, lengthy, waiting, newPatience, lengthyAfter);
    }
}
