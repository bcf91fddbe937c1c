package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread or process is about to do. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Eventually() {}

    /** Returns when something holds, and fails when it does not come to hold. */
    public static void holds(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the time until it holds").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
