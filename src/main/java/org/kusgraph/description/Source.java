package org.kusgraph.description;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Who says something: a named graph of the domain.
 *
 * @param graph the graph's IRI
 * @param article the thing whose document the graph is; empty for taxonomies, lists and what is derived
 */
public record Source(Node graph, Optional<Named> article) {}
