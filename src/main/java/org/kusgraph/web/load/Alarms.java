package org.kusgraph.web.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls when a time is over, for many times of which nearly all are called off long before. Java's timers, and the engine's, wake
 * their thread for each; here a time is only noted, and one thread looks through all of them every few milliseconds, and sleeps
 * while there are none.
 */
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final Alarms SHARED = started();

    private final Set<Alarm> pending = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().name("query-alarms").daemon().unstarted(this::look);
    private volatile boolean sleeps;

    private Alarms() {}

    /** A time that is being waited for; closed when it does not matter any more. */
    public static final class Alarm implements AutoCloseable {
        private final long endNanos;
        private final Runnable task;

        private Alarm(long endNanos, Runnable task) {
            this.endNanos = endNanos;
            this.task = task;
        }

        /** Calls the alarm off. What it does may have begun. */
        @Override
        public void close() {
            SHARED.pending.remove(this);
        }
    }

    /**
     * Does something once when a time is over, at most a few milliseconds late, unless it is called off before.
     *
     * @param task must be short, because other alarms wait for it
     */
    public static Alarm in(Duration time, Runnable task) {
        Alarm alarm = new Alarm(System.nanoTime() + time.toNanos(), task);
        SHARED.pending.add(alarm);
        if (SHARED.sleeps) {
            LockSupport.unpark(SHARED.thread);
        }
        return alarm;
    }

    private static Alarms started() {
        Alarms alarms = new Alarms();
        alarms.thread.start();
        return alarms;
    }

    @SuppressWarnings("InfiniteLoopStatement") // The thread is the machine's to end.
    private void look() {
        while (true) {
            if (pending.isEmpty()) {
                sleep();
            } else {
                LockSupport.parkNanos(this, LOOK_NANOS);
            }
            long now = System.nanoTime();
            for (Alarm alarm : over(now)) {
                if (pending.remove(alarm)) {
                    ring(alarm);
                }
            }
        }
    }

    private List<Alarm> over(long now) {
        return pending.stream()
                .filter(alarm -> alarm.endNanos - now <= 0)
                .sorted(Comparator.comparingLong(alarm -> alarm.endNanos - now))
                .toList();
    }

    /** Whoever adds an alarm after this has said that it sleeps wakes it; what was added before is seen here. */
    private void sleep() {
        sleeps = true;
        while (pending.isEmpty()) {
            LockSupport.park(this);
        }
        sleeps = false;
    }

    private static void ring(Alarm alarm) {
        try {
            alarm.task.run();
        } catch (RuntimeException e) {
            LOG.warn("an alarm failed", e);
        }
    }
}
