package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.web.query.AnswerKind;

/**
 * A query as programs to copy, which need nothing but what their languages bring. Each language quotes in its own way; whatever
 * the query holds, the program sends it letter by letter.
 */
final class Snippets {
    private final String endpoint;
    private final String query;
    private final AnswerKind kind;
    private final String mediaType;

    private Snippets(String endpoint, String query, AnswerKind kind) {
        this.endpoint = endpoint;
        this.query = query;
        this.kind = kind;
        this.mediaType = switch (kind) {
            case ROWS, TRUTH -> "text/csv";
            case TRIPLES -> "text/turtle";
            case QUADS -> "application/trig";
        };
    }

    /** The programs that ask a query at a server, whose address has no slash at its end. */
    static List<Snippet> of(String host, String query, AnswerKind kind) {
        // Browsers send the lines of a form with a carriage return that nobody has typed.
        Snippets snippets = new Snippets(
                host + Downloads.SPARQL, query.replace("\r\n", "\n").strip(), kind);
        List<Snippet> all = new ArrayList<>(List.of(
                new Snippet("curl", snippets.curl()),
                new Snippet("Python", snippets.python()),
                new Snippet("R", snippets.r()),
                new Snippet("JavaScript", snippets.javaScript()),
                new Snippet("Java", snippets.java())));
        if (kind == AnswerKind.ROWS) {
            all.add(new Snippet("Excel Power Query", snippets.powerQuery()));
        }
        return List.copyOf(all);
    }

    private String curl() {
        return "curl " + endpoint + " -H 'Accept: " + mediaType + "' --data-urlencode 'query="
                + query.replace("'", "'\\''") + "'";
    }

    private String python() {
        String quoted =
                query.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"").replace("\r", "\\r");
        String use = kind == AnswerKind.ROWS ? """
                    for row in csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")):
                        print(row)
                """ : """
                    print(answer.read().decode("utf-8"))
                """;
        return """
                import csv, io, urllib.parse, urllib.request

                query = \"""
                %s
                \"""
                request = urllib.request.Request(
                    "%s",
                    urllib.parse.urlencode({"query": query}).encode(),
                    {"Accept": "%s"},
                )
                with urllib.request.urlopen(request) as answer:
                %s""".formatted(quoted, endpoint, mediaType, use);
    }

    /** R's raw strings end at a bracket with as many dashes as they begin with. */
    private String r() {
        String dashes = Stream.iterate("", more -> more + "-")
                .filter(more -> !query.contains(")" + more + "\""))
                .findFirst()
                .orElseThrow();
        String read = kind == AnswerKind.ROWS
                ? "answer <- read.csv(url(address), encoding = \"UTF-8\")"
                : "answer <- readLines(url(address), encoding = \"UTF-8\")";
        return """
                query <- r"%1$s(
                %2$s
                )%1$s"
                address <- paste0("%3$s?format=%4$s&query=", URLencode(query, reserved = TRUE))
                %5$s
                print(answer)
                """.formatted(dashes, query, endpoint, format(), read);
    }

    private String javaScript() {
        String quoted = query.replace("\\", "\\\\")
                .replace("`", "\\`")
                .replace("${", "\\${")
                .replace("\r", "\\r");
        String accept = kind == AnswerKind.ROWS ? "application/sparql-results+json" : mediaType;
        String use = kind == AnswerKind.ROWS
                ? "console.log((await answer.json()).results.bindings);"
                : "console.log(await answer.text());";
        return """
                const query = `
                %s
                `;
                const answer = await fetch("%s", {
                    method: "POST",
                    headers: { "Accept": "%s" },
                    body: new URLSearchParams({ query }),
                });
                %s
                """.formatted(quoted, endpoint, accept, use);
    }

    /** A text block drops white space at the ends of lines unless the last of it is escaped. */
    private String java() {
        String quoted = query.replace("\\", "\\\\")
                .replace("\"\"\"", "\\\"\\\"\\\"")
                .replace("\r", "\\r")
                .replaceAll("(?m) $", "\\\\s")
                .replaceAll("(?m)\t$", "\\\\t");
        return """
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;

                class Ask {
                    public static void main(String[] arguments) throws Exception {
                        String query = \"""
                %s
                \""";
                        HttpRequest request = HttpRequest.newBuilder(URI.create("%s"))
                                .header("Content-Type", "application/sparql-query")
                                .header("Accept", "%s")
                                .POST(HttpRequest.BodyPublishers.ofString(query))
                                .build();
                        System.out.print(HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString())
                                .body());
                    }
                }
                """.formatted(quoted, endpoint, mediaType);
    }

    /** Power Query's texts have no line ends, so each line is a text of its own. */
    private String powerQuery() {
        String lines = query.lines()
                .map(line -> "        \"" + powerQueryText(line) + "\"")
                .collect(Collectors.joining(",\n"));
        return """
                let
                    Query = Text.Combine({
                %s
                    }, "#(lf)"),
                    Answer = Web.Contents("%s", [
                        Query = [query = Query],
                        Headers = [Accept = "text/csv"]
                    ]),
                    Table = Table.PromoteHeaders(Csv.Document(Answer, [Encoding = 65001]), [PromoteAllScalars = true])
                in
                    Table
                """.formatted(lines, endpoint);
    }

    private static String powerQueryText(String line) {
        return line.replace("#(", "#(#)(").replace("\"", "\"\"").replace("\t", "#(tab)");
    }

    private String format() {
        return switch (kind) {
            case ROWS, TRUTH -> "csv";
            case TRIPLES -> "ttl";
            case QUADS -> "trig";
        };
    }
}
