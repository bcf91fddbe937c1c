package org.kusgraph.web;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that no endpoint sees, such as requests that are no HTTP. Said as endpoints say theirs. */
final class ServerErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        ErrorText text = ErrorText.of(
                RefusalException.of(code, explanation(code)),
                AcceptHeader.of(request.getHeaders().getValuesList(HttpHeader.ACCEPT)));
        SharedHeaders.put(request, response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, text.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(text.bytes()), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    /** The library's own message may quote the request or name classes, so the status speaks alone. */
    private static String explanation(int code) {
        return switch (code) {
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "the address or the headers are too long; send a long query by POST";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the server is stopping";
            default -> HttpStatus.getMessage(code).toLowerCase(Locale.ROOT);
        };
    }
}
