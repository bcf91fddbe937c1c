package org.kusgraph.replica;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kusgraph.store.SnapshotName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a follower is. Times are those of a clock that nobody sets, so that a change of the machine's clock makes no replica
 * seem to lag.
 */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final FollowLimits limits;
    private Optional<SnapshotName> newer = Optional.empty();
    private @Nullable Long behindSince;
    private @Nullable Long blindSince;
    private String told = "";
    private Duration pause = Duration.ZERO;
    private long pausedSince;
    private long taken;
    private long failed;

    Standing(FollowLimits limits) {
        this.limits = limits;
    }

    /** The location's newest snapshot is served. */
    synchronized void upToDate() {
        if (!told.isEmpty()) {
            LOG.warn("the location is of use again, and its newest snapshot is served");
        }
        told = "";
        newer = Optional.empty();
        behindSince = null;
        blindSince = null;
        pause = Duration.ZERO;
    }

    /** There is a newer snapshot than is served. */
    synchronized void behind(SnapshotName newest) {
        if (!newer.equals(Optional.of(newest))) {
            newer = Optional.of(newest);
            pause = Duration.ZERO;
        }
        if (behindSince == null) {
            behindSince = System.nanoTime();
        }
    }

    /** Whether to fetch now: at once, and after failures with a snapshot more and more rarely. */
    synchronized boolean isDue(SnapshotName newest) {
        return !newer.equals(Optional.of(newest)) || System.nanoTime() - pausedSince >= pause.toNanos();
    }

    /** A newer snapshot is served. */
    synchronized void taken() {
        taken++;
        upToDate();
    }

    /**
     * A look has failed. What the location is at fault for does not make a replica lag: all others see the same, and none would
     * be left to answer.
     */
    synchronized void failed(Throwable fault) {
        failed++;
        pausedSince = System.nanoTime();
        Duration doubled = pause.isZero() ? limits.every() : pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        if (fault instanceof LocationException) {
            behindSince = null;
            if (blindSince == null) {
                blindSince = System.nanoTime();
            }
        }
        String message = Optional.ofNullable(fault.getMessage()).orElseGet(fault::toString);
        // What differs in numbers only is one fault.
        String kind = NUMBER.matcher(message).replaceAll("");
        if (!kind.equals(told)) {
            told = kind;
            LOG.warn("the snapshot from before is served on, because: {}", message);
        }
    }

    synchronized FollowState state(long fetchedBytes) {
        Duration lag = since(behindSince);
        Duration blind = since(blindSince);
        return new FollowState(lag, blind, notReady(lag, blind), taken, failed, fetchedBytes);
    }

    private Optional<String> notReady(Duration lag, Duration blind) {
        if (lag.compareTo(limits.mostLag()) > 0) {
            return Optional.of("a newer snapshot has been there for " + lag.toSeconds()
                    + " s and is not served here yet; the log tells why");
        }
        return limits.mostBlind()
                .filter(most -> blind.compareTo(most) > 0)
                .map(most -> "whether there is a newer snapshot has not been known for " + blind.toSeconds()
                        + " s; the log tells why");
    }

    private static Duration since(@Nullable Long nanos) {
        return nanos == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - nanos);
    }
}
