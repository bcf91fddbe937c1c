package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kusgraph.web.query.HtmlText;

/** The OpenSearch description (version 1.1), from which browsers learn to search the graph from their address bar. */
final class OpenSearchEndpoint implements Endpoint {
    static final String PATH = "/opensearch.xml";
    static final String MEDIA_TYPE = "application/opensearchdescription+xml";

    /** A short name that is longer is not allowed. */
    private static final int LONGEST_SHORT_NAME = 16;

    private final Introduction introduction;

    OpenSearchEndpoint(Introduction introduction) {
        this.introduction = introduction;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String server = HtmlText.escape(SearchEndpoint.address(request));
        String title = introduction.title();
        byte[] body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                  <ShortName>%s</ShortName>
                  <LongName>%s</LongName>
                  <Description>%s</Description>
                  <InputEncoding>UTF-8</InputEncoding>
                  <Url type="text/html" template="%s%s?q={searchTerms}"/>
                  <Url type="application/json" template="%s%s?q={searchTerms}"/>
                  <Url type="%s" template="%s%s?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(
                        HtmlText.escape(shortened(title)),
                        HtmlText.escape(title),
                        HtmlText.escape(introduction.description()),
                        server,
                        SearchEndpoint.PATH,
                        server,
                        SearchEndpoint.PATH,
                        SearchEndpoint.SUGGESTIONS,
                        server,
                        SearchEndpoint.SUGGESTIONS_PATH)
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType(MEDIA_TYPE);
        AnswerBody out = new AnswerBody(request, response);
        out.write(body);
        out.complete();
    }

    /** As many of the first words as a short name may have. */
    private static String shortened(String title) {
        if (title.length() <= LONGEST_SHORT_NAME) {
            return title;
        }
        String beginning = title.substring(0, LONGEST_SHORT_NAME);
        return beginning.substring(0, Math.max(1, beginning.lastIndexOf(' ')));
    }
}
