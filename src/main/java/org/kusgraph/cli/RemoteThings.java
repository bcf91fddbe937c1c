package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.kusgraph.link.Linking;
import org.kusgraph.link.json.JsonStream;
import org.kusgraph.link.json.JsonTree;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Name;
import org.kusgraph.link.things.IdentifierIris;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.link.things.WikidataProperties;
import org.kusgraph.problem.JsonText;
import org.kusgraph.problem.Shown;

/**
 * Things of a data set that lies elsewhere: what a reconciliation service proposes, or what a SPARQL endpoint has under the very
 * names that are looked for. Only the address that the command line names is asked, and no redirect is followed.
 */
final class RemoteThings {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final int BATCH = 20;
    private static final long MOST_BYTES = 32L << 20;

    private final URI address;
    private final List<Thing> asked;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private RemoteThings(URI address, List<Thing> asked) {
        this.address = address;
        this.asked = asked;
    }

    /** What an address has for things; it is found out first of which sort it is. */
    static Linking.Target of(URI address, List<Thing> asked) {
        RemoteThings remote = new RemoteThings(address, asked);
        return receiver -> {
            if (remote.isReconciliation()) {
                remote.reconciled(receiver);
            } else {
                remote.queried(receiver);
            }
        };
    }

    /** What Wikidata's SPARQL endpoint, or one that has the same, says of items: names in our languages, and identifiers. */
    static Linking.Target ofItems(URI address, Set<String> items) {
        RemoteThings remote = new RemoteThings(address, List.of());
        return receiver -> remote.items(List.copyOf(items), receiver);
    }

