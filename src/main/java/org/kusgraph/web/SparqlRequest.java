package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A request of the SPARQL 1.1 Protocol (section 2.1), read from HTTP.
 *
 * @param query the query; empty when the request has none and asks for the service description
 * @param defaultGraphs the graphs that make the default graph in place of the query's FROM
 * @param namedGraphs the named graphs in place of the query's FROM NAMED
 * @param format the wished format, which goes before Accept
 */
record SparqlRequest(
        Optional<String> query, List<String> defaultGraphs, List<String> namedGraphs, Optional<String> format) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";

    static SparqlRequest read(HttpServletRequest request, int mostBytes) throws IOException {
        RequestParameters inAddress = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        return request.getMethod().equals("POST") ? readPost(request, inAddress, mostBytes) : of(inAddress);
    }

    /** The parameters of a request, those of a form included. */
    static RequestParameters parameters(HttpServletRequest request, int mostBytes) throws IOException {
        RequestParameters inAddress = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        if (!request.getMethod().equals("POST")) {
            return inAddress;
        }
        if (!contentType(request).equals(FORM)) {
            throw RefusalException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a POST has a form as " + FORM);
        }
        return inAddress.and(RequestParameters.read(body(request, mostBytes)));
    }

    /** What parameters ask. */
    static SparqlRequest of(RequestParameters parameters) {
        return of(parameters, parameters.all("query"));
    }

    private static SparqlRequest readPost(HttpServletRequest request, RequestParameters inAddress, int mostBytes)
            throws IOException {
        SparqlRequest read =
                switch (contentType(request)) {
                    case FORM -> of(inAddress.and(RequestParameters.read(body(request, mostBytes))));
                    case DIRECT ->
                        of(
                                inAddress,
                                Stream.concat(inAddress.all("query").stream(), Stream.of(body(request, mostBytes)))
                                        .toList());
                    case "application/sparql-update" -> throw noUpdate();
                    default ->
                        throw RefusalException.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                                "a POST has a query as " + DIRECT + " or a form as " + FORM);
                };
        if (read.query.isEmpty()) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the form has no parameter 'query'");
        }
        return read;
    }

    private static SparqlRequest of(RequestParameters parameters, List<String> queries) {
        if (!parameters.all("update").isEmpty()) {
            throw noUpdate();
        }
        if (queries.size() > 1) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the request has more than one query");
        }
        return new SparqlRequest(
                queries.stream().findFirst(),
                graphs(parameters, "default-graph-uri"),
                graphs(parameters, "named-graph-uri"),
                parameters.first("format").or(() -> parameters.first("output")).filter(format -> !format.isBlank()));
    }

    private static RefusalException noUpdate() {
        return RefusalException.of(HttpStatus.BAD_REQUEST_400, "updates are not possible here, only queries");
    }

    private static List<String> graphs(RequestParameters parameters, String name) {
        List<String> graphs = parameters.all(name);
        graphs.stream().filter(graph -> !isAbsoluteIri(graph)).findFirst().ifPresent(graph -> {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, "the value of '" + name + "' is not an absolute IRI");
        });
        return graphs;
    }

    private static boolean isAbsoluteIri(String text) {
        try {
            return IRIx.create(text).isAbsolute();
        } catch (IRIException e) {
            return false;
        }
    }

    /** The media type, in lower case, of a body that is in UTF-8; empty where there is none. */
    static String contentType(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getContentType()).orElse("");
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", 0);
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter.length == 2
                    && parameter[0].equals("charset")
                    && !parameter[1].replace("\"", "").equals("utf-8")) {
                throw RefusalException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a request has to be in UTF-8");
            }
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw RefusalException.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a request cannot be compressed (Content-Encoding)");
        }
        return parts.length == 0 ? "" : parts[0].strip();
    }

    private static String body(HttpServletRequest request, int mostBytes) throws IOException {
        return RequestParameters.utf8(bytes(request, mostBytes), "the request");
    }

    /** The body of a request. */
    static byte[] bytes(HttpServletRequest request, int mostBytes) throws IOException {
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw RefusalException.of(
                    HttpStatus.PAYLOAD_TOO_LARGE_413, "a request of more than " + mostBytes + " bytes is not possible");
        }
        return body;
    }
}
