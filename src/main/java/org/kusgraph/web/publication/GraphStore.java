package org.kusgraph.web.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;

/** A store that is written by the SPARQL 1.1 Graph Store HTTP Protocol; looks by queries where it is told where to ask. */
final class GraphStore implements RemoteStore {
    private static final String TRIPLES = "application/n-triples";

    private final StoreClient client;
    private final Addressing addressing;
    private final Optional<SparqlQueries> queries;

    /** At which address a graph is. */
    interface Addressing {
        URI of(String graph);
    }

    GraphStore(StoreClient client, Addressing addressing, Optional<SparqlQueries> queries) {
        this.client = client;
        this.addressing = addressing;
        this.queries = queries;
    }

    /** The graph is named in the query string of the store's address (section 4.2 of the protocol). */
    static Addressing indirect(URI store) {
        String separator = store.getRawQuery() == null ? "?" : "&";
        return graph -> URI.create(store + separator + "graph=" + URLEncoder.encode(graph, UTF_8));
    }

    /** The graph is at an address below the store's, which is its name there (section 4.1 of the protocol). */
    static Addressing direct(URI store, String namespace) {
        String folder = store.toString().endsWith("/") ? store.toString() : store + "/";
        return graph -> URI.create(folder
                + URLEncoder.encode(graph.startsWith(namespace) ? graph.substring(namespace.length()) : graph, UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/"));
    }

    @Override
    public void replace(String graph, String triples) throws IOException {
        client.send("PUT", addressing.of(graph), TRIPLES, triples);
    }

    @Override
    public void add(String graph, String triples) throws IOException {
        client.send("POST", addressing.of(graph), TRIPLES, triples);
    }

    @Override
    public void remove(String graph) throws IOException {
        boolean unused = client.send("DELETE", addressing.of(graph));
    }

    @Override
    public Arrival look(String graph, List<Triple> sample) throws IOException {
        if (queries.isPresent()) {
            return queries.get().look(graph, sample);
        }
        Looking looking = new Looking(sample);
        read(graph, looking);
        return new Arrival(looking.count, List.copyOf(looking.missing));
    }

    @Override
    public void read(String graph, StreamRDF statements) throws IOException {
        URI address = addressing.of(graph);
        boolean unused = client.get(
                address,
                SparqlQueries.GRAPH_FORMATS,
                (type, body) -> SparqlQueries.parse(address, type, body, statements));
    }

    private static final class Looking extends StreamRDFBase {
        private final Set<Triple> missing;
        private long count;

        Looking(List<Triple> sample) {
            missing = new HashSet<>(sample);
        }

        @Override
        public void triple(Triple triple) {
            count++;
            boolean unused = missing.remove(triple);
        }
    }
}
