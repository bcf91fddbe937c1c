package org.kusgraph.store.search;

import org.apache.jena.graph.Node;

/**
 * A statement whose text a query has found.
 *
 * @param subject whom the text is about
 * @param property the property
 * @param text the text
 * @param score how well it fits, compared with others of the same query
 */
record StatementHit(Node subject, Node property, Node text, float score) {}
