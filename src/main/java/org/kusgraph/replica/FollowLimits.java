package org.kusgraph.replica;

import java.time.Duration;
import java.util.Optional;

/**
 * How a replica follows.
 *
 * @param every how often it looks for a new snapshot
 * @param mostBytes how large a snapshot may be
 * @param mostLag how long a newer snapshot may be there before a replica that does not serve it is not ready
 * @param mostBlind how long the location may be of no use before a replica is not ready; empty if it stays ready
 */
public record FollowLimits(Duration every, long mostBytes, Duration mostLag, Optional<Duration> mostBlind) {
    /** Each 2 seconds, 16 GiB, a minute; and ready on the snapshot from before while the location is of no use. */
    public static final FollowLimits USUAL =
            new FollowLimits(Duration.ofSeconds(2), 16L << 30, Duration.ofMinutes(1), Optional.empty());
}
