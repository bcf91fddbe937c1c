package org.kusgraph.replica;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.kusgraph.store.BuildLock;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.DamagedSnapshotException;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.store.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a location: fetches what is the newest snapshot there into a store of its own, and gives it to readers. They never get
 * an older one than before. Whatever is wrong with the location, they keep the one that they have.
 */
public final class Follower implements SnapshotSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** However many readers ask for what is newer, the location is asked no more often than this for them. */
    private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long STOP_SECONDS = 5;

    private final SnapshotStore store;
    private final Fetch fetch;
    private final BuildLock lock;
    private final CurrentSnapshot served;
    private final Standing standing;
    private final LongAdder fetched;
    private final AtomicLong lastLook = new AtomicLong(System.nanoTime());
    private final AtomicBoolean isHurried = new AtomicBoolean();
    private final ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("follower").daemon().unstarted(task));

    private Follower(
            SnapshotStore store,
            Fetch fetch,
            BuildLock lock,
            CurrentSnapshot served,
            Standing standing,
            LongAdder fetched) {
        this.store = store;
        this.fetch = fetch;
        this.lock = lock;
        this.served = served;
        this.standing = standing;
        this.fetched = fetched;
    }

    /**
     * Begins to follow, with the newest snapshot of the location; where that cannot be had, with what the store has from before.
     *
     * @param store a store for this follower alone
     * @throws LocationException if there is no snapshot to begin with
     * @throws IOException if the store cannot be used
     */
    public static Follower start(Location location, SnapshotStore store, FollowLimits limits) throws IOException {
        LongAdder fetched = new LongAdder();
        Fetch fetch = new Fetch(location, store, limits.mostBytes(), fetched);
        BuildLock lock = fetch.alone();
        try {
            Standing standing = new Standing(limits);
            CurrentSnapshot served = first(store, fetch, standing);
            Follower follower = new Follower(store, fetch, lock, served, standing, fetched);
            long pause = limits.every().toMillis();
            var unused = follower.aside.scheduleWithFixedDelay(follower::look, 0, pause, TimeUnit.MILLISECONDS);
            return follower;
        } catch (IOException | RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private static CurrentSnapshot first(SnapshotStore store, Fetch fetch, Standing standing) throws IOException {
        Optional<SnapshotName> before = undamaged(store);
        try {
            LocationIndex index = fetch.index();
            if (before.isEmpty() || index.snapshot().isNewerThan(before.get())) {
                fetch.bring(index);
            }
        } catch (IOException e) {
            if (before.isEmpty()) {
                throw e;
            }
            standing.failed(e);
        }
        return CurrentSnapshot.of(store);
    }

    /** The store's current snapshot, if it is whole; a damaged one is fetched again. */
    private static Optional<SnapshotName> undamaged(SnapshotStore store) throws IOException {
        try {
            return store.checked().isPresent() ? store.currentName() : Optional.empty();
        } catch (DamagedSnapshotException e) {
            LOG.warn("{}; it is fetched again", e.damage());
            store.clear();
            return Optional.empty();
        }
    }

    private void look() {
        isHurried.set(false);
        lastLook.set(System.nanoTime());
        try {
            LocationIndex index = fetch.index();
            SnapshotName newest = index.snapshot();
            if (newest.equals(served.name())) {
                standing.upToDate();
                return;
            }
            if (!newest.isNewerThan(served.name())) {
                throw new LocationException(
                        "the location", "offers " + newest + ", which is not newer than " + served.name());
            }
            if (!standing.isDue(newest)) {
                return;
            }
            standing.behind(newest);
            if (!store.currentName().equals(Optional.of(newest))) {
                fetch.bring(index);
            }
            served.refresh();
            if (newest.equals(served.name())) {
                standing.taken();
            }
        } catch (IOException | RuntimeException | InternalError e) {
            standing.failed(e);
        }
    }

    @Override
    public SnapshotReading open() {
        return served.open();
    }

    /** {@inheritDoc} As somebody has seen it, it must be at the location: that is looked at now. */
    @Override
    public void await(SnapshotName known, Duration limit) {
        if (!known.isNewerThan(served.name())) {
            return;
        }
        if (System.nanoTime() - lastLook.get() > HURRY_NANOS && isHurried.compareAndSet(false, true)) {
            try {
                aside.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.debug("not looked, because the server stops", e);
            }
        }
        served.await(known, limit);
    }

    /** How far this is behind. */
    public FollowState state() {
        return standing.state(fetched.sum());
    }

    /** Has each new snapshot read before others get it, as {@link CurrentSnapshot#warmBy} does. */
    public void warmBy(Consumer<SnapshotReading> reader) {
        served.warmBy(reader);
    }

    @Override
    public void close() throws IOException {
        aside.shutdownNow();
        try {
            boolean unused = aside.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        served.close();
        lock.release();
    }
}
