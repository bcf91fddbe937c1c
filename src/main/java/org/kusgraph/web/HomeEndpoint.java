package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.kusgraph.web.Introduction.ExampleQuery;
import org.kusgraph.web.query.HtmlText;

/** Says what this server is and how to ask it: a page for people with a browser, text for people with curl. */
final class HomeEndpoint implements Endpoint {
    private static final String HTML = "text/html";
    private static final String TEXT = "text/plain";

    private final Introduction introduction;

    HomeEndpoint(Introduction introduction) {
        this.introduction = introduction;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mediaType = AcceptHeader.of(request)
                .best(List.of(TEXT, HTML), List::of)
                .map(AcceptHeader.Choice::offer)
                .orElse(TEXT);
        String address = request.getRequestURL().toString().replaceFirst("/$", "") + SparqlEndpoint.PATH;
        byte[] body = (mediaType.equals(HTML) ? page(address) : text(address)).getBytes(StandardCharsets.UTF_8);
        response.setHeader("Vary", "Accept, Accept-Encoding");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType(mediaType + ";charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String text(String address) {
        String examples = introduction.examples().stream()
                .map(example ->
                        "\n# " + example.title() + "\n" + example.query().strip() + "\n")
                .collect(Collectors.joining());
        return """
                %s

                %s

                SPARQL endpoint: %s
                  curl %s --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 10' --data format=table
                %s""".formatted(introduction.title(), introduction.description(), address, address, examples);
    }

    private String page(String address) {
        String examples =
                introduction.examples().stream().map(HomeEndpoint::section).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>
                body { font: 17px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem;
                       color: #1b1b1b; background: #fff }
                pre { background: #f4f4f2; padding: 1rem; overflow-x: auto; font-size: .9rem; line-height: 1.4 }
                a { color: #0b57a4 }
                @media (prefers-color-scheme: dark) {
                  body { color: #eee; background: #1b1b1b } pre { background: #2a2a2a } a { color: #9cf }
                }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>Ask it in <a href="https://www.w3.org/TR/sparql11-query/">SPARQL</a> at
                <a href="%3$s"><code>%3$s</code></a>.</p>
                %4$s</main>
                </body>
                </html>
                """.formatted(
                        HtmlText.escape(introduction.title()),
                        HtmlText.escape(introduction.description()),
                        HtmlText.escape(address),
                        examples);
    }

    private static String section(ExampleQuery example) {
        String query = example.query().strip();
        return "<h2>%s</h2>\n<pre>%s</pre>\n<p><a href=\"%s\">Show the answer</a></p>\n"
                .formatted(
                        HtmlText.escape(example.title()),
                        HtmlText.escape(query),
                        SparqlEndpoint.PATH + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                                + "&amp;format=html");
    }
}
