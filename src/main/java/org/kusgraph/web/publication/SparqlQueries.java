package org.kusgraph.web.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/** Asks a store by SPARQL, and reads graphs that it sends. */
final class SparqlQueries {
    static final String GRAPH_FORMATS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5";
    private static final String TABLE_FORMAT = "application/sparql-results+json";

    private final StoreClient client;
    private final URI address;

    SparqlQueries(StoreClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    long count(String graph) throws IOException {
        AtomicLong count = new AtomicLong(-1);
        boolean found = client.get(
                query("SELECT (COUNT(*) AS ?n) { GRAPH <" + graph + "> { ?s ?p ?o } }"), TABLE_FORMAT, (type, body) -> {
                    try {
                        RowSet rows = RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                                .create(ResultSetLang.RS_JSON)
                                .read(body, Context.emptyContext());
                        count.set(Long.parseLong(
                                rows.next().get("n").getLiteralLexicalForm().replaceFirst("\\.0+$", "")));
                    } catch (RuntimeException e) {
                        throw notUnderstood(e);
                    }
                });
        if (!found) {
            throw new IOException(address + " answers no queries; give the address that does by --query-at");
        }
        return count.get();
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
