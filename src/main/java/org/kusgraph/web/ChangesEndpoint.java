package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.Changes;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/** What has changed since a snapshot, as RDF Patch: a transaction for each build since. */
final class ChangesEndpoint implements Endpoint {
    private static final String PATH = "/changes";
    private static final String MEDIA_TYPE = "application/rdf-patch";
    private static final int SHOWN = 10;

    private final SnapshotSource snapshots;

    ChangesEndpoint(ServerOptions options) {
        this.snapshots = options.snapshots();
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> since = RequestParameters.read(
                        Optional.ofNullable(request.getQueryString()).orElse(""))
                .first("since");
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Optional<Changes> changes = Changes.of(snapshot);
            List<String> known = changes.map(Changes::known).orElse(List.of(snapshot.identity()));
            if (since.isEmpty()) {
                throw RefusalException.of(
                        HttpStatus.BAD_REQUEST_400,
                        "the parameter 'since' is missing: the snapshot that you have, " + shown(known));
            }
            if (!known.contains(since.get())) {
                throw RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "the changes since this snapshot are not known, only those since " + shown(known) + "; take "
                                + DumpEndpoint.ALL + " instead");
            }
            EntityTag tag = EntityTag.of(List.of(snapshot.identity(), since.get()));
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            response.setContentType(MEDIA_TYPE);
            AnswerBody body = new AnswerBody(request, response);
            if (changes.isPresent()) {
                changes.get().write(since.get(), body);
            }
            body.complete();
        }
    }

    private static String shown(List<String> known) {
        return known.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " older ones" : "");
    }
}
