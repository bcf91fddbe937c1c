package org.kusgraph.web.query;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/** Reads answers that another SPARQL endpoint wrote in a standard format. */
public final class AnswerReader {
    private AnswerReader() {}

    /** The formats that are read, as a value of Accept, the best kept first. */
    public static String accept() {
        return "application/sparql-results+json, text/turtle, application/trig;q=0.9, application/n-triples;q=0.9,"
                + " application/n-quads;q=0.9, application/sparql-results+xml;q=0.8, application/rdf+xml;q=0.8,"
                + " application/ld+json;q=0.7";
    }

    /**
     * The answer in a body of the given media type; empty when the media type is none that is read.
     *
     * @throws org.apache.jena.shared.JenaException when the body is not what the media type says
     */
    public static Optional<Answer> read(String mediaType, InputStream body) {
        JenaSystem.init();
        Lang language = language(mediaType.toLowerCase(Locale.ROOT));
        if (language == null) {
            return Optional.empty();
        }
        return Optional.of(
                RowSetReaderRegistry.isRegistered(language) ? readTable(language, body) : readGraph(language, body));
    }

    private static @Nullable Lang language(String mediaType) {
        return switch (mediaType) {
            case "application/sparql-results+json", "application/json" -> ResultSetLang.RS_JSON;
            case "application/sparql-results+xml", "application/xml", "text/xml" -> ResultSetLang.RS_XML;
            case "text/tab-separated-values" -> ResultSetLang.RS_TSV;
            default -> {
                Lang language = RDFLanguages.contentTypeToLang(mediaType);
                yield language != null && (RDFLanguages.isTriples(language) || RDFLanguages.isQuads(language))
                        ? language
                        : null;
            }
        };
    }

    private static Answer readTable(Lang language, InputStream body) {
        QueryExecResult result =
                RowSetReaderRegistry.getFactory(language).create(language).readAny(body, ARQ.getContext());
        return result.isRowSet() ? new Answer.Rows(result.rowSet()) : new Answer.Truth(result.booleanResult());
    }

    private static Answer readGraph(Lang language, InputStream body) {
        DatasetGraph read = RDFParser.source(body).lang(language).toDatasetGraph();
        Iterator<Quad> quads = read.find();
        return read.listGraphNodes().hasNext()
                ? new Answer.Quads(quads)
                : new Answer.Triples(Iter.map(quads, Quad::asTriple));
    }
}
