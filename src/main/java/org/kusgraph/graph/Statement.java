package org.kusgraph.graph;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A statement of an article's graph, and where in the text its terms stand.
 *
 * @param triple the statement
 * @param subjectOffset the index of the first character of its subject
 * @param propertyOffset that of its property
 * @param objectOffset that of its object
 */
record Statement(Triple triple, int subjectOffset, int propertyOffset, int objectOffset) {
    Node subject() {
        return triple.getSubject();
    }

    Node property() {
        return triple.getPredicate();
    }

    Node object() {
        return triple.getObject();
    }
}
