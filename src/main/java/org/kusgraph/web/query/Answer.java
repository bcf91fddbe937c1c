package org.kusgraph.web.query;

import java.util.Iterator;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.RowSet;

/** The answer to a query, not yet written. What it iterates over is computed as it is read, and can be read once. */
public sealed interface Answer {
    /** The solutions of a SELECT. */
    record Rows(RowSet rows) implements Answer {}

    /** What an ASK found. */
    record Truth(boolean value) implements Answer {}

    /** The graph of a CONSTRUCT or DESCRIBE; a triple may come more than once. */
    record Triples(Iterator<Triple> triples) implements Answer {}

    /** The dataset of a CONSTRUCT with GRAPH; a quad may come more than once. */
    record Quads(Iterator<Quad> quads) implements Answer {}
}
