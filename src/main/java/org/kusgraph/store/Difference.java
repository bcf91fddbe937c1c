package org.kusgraph.store;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * How what is sent to a snapshot differs from what was sent to the one before. A statement may be sent by several sources; it is
 * there until all of them have taken it back.
 *
 * @param replaced the graphs of which nothing stays that has a triple term for its object: all of these are sent again
 * @param takenBack what the sources that have changed had sent, each statement once for each source; none has a triple term
 * @param sent what they send now, each statement once for each source
 */
public record Difference(Set<Node> replaced, List<Quad> takenBack, List<Quad> sent) {}
