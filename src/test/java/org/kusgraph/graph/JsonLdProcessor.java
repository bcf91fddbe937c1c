package org.kusgraph.graph;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.StringReader;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;

/** The other reading of a document: a JSON-LD 1.1 processor under a given context, which fetches nothing. */
public final class JsonLdProcessor {
    private static final String FILES = "https://files.example/";
    private static final String FOLDER = FILES + "checkout/";

    private final String context;

    /** A processor to which every file {@code context.jsonld} is this text. */
    public JsonLdProcessor(String context) {
        this.context = context;
    }

    /**
     * The triples of a document.
     *
     * @param path where the document lies in the checkout: it names its context relative to that
     */
    public List<Triple> triples(String path, String document) {
        JsonLdOptions options = new JsonLdOptions();
        options.setDocumentLoader(onlyContext());
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(document, Lang.JSONLD11)
                .base(FOLDER + path)
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .context(Context.create().set(LangJSONLD11.JSONLD_OPTIONS, options))
                .parse(graph);
        return graph.find().toList();
    }

    private DocumentLoader onlyContext() {
        return (url, unused) -> {
            if (!url.toString().startsWith(FILES) || !url.toString().endsWith("/context.jsonld")) {
                throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "nothing is fetched, not " + url);
            }
            Document loaded = JsonDocument.of(new StringReader(context));
            loaded.setDocumentUrl(url);
            return loaded;
        };
    }
}
