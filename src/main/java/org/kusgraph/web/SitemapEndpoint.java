package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.EntityList;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.query.HtmlText;

/**
 * The pages of all entities, for search engines (https://www.sitemaps.org/protocol.html): {@code /sitemap.xml} lists the parts,
 * {@code /sitemap/NUMBER.xml} the pages of one.
 */
final class SitemapEndpoint implements Endpoint {
    /** The address below the server's. */
    static final String NAME = "sitemap.xml";

    /** The protocol allows no more in one file. */
    private static final int PAGES_IN_PART = 50_000;

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    private static final Pattern PART = Pattern.compile("/sitemap/([1-9][0-9]{0,8})\\.xml");

    private final String path;
    private final SnapshotSource snapshots;

    private SitemapEndpoint(String path, SnapshotSource snapshots) {
        this.path = path;
        this.snapshots = snapshots;
    }

    /** One endpoint for each of the paths. */
    static List<Endpoint> all(ServerOptions options) {
        return List.of(
                new SitemapEndpoint("/" + NAME, options.snapshots()),
                new SitemapEndpoint("/sitemap/*", options.snapshots()));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String server = HtmlText.escape(OwnAddresses.of(request, "").server());
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            EntityList entities = EntityList.of(snapshot)
                    .orElseThrow(() -> nothing("the data that is served has no list of its entities"));
            EntityTag tag = EntityTag.of(List.of(snapshot.identity(), request.getRequestURI(), server));
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            Writing writing = new Writing(new AnswerBody(request, response), server);
            if (path.endsWith(NAME)) {
                response.setContentType("application/xml");
                writing.index(parts(entities));
            } else {
                long part = part(request, entities);
                response.setContentType("application/xml");
                writing.pages(entities, (part - 1) * PAGES_IN_PART, PAGES_IN_PART);
            }
        }
    }

    private long parts(EntityList entities) throws IOException {
        return Math.max(1, (entities.size() + PAGES_IN_PART - 1) / PAGES_IN_PART);
    }

    private long part(HttpServletRequest request, EntityList entities) throws IOException {
        Matcher part = PART.matcher(request.getRequestURI());
        long parts = parts(entities);
        if (!part.matches() || Long.parseLong(part.group(1)) > parts) {
            throw nothing("the sitemap has the parts 1 to " + parts + ", such as /sitemap/1.xml");
        }
        return Long.parseLong(part.group(1));
    }

    private static RefusalException nothing(String explanation) {
        return RefusalException.of(HttpStatus.NOT_FOUND_404, explanation);
    }

    /** The XML in the making. */
    private record Writing(AnswerBody body, String server) {
        void index(long parts) throws IOException {
            write(START + "<sitemapindex" + NAMESPACE);
            for (long part = 1; part <= parts; part++) {
                write("<sitemap><loc>" + server + "sitemap/" + part + ".xml</loc></sitemap>\n");
            }
            write("</sitemapindex>\n");
            body.complete();
        }

        void pages(EntityList entities, long leftOut, int most) throws IOException {
            write(START + "<urlset" + NAMESPACE);
            entities.send(
                    leftOut,
                    most,
                    name -> write("<url><loc>" + server + "page/" + HtmlText.escape(name) + "</loc></url>\n"));
            write("</urlset>\n");
            body.complete();
        }

        private void write(String text) throws IOException {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
