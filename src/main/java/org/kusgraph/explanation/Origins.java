package org.kusgraph.explanation;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Tells where statements come from. */
@FunctionalInterface
interface Origins {
    /**
     * A statement as a step.
     *
     * @param triple a statement of the data
     * @param graph the named graph in which it was found; empty for the default graph
     */
    Step.Fact of(Triple triple, Optional<Node> graph);
}
