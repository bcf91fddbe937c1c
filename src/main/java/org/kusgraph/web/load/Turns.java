package org.kusgraph.web.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets queries run in turn. All begin in a lane of short queries. One that turns out to be lengthy moves to a lane of its own
 * kind; when that is full, it is stopped and run again when its turn comes. So a short query never waits behind lengthy ones, of
 * which nobody can tell beforehand that they are.
 */
public final class Turns implements AutoCloseable {
    private static final long WATCH_AFTER_MILLISECONDS = 500;

    private final LoadLimits limits;
    private final Lane quick;
    private final Lane lengthy;
    private final LengthyQueries known = new LengthyQueries();
    private final Set<Turn> running = ConcurrentHashMap.newKeySet();
    private final Set<Turn> aside = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("query-clock").daemon().unstarted(task));

    private volatile Optional<MemoryWatch> memory = Optional.empty();

    /** Turns under limits. */
    public Turns(LoadLimits limits) {
        this.limits = limits;
        this.quick = new Lane(limits.running(), limits.waiting(), limits.patience());
        this.lengthy = new Lane(limits.lengthy(), limits.waiting(), limits.patience());
        clock.setRemoveOnCancelPolicy(true);
        // A start is not to wait for it, and no query fills the memory before.
        var unused = clock.schedule(this::watch, WATCH_AFTER_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for a turn among the short queries: whatever is asked is read first, which is short work, and need not run at all when
     * its answer is known.
     *
     * @param client who asks, as far as fairness goes
     * @param query what is asked; what was lengthy before is taken for lengthy when it is to run
     * @throws BusyException when it does not come
     */
    public Turn take(String client, String query) {
        quick.enter(client);
        return new Turn(this, client, LengthyQueries.digest(query), quick);
    }

    /** Does something again and again, until this is closed. */
    public void every(Duration time, Runnable task) {
        var unused = clock.scheduleWithFixedDelay(task, time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many short queries run. */
    public int running() {
        return quick.running();
    }

    /** How many lengthy queries run. */
    public int runningLengthy() {
        return lengthy.running();
    }

    /** How many wait. */
    public int waiting() {
        return quick.waits() + lengthy.waits();
    }

    /** How many wait for the answer of an equal query. */
    public int aside() {
        return aside.size();
    }

    Lane quick() {
        return quick;
    }

    Lane lengthy() {
        return lengthy;
    }

    boolean isLengthy(String digest) {
        return known.contains(digest);
    }

    void remember(String digest) {
        known.add(digest);
    }

    /** What was slow once, for instance because it was the first query of all, need not be again. */
    void forget(String digest) {
        known.remove(digest);
    }

    long lengthyAfterNanos() {
        return limits.lengthyAfter().toNanos();
    }

    void began(Turn turn) {
        running.add(turn);
    }

    void lookLater(Turn turn) {
        if (!clock.isShutdown()) {
            turn.watch(Alarms.in(limits.lengthyAfter(), turn::look));
        }
    }

    /** What a thread has taken of the machine, when that can be told. */
    Optional<ThreadUse> use(Thread thread) {
        return memory.isPresent() ? Optional.of(ThreadUse.of(thread)) : Optional.empty();
    }

    void ended(Turn turn) {
        running.remove(turn);
    }

    void steppedAside(Turn turn) {
        aside.add(turn);
    }

    void steppedBack(Turn turn) {
        aside.remove(turn);
    }

    private void watch() {
        MemoryWatch watch = MemoryWatch.start(this::relieve);
        var unused = ThreadUse.of(Thread.currentThread());
        memory = Optional.of(watch);
    }

    /** Stops the query that has taken the most memory. */
    private void relieve() {
        running.stream().max(Comparator.comparingLong(Turn::allocatedBytes)).ifPresent(Turn::stopForMemory);
    }

    @Override
    public void close() {
        if (clock.isShutdown()) {
            return;
        }
        clock.shutdownNow().clear();
        clock.close();
        memory.ifPresent(MemoryWatch::close);
    }
}
