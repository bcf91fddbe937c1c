package org.kusgraph.explanation;

import java.util.List;

/**
 * The ways in which a pattern holds.
 *
 * @param shown some of them
 * @param count how many there are, the same ones counted as often as SPARQL finds them
 * @param isCountExact whether there are not still more
 * @param isComplete whether all are shown
 */
public record Solutions(List<Solution> shown, long count, boolean isCountExact, boolean isComplete) {}
