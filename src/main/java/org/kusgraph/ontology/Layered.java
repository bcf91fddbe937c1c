package org.kusgraph.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph over another one that is always the same: together they are as one graph, which cannot be changed. It remembers nothing of
 * what it has given, as {@link org.apache.jena.graph.compose.Union} does for graphs that change, and is the faster for it.
 */
final class Layered extends GraphBase {
    private final Graph upper;
    private final Graph lower;

    Layered(Graph upper, Graph lower) {
        this.upper = upper;
        this.lower = lower;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return upper.find(pattern).andThen(lower.find(pattern).filterDrop(upper::contains));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return upper.contains(pattern) || lower.contains(pattern);
    }
}
