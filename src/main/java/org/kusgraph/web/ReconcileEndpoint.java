package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.link.json.JsonStream;
import org.kusgraph.link.json.JsonTree;
import org.kusgraph.link.match.Thing;
import org.kusgraph.problem.JsonText;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.query.HtmlText;
import org.kusgraph.web.reconcile.Manifest;
import org.kusgraph.web.reconcile.Reconciliation;

/** The Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/). */
final class ReconcileEndpoint implements Endpoint {
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int LONGEST_PREFIX = 200;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ServerOptions options;
    private final Reconciliations reconciliations;
    private final String path;
    private final Service service;

    /** One of the services under the address. */
    private interface Service {
        Object answer(Asked asked) throws IOException;
    }

    /** What a service needs to know of a request. */
    private record Asked(
            RequestParameters parameters,
            SnapshotReading snapshot,
            Reconciliation reconciliation,
            String language,
            String server) {
        String one(String name) {
            return parameters.first(name).orElse("");
        }
    }

    private ReconcileEndpoint(ServerOptions options, Reconciliations reconciliations, String path, Service service) {
        this.options = options;
        this.reconciliations = reconciliations;
        this.path = Manifest.PATH + path;
        this.service = service;
    }

    /** All the services. */
    static List<Endpoint> all(ServerOptions options) {
        Reconciliations shared = new Reconciliations();
        return List.of(
                new ReconcileEndpoint(options, shared, "", asked -> main(asked, options)),
                new ReconcileEndpoint(options, shared, "/suggest/entity", asked -> asked.reconciliation()
                        .suggestEntities(prefix(asked), number(asked, "cursor").orElse(0), asked.language())),
                new ReconcileEndpoint(options, shared, "/suggest/property", asked -> asked.reconciliation()
                        .properties()
                        .suggested(prefix(asked), number(asked, "cursor").orElse(0), asked.language())),
                new ReconcileEndpoint(options, shared, "/suggest/type", ReconcileEndpoint::suggestTypes),
                new ReconcileEndpoint(options, shared, "/flyout/entity", ReconcileEndpoint::entityFlyout),
                new ReconcileEndpoint(options, shared, "/flyout/property", ReconcileEndpoint::plainFlyout),
                new ReconcileEndpoint(options, shared, "/flyout/type", ReconcileEndpoint::plainFlyout),
                new ReconcileEndpoint(options, shared, "/properties", asked -> asked.reconciliation()
                        .properties()
                        .proposed(asked.one("type"), number(asked, "limit"), asked.language())),
                new ReconcileEndpoint(options, shared, "/preview", ReconcileEndpoint::preview));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "POST");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestParameters parameters = parameters(request);
        try (SnapshotReading snapshot = AskedSnapshot.open(options.snapshots(), request, response)) {
            Object answer = service.answer(new Asked(
                    parameters,
                    snapshot,
                    reconciliations.of(snapshot, namespace(options)),
                    language(request),
                    SearchEndpoint.address(request)));
            boolean isPage = answer instanceof String;
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("Vary", "Accept-Encoding, Accept-Language");
            response.setContentType(isPage ? "text/html;charset=utf-8" : "application/json;charset=utf-8");
            if (isPage) {
                // A preview is made to be shown within somebody's table.
                response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            }
            AnswerBody body = new AnswerBody(request, response);
            body.write((isPage ? (String) answer : JsonText.of(answer)).getBytes(StandardCharsets.UTF_8));
            body.complete();
        } catch (IllegalArgumentException e) {
            throw RefusalException.of(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        }
    }

    private static RequestParameters parameters(HttpServletRequest request) throws IOException {
        RequestParameters inAddress = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        if (!request.getMethod().equals("POST")) {
            return inAddress;
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith(FORM)) {
            throw RefusalException.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a POST has its queries in a form, as " + FORM);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw RefusalException.of(
                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                    "a request of more than " + MAX_BODY_BYTES + " bytes is not possible; send smaller batches");
        }
        return inAddress.and(RequestParameters.read(RequestParameters.utf8(body, "the request")));
    }

    private static String namespace(ServerOptions options) {
        return options.introduction().base();
    }

    /** The language that the client likes best. */
    private static String language(HttpServletRequest request) {
        String accepted =
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse("");
        return accepted.isBlank() || accepted.startsWith("*")
                ? ""
                : request.getLocale().getLanguage();
    }

    private static Object main(Asked asked, ServerOptions options) throws IOException {
        List<String> queries = asked.parameters().all("queries");
        List<String> extend = asked.parameters().all("extend");
        if (queries.size() + extend.size() > 1) {
            throw new IllegalArgumentException("a request has one batch of queries, or one extension");
        }
        if (!queries.isEmpty()) {
            return asked.reconciliation().answer(json("queries", queries.getFirst()), asked.language());
        }
        if (!extend.isEmpty()) {
            return asked.reconciliation().extend(json("extend", extend.getFirst()), asked.language());
        }
        return Manifest.of(
                options.introduction().title(),
                namespace(options),
                namespace(options).replaceFirst("id/$", "ontology#"),
                asked.server(),
                asked.snapshot().search().kinds());
    }

    private static JsonTree json(String parameter, String text) throws IOException {
        try {
            return JsonStream.only(parameter, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonStream.Unreadable e) {
            throw new IllegalArgumentException(
                    "'" + parameter + "' is no JSON: " + e.at().shown() + ": " + e.getMessage(), e);
        }
    }

    private static String prefix(Asked asked) {
        String prefix = asked.one("prefix");
        if (prefix.codePointCount(0, prefix.length()) > LONGEST_PREFIX) {
            throw new IllegalArgumentException("'prefix' has at most " + LONGEST_PREFIX + " characters");
        }
        return prefix;
    }

    /** A whole number that somebody may give, up to a limit that no list reaches. */
    private static Optional<Integer> number(Asked asked, String name) {
        String text = asked.one(name);
        if (!text.matches("[0-9]{0,6}")) {
            throw new IllegalArgumentException("'" + name + "' is a whole number of at most six digits");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }

    private static Object suggestTypes(Asked asked) {
        String small = prefix(asked).toLowerCase(Locale.ROOT);
        List<Object> found = asked.snapshot().search().kinds().stream()
                .filter(kind -> kind.toLowerCase(Locale.ROOT).startsWith(small))
                .sorted()
                .skip(number(asked, "cursor").orElse(0))
                .map(kind -> (Object) Map.of("id", kind, "name", kind))
                .toList();
        return Map.of("result", found);
    }

    private static Object entityFlyout(Asked asked) {
        return Map.of("id", asked.one("id"), "html", preview(asked));
    }

    private static Object plainFlyout(Asked asked) {
        return Map.of("id", asked.one("id"), "html", "<p>" + HtmlText.escape(asked.one("id")) + "</p>");
    }

    private static String preview(Asked asked) {
        Thing thing = asked.reconciliation()
                .byId(asked.one("id"))
                .orElseThrow(() -> RefusalException.of(HttpStatus.NOT_FOUND_404, "there is no entity of that id"));
        StringBuilder html = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><p><strong>")
                .append(HtmlText.escape(Reconciliation.label(thing, asked.language())))
                .append("</strong></p><p>")
                .append(HtmlText.escape(
                        String.join(", ", thing.types().stream().sorted().toList())))
                .append("</p><ul>");
        thing.names()
                .forEach(name ->
                        html.append("<li>").append(HtmlText.escape(name.text())).append("</li>"));
        return html.append("</ul>").toString();
    }
}
