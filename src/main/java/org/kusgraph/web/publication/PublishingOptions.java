package org.kusgraph.web.publication;

import java.net.URI;
import java.util.Optional;

/**
 * Where and how a snapshot is published.
 *
 * @param to the address to which is written
 * @param protocol by which protocol
 * @param queryAt where statements are counted by SPARQL
 * @param credentials for a store that asks for them
 * @param chunk as many statements as go in one request
 * @param mode what may be changed
 * @param gone what becomes of graphs that an earlier snapshot had
 */
public record PublishingOptions(
        URI to,
        Protocol protocol,
        Optional<URI> queryAt,
        Optional<Credentials> credentials,
        int chunk,
        Mode mode,
        Gone gone) {

    /** How a store is written. */
    public enum Protocol {
        /** Graph Store Protocol, the graph in the query string. */
        GRAPH_STORE,
        /** Graph Store Protocol, the graph as an address. */
        GRAPH_STORE_DIRECT,
        /** SPARQL Update. */
        UPDATE
    }

    /** What may be changed. */
    public enum Mode {
        /** The store is written. */
        WRITE,
        /** The store is only read, to say what would be written. */
        DRY_RUN
    }

    /** What becomes of graphs that an earlier snapshot had, and this one has not. */
    public enum Gone {
        /** The store keeps them. */
        KEEP,
        /** They are removed. */
        REMOVE
    }
}
