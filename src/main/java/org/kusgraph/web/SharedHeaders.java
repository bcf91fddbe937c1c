package org.kusgraph.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Headers on every answer, errors included. Pages of any origin may read what anyone may read, so all origins are allowed by
 * name of none, and without credentials: there is nothing that a login would change.
 */
final class SharedHeaders extends Handler.Wrapper {
    private static final String DAY_SECONDS = "86400";
    private static final String YEAR_SECONDS = "31536000";

    SharedHeaders(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        put(request, response.getHeaders());
        return super.handle(request, response, callback);
    }

    /** Sets the headers; also called for errors, for which the server clears what was set. */
    static void put(Request request, HttpFields.Mutable headers) {
        headers.put("X-Content-Type-Options", "nosniff");
        // Answers may be pages made of data; nothing that stands in them is to run, they are not to be framed, and
        // only our own files are to be loaded, and only our own data asked for.
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        // An address may hold somebody's query, which is nobody else's business.
        headers.put("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=" + YEAR_SECONDS);
        }
        headers.put("Vary", "Accept-Encoding");
        if (!isForWriters(request)) {
            putCrossOrigin(request, headers);
        }
    }

    /** Where a token is shown no page of another origin has anything to do: browsers let it read nothing and send nothing. */
    private static boolean isForWriters(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith(ArticleEndpoint.PATH) || path.equals(ReloadEndpoint.PATH);
    }

    private static void putCrossOrigin(Request request, HttpFields.Mutable headers) {
        headers.put("Access-Control-Allow-Origin", "*");
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
            headers.put(
                    "Access-Control-Allow-Headers",
                    "Accept, Accept-Language, Content-Type, If-None-Match, X-Requested-With, " + AskedSnapshot.AT_LEAST
                            + ", " + AskedSnapshot.EXACTLY);
            headers.put("Access-Control-Max-Age", DAY_SECONDS);
        } else {
            headers.put(
                    "Access-Control-Expose-Headers",
                    "Content-Length, Content-Encoding, ETag, Link, Location, Retry-After, " + UnansweredHeader.NAME
                            + ", " + AskedSnapshot.HEADER);
        }
    }
}
