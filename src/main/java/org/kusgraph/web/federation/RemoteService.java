package org.kusgraph.web.federation;

import static org.kusgraph.web.federation.ServiceException.Reason.FAILED;
import static org.kusgraph.web.federation.ServiceException.Reason.LATE;
import static org.kusgraph.web.federation.ServiceException.Reason.REFUSED;
import static org.kusgraph.web.federation.ServiceException.Reason.TOO_MUCH;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.FormRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.federation.CheckedResolver.RefusedAddressException;

/**
 * An endpoint elsewhere, asked by the SPARQL 1.1 Protocol. Sends the query and nothing else: no credentials, no cookies, and
 * nothing of who asked. Follows no redirect.
 */
final class RemoteService implements Service {
    private static final String ACCEPT =
            "application/sparql-results+json, application/sparql-results+xml;q=0.9, application/json;q=0.8";
    private static final int MAX_SAID_LETTERS = 200;

    private final ServiceAddress endpoint;
    private final HttpClient client;
    private final int maxBytes;

    RemoteService(ServiceAddress endpoint, HttpClient client, int maxBytes) {
        this.endpoint = endpoint;
        this.client = client;
        this.maxBytes = maxBytes;
    }

    @Override
    public RowSet ask(Query query, Duration timeLimit, Context context) {
        Fields form = new Fields();
        form.put("query", query.serialize());
        Request request = client.POST(endpoint.address())
                .headers(headers -> headers.put(HttpHeader.ACCEPT, ACCEPT))
                .body(new FormRequestContent(form, StandardCharsets.UTF_8))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return read(
                    new CompletableResponseListener(request, maxBytes).send().join());
        } catch (CompletionException e) {
            throw fault(Optional.ofNullable(e.getCause()).orElse(e), timeLimit);
        }
    }

    private RowSet read(ContentResponse response) {
        int status = response.getStatus();
        if (HttpStatus.isRedirection(status)) {
            throw new ServiceException(
                    FAILED,
                    endpoint,
                    "redirects to " + Shown.quoted(response.getHeaders().get(HttpHeader.LOCATION))
                            + ", which is not followed; the operator can allow that address itself");
        }
        if (status != HttpStatus.OK_200) {
            throw new ServiceException(FAILED, endpoint, "answers with status " + status + said(response));
        }
        String mediaType =
                Optional.ofNullable(response.getMediaType()).orElse("").toLowerCase(Locale.ROOT);
        Lang format =
                switch (mediaType) {
                    case "application/sparql-results+json", "application/json" -> ResultSetLang.RS_JSON;
                    case "application/sparql-results+xml", "application/xml", "text/xml" -> ResultSetLang.RS_XML;
                    default ->
                        throw new ServiceException(
                                FAILED,
                                endpoint,
                                "answers in the format " + Shown.quoted(mediaType) + ", which cannot be read here");
                };
        return rows(format, response.getContent());
    }

    /** Whatever a body holds that is no answer, it is the endpoint's fault: the readers throw many kinds of exceptions. */
    private RowSet rows(Lang format, byte[] body) {
        try {
            RowSetReader reader = RowSetReaderRegistry.getFactory(format).create(format);
            return reader.read(new ByteArrayInputStream(body), Context.emptyContext())
                    .materialize();
        } catch (RuntimeException | StackOverflowError e) {
            throw new ServiceException(FAILED, endpoint, "sends an answer that is not well-formed", e);
        }
    }

    /** A line of what the endpoint says about a query that it refuses. */
    private static String said(ContentResponse response) {
        if (!Optional.ofNullable(response.getMediaType()).orElse("").equals("text/plain")) {
            return "";
        }
        String line =
                response.getContentAsString().lines().findFirst().orElse("").strip();
        int[] letters = line.codePoints().limit(MAX_SAID_LETTERS).toArray();
        return letters.length == 0 ? "" : ": " + Shown.whole(new String(letters, 0, letters.length));
    }

    private ServiceException fault(Throwable cause, Duration timeLimit) {
        return switch (cause) {
            case TimeoutException late ->
                new ServiceException(
                        LATE, endpoint, "did not answer within " + timeLimit.toMillis() / 1000.0 + " s", cause);
            case SocketTimeoutException late ->
                new ServiceException(LATE, endpoint, "cannot be connected to: it does not respond", cause);
            case RefusedAddressException refused ->
                new ServiceException(
                        REFUSED,
                        endpoint,
                        "leads to " + refused.getMessage()
                                + ", which is no public address; the operator has to allow that very address",
                        cause);
            case UnknownHostException unknown ->
                new ServiceException(FAILED, endpoint, "cannot be asked: there is no such host", cause);
            case ConnectException nobody ->
                new ServiceException(FAILED, endpoint, "cannot be asked: nothing answers there", cause);
            case SSLException insecure ->
                new ServiceException(FAILED, endpoint, "cannot be asked: the connection is not secure", cause);
            case IllegalArgumentException large ->
                new ServiceException(
                        TOO_MUCH,
                        endpoint,
                        "answers with more than the " + maxBytes + " bytes that are read here; ask for less",
                        cause);
            default -> new ServiceException(FAILED, endpoint, "cannot be asked: the connection broke off", cause);
        };
    }
}
