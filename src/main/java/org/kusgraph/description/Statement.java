package org.kusgraph.description;

import java.util.List;

/**
 * A value that a thing has.
 *
 * @param sources some of the graphs that say so, in the order of their IRIs; empty where that was not asked for
 * @param hasMoreSources whether others say so too
 */
public record Statement(Value value, List<Source> sources, boolean hasMoreSources) {}
