package org.kusgraph.web.publication;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;

/** A store that is written by SPARQL 1.1 Update. A request is one unit: it is done as a whole or not at all. */
final class UpdatedStore implements RemoteStore {
    /** It is always in UTF-8, but stores on servlets, such as RDF4J, may take it for Latin letters unless told. */
    private static final String UPDATE = "application/sparql-update;charset=utf-8";

    private final StoreClient client;
    private final URI address;
    private final SparqlQueries queries;

    UpdatedStore(StoreClient client, URI address, SparqlQueries queries) {
        this.client = client;
        this.address = address;
        this.queries = queries;
    }

    @Override
    public void replace(String graph, String triples) throws IOException {
        update("DROP SILENT GRAPH <" + graph + "> ;\n" + insertion(graph, triples));
    }

    @Override
    public void add(String graph, String triples) throws IOException {
        update(insertion(graph, triples));
    }

    @Override
    public void remove(String graph) throws IOException {
        update("DROP SILENT GRAPH <" + graph + ">");
    }

    /** N-Triples are SPARQL too. */
    private static String insertion(String graph, String triples) {
        return "INSERT DATA { GRAPH <" + graph + "> {\n" + triples + "} }";
    }

    private void update(String text) throws IOException {
        client.send("POST", address, UPDATE, text);
    }

    @Override
    public Arrival look(String graph, List<Triple> sample) throws IOException {
        return queries.look(graph, sample);
    }

    @Override
    public void read(String graph, StreamRDF statements) throws IOException {
        queries.read(graph, statements);
    }
}
