package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.EditorTerms;
import org.kusgraph.web.page.Site;

/** The terms that the editor on the query page proposes. */
final class EditorTermsEndpoint implements Endpoint {
    private static final String PATH = "/sparql/terms";

    private final SnapshotSource snapshots;
    private final Site site;
    private final KeptForSnapshot<byte[]> kept = new KeptForSnapshot<>();

    EditorTermsEndpoint(ServerOptions options) {
        this.snapshots = options.snapshots();
        this.site = options.introduction().site();
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void warm(SnapshotReading snapshot) {
        byte[] unused = terms(snapshot);
    }

    private byte[] terms(SnapshotReading snapshot) {
        return kept.get(
                snapshot.identity(), List.of(PATH), () -> (JSON.toStringFlat(EditorTerms.of(snapshot.dataset(), site))
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            EntityTag tag = EntityTag.of(List.of(snapshot.identity(), PATH));
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            byte[] terms = terms(snapshot);
            response.setContentType("application/json");
            AnswerBody body = new AnswerBody(request, response);
            body.write(terms);
            body.complete();
        }
    }
}
