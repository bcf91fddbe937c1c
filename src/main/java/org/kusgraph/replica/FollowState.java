package org.kusgraph.replica;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a replica is behind.
 *
 * @param lag how long a newer snapshot has been known that is not served yet; zero if there is none
 * @param blind for how long the location has been of no use; zero if it is
 * @param notReady why the replica should not be asked, if it should not
 * @param taken how many snapshots have been taken over
 * @param failed how many looks have failed
 * @param fetchedBytes how much has been fetched
 */
public record FollowState(
        Duration lag, Duration blind, Optional<String> notReady, long taken, long failed, long fetchedBytes) {}
