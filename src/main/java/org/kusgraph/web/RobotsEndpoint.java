package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells robots what to leave alone (RFC 9309) and where the pages are: each query costs work, and the dump holds all. */
final class RobotsEndpoint implements Endpoint {
    @Override
    public String path() {
        return "/robots.txt";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = """
                User-agent: *
                Disallow: /sparql?
                Disallow: /search?
                Disallow: /reconcile
                Disallow: /changes
                Disallow: /$/
                Sitemap: %s%s
                """.formatted(OwnAddresses.of(request, "").server(), SitemapEndpoint.NAME)
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