    private void items(List<String> items, ThingReceiver receiver) throws IOException {
        Map<String, String> schemes = WikidataProperties.schemes();
        String properties =
                schemes.keySet().stream().map(number -> "wdt:" + number).collect(Collectors.joining(" "));
        for (int start = 0; start < items.size(); start += BATCH) {
            JsonTree answer = post(
                    "query",
                    """
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                    PREFIX wd: <http://www.wikidata.org/entity/>
                    PREFIX wdt: <http://www.wikidata.org/prop/direct/>
                    SELECT DISTINCT ?item ?name ?property ?value WHERE {
                      VALUES ?item { %s }
                      { ?item rdfs:label|skos:altLabel ?name FILTER (lang(?name) IN ("en", "ko")) }
                      UNION
                      { VALUES ?property { %s } ?item ?property ?value }
                    }""".formatted(
                                    items.subList(start, Math.min(items.size(), start + BATCH)).stream()
                                            .map(item -> "wd:" + item)
                                            .collect(Collectors.joining(" ")),
                                    properties),
                    "application/sparql-results+json");
            for (JsonTree row : answer.get("results")
                    .map(results -> results.list("bindings"))
                    .orElse(List.of())) {
                Thing named = thing(value(row, "item"), List.of(name(row)), Set.of());
                Set<Thing.Identifier> identifiers = new HashSet<>(named.identifiers());
                Optional.ofNullable(schemes.get(IdentifierIris.local(value(row, "property"))))
                        .ifPresent(scheme -> identifiers.add(
                                new Thing.Identifier(scheme, value(row, "value").replace(" ", ""))));
                receiver.accept(new Thing(
                        named.id(),
                        named.names(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        identifiers,
                        OptionalInt.empty(),
                        Optional.empty()));
            }
        }
    }

    /** A reconciliation service shows its manifest to a bare GET. */
    private boolean isReconciliation() throws IOException {
        HttpResponse<InputStream> response = send(HttpRequest.newBuilder(address)
                .timeout(TIME_LIMIT)
                .header("Accept", "application/json")
                .GET()
                .build());
        try (InputStream body = new Bounded(response.body())) {
            return response.statusCode() == 200
                    && JsonStream.only(address.toString(), body)
                            .get("identifierSpace")
                            .isPresent();
        } catch (JsonStream.Unreadable e) {
            return false;
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(address + ": interrupted", e);
        } catch (IOException e) {
            throw new IOException(
                    address + " cannot be asked: "
                            + Optional.ofNullable(e.getMessage()).orElse("nothing listens there"),
                    e);
        }
    }

    private JsonTree post(String parameter, String value, String accept) throws IOException {
        HttpResponse<InputStream> response = send(HttpRequest.newBuilder(address)
                .timeout(TIME_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .build());
        try (InputStream body = new Bounded(response.body())) {
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers with status " + response.statusCode());
            }
            return JsonStream.only(address.toString(), body);
        } catch (JsonStream.Unreadable e) {
            throw new IOException(
                    address + " answers with what is no JSON: " + Shown.message(String.valueOf(e.getMessage())), e);
        }
    }

    /** Answers of such services carry names and types only. */
    private void reconciled(ThingReceiver receiver) throws IOException {
        List<String> names = names();
        for (int start = 0; start < names.size(); start += BATCH) {
            List<String> batch = names.subList(start, Math.min(names.size(), start + BATCH));
            List<String> queries = new ArrayList<>();
            for (int place = 0; place < batch.size(); place++) {
                queries.add("\"q" + place + "\":{\"query\":" + JsonText.quoted(batch.get(place)) + ",\"limit\":8}");
            }
            JsonTree answers = post("queries", "{" + String.join(",", queries) + "}", "application/json");
            for (JsonTree answer : answers.asMap().values()) {
                for (JsonTree candidate : answer.list("result")) {
                    Set<String> types = candidate.list("type").stream()
                            .map(type -> type.string("id").isEmpty() ? type.asText() : type.string("id"))
                            .filter(type -> !type.isEmpty())
                            .collect(Collectors.toSet());
                    receiver.accept(
                            thing(candidate.string("id"), List.of(new Name(candidate.string("name"), "")), types));
                }
            }
        }
    }

    private static Thing thing(String id, List<Name> names, Set<String> types) {
        Set<Thing.Identifier> identifiers = IdentifierIris.of(id).map(Set::of).orElse(Set.of());
        return new Thing(id, names, types, Set.of(), Set.of(), identifiers, OptionalInt.empty(), Optional.empty());
    }

    private List<String> names() {
        return asked.stream()
                .flatMap(thing -> thing.names().stream().map(Name::text))
                .distinct()
                .toList();
    }

    /** Most endpoints have no index of texts, but all find a label that is given whole. */
    private void queried(ThingReceiver receiver) throws IOException {
        List<Name> names = asked.stream()
                .flatMap(thing -> thing.names().stream())
                .distinct()
                .toList();
        for (int start = 0; start < names.size(); start += BATCH) {
            String labels = names.subList(start, Math.min(names.size(), start + BATCH)).stream()
                    .map(name -> JsonText.quoted(name.text())
                            + (name.language().matches("[A-Za-z]+(-[A-Za-z0-9]+)*") ? "@" + name.language() : ""))
                    .collect(Collectors.joining(" "));
            JsonTree answer = post("query", """
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                    SELECT DISTINCT ?item ?name ?type WHERE {
                      VALUES ?label { %s }
                      ?item rdfs:label|skos:prefLabel|skos:altLabel ?label .
                      ?item rdfs:label|skos:prefLabel|skos:altLabel ?name .
                      FILTER (lang(?name) IN ("", "en", "ko"))
                      OPTIONAL { ?item a ?type }
                      FILTER (isIRI(?item))
                    } LIMIT 5000""".formatted(labels), "application/sparql-results+json");
            List<JsonTree> rows = answer.get("results")
                    .map(results -> results.list("bindings"))
                    .orElse(List.of());
            Map<String, List<JsonTree>> byItem = rows.stream()
                    .collect(Collectors.groupingBy(row -> value(row, "item"), LinkedHashMap::new, Collectors.toList()));
            for (Map.Entry<String, List<JsonTree>> item : byItem.entrySet()) {
                receiver.accept(thing(
                        item.getKey(),
                        item.getValue().stream()
                                .map(RemoteThings::name)
                                .distinct()
                                .toList(),
                        item.getValue().stream()
                                .map(row -> IdentifierIris.local(value(row, "type")))
                                .filter(type -> !type.isEmpty())
                                .collect(Collectors.toSet())));
            }
        }
    }

    private static Name name(JsonTree row) {
        return new Name(
                value(row, "name"),
                row.get("name").map(name -> name.string("xml:lang")).orElse(""));
    }

    private static String value(JsonTree row, String variable) {
        return row.get(variable).map(cell -> cell.string("value")).orElse("");
    }

    /** A body of which no more is read than an answer can need. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int read = in.read(octets, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("the answer has more than " + (MOST_BYTES >> 20) + " MB");
            }
        }
    }
}
