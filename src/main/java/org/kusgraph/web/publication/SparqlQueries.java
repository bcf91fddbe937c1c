package org.kusgraph.web.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.util.Context;

/** Asks a store by SPARQL, and reads graphs that it sends. */
final class SparqlQueries {
    static final String GRAPH_FORMATS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5";
    private static final int MOST_BYTES = 64 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ANSWER_FORMAT = "application/sparql-results+json";

    private final StoreClient client;
    private final URI address;

    SparqlQueries(StoreClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    Arrival look(String graph, List<Triple> sample) throws IOException {
        List<Triple> missing = new ArrayList<>();
        if (!sample.isEmpty() && !holds(graph, sample)) {
            for (Triple triple : sample) {
                if (!holds(graph, List.of(triple))) {
                    missing.add(triple);
                }
            }
        }
        return new Arrival(count(graph), missing);
    }

    private boolean holds(String graph, List<Triple> triples) throws IOException {
        StringBuilder query = new StringBuilder("ASK { GRAPH <").append(graph).append("> {\n");
        triples.forEach(triple -> query.append(NodeFmtLib.strNT(triple)).append("\n"));
        AtomicBoolean holds = new AtomicBoolean();
        // As a form, because texts make it longer than many servers let an address be.
        client.post(
                address,
                FORM,
                "query=" + URLEncoder.encode(query + "} }", UTF_8),
                ANSWER_FORMAT,
                (type, body) -> understand(body, answer -> holds.set(answer.booleanResult())));
        return holds.get();
    }

    private long count(String graph) throws IOException {
        AtomicLong count = new AtomicLong(-1);
        boolean found = client.get(
                query("SELECT (COUNT(*) AS ?n) { GRAPH <" + graph + "> { ?s ?p ?o } }"),
                ANSWER_FORMAT,
                (type, body) -> understand(body, answer -> {
                    Node number = answer.rowSet().next().get("n");
                    count.set(Long.parseLong(number.getLiteralLexicalForm().replaceFirst("\\.0+$", "")));
                }));
        if (!found) {
            throw new IOException(address + " answers no queries; give the address that does by --query-at");
        }
        return count.get();
    }

    /** Reads the answer to a query that has one row or none. */
    private void understand(InputStream body, Consumer<QueryExecResult> use) throws IOException {
        try {
            use.accept(RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                    .create(ResultSetLang.RS_JSON)
                    .readAny(new ByteArrayInputStream(body.readNBytes(MOST_BYTES)), Context.emptyContext()));
        } catch (RuntimeException e) {
            throw notUnderstood(e);
        }
    }

    void read(String graph, StreamRDF statements) throws IOException {
        boolean found = client.get(
                query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <" + graph + "> { ?s ?p ?o } }"),
                GRAPH_FORMATS,
                (type, body) -> parse(address, type, body, statements));
        if (!found) {
            throw new IOException(address + " answers no queries; give the address that does by --query-at");
        }
    }

    static void parse(URI from, String mediaType, InputStream body, StreamRDF statements) throws IOException {
        Lang sent = RDFLanguages.contentTypeToLang(ContentType.create(mediaType));
        try {
            // Some stores call N-Triples plain text, as its first version did.
            RDFParser.source(body)
                    .lang(sent == null ? Lang.NTRIPLES : sent)
                    .base("urn:x-kus:base")
                    .parse(statements);
        } catch (JenaException e) {
            throw new IOException(from + " sends a graph that is not well-formed", e);
        }
    }

    private URI query(String text) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + separator + "query=" + URLEncoder.encode(text, UTF_8));
    }

    private IOException notUnderstood(RuntimeException e) {
        return new IOException(
                address + " does not answer as a SPARQL endpoint; give the address that does by --query-at", e);
    }
}
