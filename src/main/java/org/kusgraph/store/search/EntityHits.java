package org.kusgraph.store.search;

import java.util.List;

/**
 * What a search has found.
 *
 * @param hits the best first
 * @param cut whether there are more than were asked for
 */
public record EntityHits(List<EntityHit> hits, boolean cut) {}
