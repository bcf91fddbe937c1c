package org.kusgraph.ontology;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A shape that a graph does not conform to.
 *
 * @param focus the node that was checked
 * @param path the property whose values are at fault, if the shape is about one
 * @param value the value at fault, if there is one
 * @param isKind whether it is the value's kind that the shape does not allow
 * @param message the shape's message in English
 */
public record Violation(Node focus, Optional<Node> path, Optional<Node> value, boolean isKind, String message) {}
