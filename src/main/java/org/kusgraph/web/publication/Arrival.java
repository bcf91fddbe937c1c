package org.kusgraph.web.publication;

import java.util.List;
import org.apache.jena.graph.Triple;

/**
 * What has arrived of a graph.
 *
 * @param count how many statements there are
 * @param missing those that were looked for and are not there
 */
record Arrival(long count, List<Triple> missing) {}
