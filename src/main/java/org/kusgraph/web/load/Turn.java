package org.kusgraph.web.load;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A query's turn to run, used by the thread that runs it. The query may be run more than once within it: see
 * {@link #isSetAside}.
 */
public final class Turn implements AutoCloseable {
    /** A query that took less of a processor than this was kept waiting by others, and may be short. */
    private static final long LENGTHY_CPU_NANOS = 50_000_000;

    /** After so many looks a query is lengthy, whatever kept it. */
    private static final int MOST_LOOKS = 8;

    /** Below this, memory is not short because of a query. */
    private static final long MUCH_MEMORY_BYTES = 32L << 20;

    /** Why a run was stopped from here. */
    private enum Stop {
        NOT,
        SET_ASIDE,
        FOR_MEMORY
    }

    private final Turns turns;
    private final String client;
    private final String digest;
    private final Thread thread = Thread.currentThread();

    private @Nullable Lane lane;
    private @Nullable Runnable cancel;
    private Alarms.@Nullable Alarm alarm;
    private Stop stop = Stop.NOT;
    private boolean sends;
    private boolean waitsToSend;
    private long begin;
    private final LongAdder rows = new LongAdder();
    private int looks;
    private Optional<ThreadUse> before = Optional.empty();

    Turn(Turns turns, String client, String digest, Lane lane) {
        this.turns = turns;
        this.client = client;
        this.digest = digest;
        this.lane = lane;
    }

    /**
     * Says that a run begins.
     *
     * @param newCancel stops it; called by another thread, at most once
     */
    public void begin(Runnable newCancel) {
        synchronized (this) {
            stop = Stop.NOT;
            sends = false;
            cancel = newCancel;
            begin = System.nanoTime();
            looks = 0;
            rows.reset();
            before = turns.use(thread);
        }
        turns.began(this);
        turns.lookLater(this);
    }

    /** Says that the run is over, however it ended. */
    public void end() {
        turns.ended(this);
        synchronized (this) {
            if (cancel != null && System.nanoTime() - begin < turns.lengthyAfterNanos()) {
                turns.forget(digest);
            }
            cancel = null;
            if (alarm != null) {
                alarm.close();
            }
        }
    }

    /**
     * Asked before each part of the answer that goes out: a part that has gone out cannot be taken back, so from then on the
     * query waits here instead of being run again.
     *
     * @throws BusyException when it is not let on in time
     */
    public void beforeSending() {
        synchronized (this) {
            sends = true;
            if (!waitsToSend) {
                return;
            }
            waitsToSend = false;
        }
        moveTo(turns.lengthy());
    }

    /** Whether the run was stopped to be tried again among the lengthy ones. */
    public synchronized boolean isSetAside() {
        return stop == Stop.SET_ASIDE;
    }

    /**
     * Waits until the query may run: among the lengthy ones if it was lengthy before or has been set aside.
     *
     * @throws BusyException when its turn does not come
     */
    public void awaitRun() {
        Lane wanted = isSetAside() || turns.isLengthy(digest) ? turns.lengthy() : turns.quick();
        if (!isIn(wanted)) {
            moveTo(wanted);
        }
    }

    /** Gives the place to others while the query waits for the answer of an equal one. */
    public void stepAside() {
        leave();
        turns.steppedAside(this);
    }

    /** Says that the query does not wait any more; {@link #awaitRun} takes a place again. */
    public void stepBack() {
        turns.steppedBack(this);
    }

    /** How many rows the answer has had so far. */
    public LongAdder rows() {
        return rows;
    }

    /** Whether the run was stopped because memory was short. */
    public synchronized boolean isStoppedForMemory() {
        return stop == Stop.FOR_MEMORY;
    }

    private synchronized boolean isIn(Lane wanted) {
        return lane == wanted;
    }

    private void moveTo(Lane next) {
        leave();
        next.enter(client);
        synchronized (this) {
            lane = next;
        }
    }

    private void leave() {
        Lane left;
        synchronized (this) {
            left = lane;
            lane = null;
        }
        if (left != null) {
            left.leave(client);
        }
    }

    synchronized void watch(Alarms.Alarm newAlarm) {
        alarm = newAlarm;
    }

    /** The time of a short query is over. */
    void look() {
        synchronized (this) {
            if (cancel == null || lane != turns.quick()) {
                return;
            }
            looks++;
            boolean isBusy = use().cpuNanos() > LENGTHY_CPU_NANOS;
            if (!isBusy && looks < MOST_LOOKS) {
                turns.lookLater(this);
                return;
            }
            if (isBusy) {
                turns.remember(digest);
            }
            if (turns.lengthy().tryEnter(client)) {
                lane = turns.lengthy();
                turns.quick().leave(client);
            } else if (sends) {
                waitsToSend = true;
            } else {
                stop(Stop.SET_ASIDE);
            }
        }
    }

    synchronized void stopForMemory() {
        if (allocatedBytes() > MUCH_MEMORY_BYTES) {
            stop(Stop.FOR_MEMORY);
        }
    }

    private synchronized void stop(Stop reason) {
        Runnable current = cancel;
        if (current != null) {
            cancel = null;
            stop = reason;
            current.run();
        }
    }

    synchronized long allocatedBytes() {
        return cancel == null ? 0 : use().allocatedBytes();
    }

    /** What the run has taken; nothing while that cannot be told yet. */
    private synchronized ThreadUse use() {
        ThreadUse now = turns.use(thread).orElse(new ThreadUse(0, 0));
        return now.since(before.orElse(now));
    }

    /** Gives the turn to others. */
    @Override
    public void close() {
        end();
        leave();
    }
}
