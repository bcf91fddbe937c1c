package org.kusgraph.ontology;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A part of an article document that lists entities.
 *
 * @param key the JSON key
 * @param path the property by which the article points to each entity, if it does
 * @param member the class to which all of its entities belong
 */
public record Section(String key, Optional<Node> path, Node member) {}
