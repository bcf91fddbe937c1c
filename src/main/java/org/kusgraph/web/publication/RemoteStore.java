package org.kusgraph.web.publication;

import java.io.IOException;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;

/** A store elsewhere, whose graphs can be written and read. Every fault is an {@link IOException} that names its address. */
interface RemoteStore {
    /** Puts statements, in N-Triples, in the place of all that a graph holds. */
    void replace(String graph, String triples) throws IOException;

    /** Adds statements, in N-Triples, to a graph. */
    void add(String graph, String triples) throws IOException;

    /** Removes a graph. */
    void remove(String graph) throws IOException;

    /**
     * What a graph holds; nothing when there is none.
     *
     * @param sample statements without blank nodes that it is to hold
     */
    Arrival look(String graph, List<Triple> sample) throws IOException;

    /** Hands on all statements of a graph. */
    void read(String graph, StreamRDF statements) throws IOException;
}
