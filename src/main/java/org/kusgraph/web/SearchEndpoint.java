package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonValue;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.store.search.EntityHits;
import org.kusgraph.store.search.EntityQuery;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.SearchPage;
import org.kusgraph.web.page.Visit;

/** The search for entities, and suggestions while somebody types. */
final class SearchEndpoint implements Endpoint {
    static final String PATH = "/search";
    static final String SUGGESTIONS_PATH = "/search/suggest";
    static final String SUGGESTIONS = "application/x-suggestions+json";

    private final SnapshotSource snapshots;
    private final String path;
    private final EntityQuery.Reach reach;
    private final int usual;
    private final List<String> mediaTypes;
    private final Form form;
    private final Visits visits;

    /** Writes what was found. */
    private interface Form {
        JsonValue of(SearchParameters asked, EntityHits found, HttpServletRequest request);
    }

    private SearchEndpoint(
            SnapshotSource snapshots,
            String path,
            EntityQuery.Reach reach,
            int usual,
            List<String> mediaTypes,
            Form form,
            Visits visits) {
        this.snapshots = snapshots;
        this.path = path;
        this.reach = reach;
        this.usual = usual;
        this.mediaTypes = mediaTypes;
        this.form = form;
        this.visits = visits;
    }

    /** The search in all names and texts. */
    static SearchEndpoint search(SnapshotSource snapshots, Visits visits) {
        return new SearchEndpoint(
                snapshots,
                PATH,
                EntityQuery.Reach.ALL_TEXTS,
                20,
                List.of("application/json", Visits.HTML),
                (asked, found, request) -> SearchJson.hits(asked.text(), found),
                visits);
    }

    /** Names that begin with what somebody has typed, in the form of OpenSearch that browsers read. */
    static SearchEndpoint suggestions(SnapshotSource snapshots, Visits visits) {
        return new SearchEndpoint(
                snapshots,
                SUGGESTIONS_PATH,
                EntityQuery.Reach.NAMES,
                10,
                List.of(SUGGESTIONS, "application/json"),
                (asked, found, request) -> SearchJson.suggestions(asked.text(), found, address(request)),
                visits);
    }

    @Override
    public String path() {
        return path;
    }

    /** The dictionary by which Korean words are taken apart takes more memory than all else that is made ready. */
    @Override
    public void warmForVisitors(SnapshotReading snapshot) {
        if (mediaTypes.contains(Visits.HTML)) {
            Visit visit = visits.ofNobody(path, Language.ENGLISH, snapshot.identity());
            String title = visit.site().title(visit.language());
            EntityQuery query = new EntityQuery(title, Optional.empty(), Optional.empty(), reach, usual);
            byte[] unused =
                    Pages.search(visit, SearchPage.of(title, snapshot.search().find(query), snapshot.dataset(), visit));
        }
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        SearchParameters asked = SearchParameters.read(request, usual);
        String mediaType = AcceptHeader.of(request)
                .best(mediaTypes, List::of)
                .map(AcceptHeader.Choice::offer)
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_ACCEPTABLE_406,
                        "nothing of what the request accepts fits; this is answered as "
                                + String.join(", ", mediaTypes)));
        if (mediaType.equals(Visits.HTML)) {
            page(asked, request, response);
            return;
        }
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            EntityQuery query = asked.query(reach, snapshot.search().kinds());
            EntityTag tag = tag(asked, mediaType, snapshot, request);
            response.setHeader("ETag", tag.value());
            response.setHeader("Cache-Control", "no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                return;
            }
            JsonValue found = form.of(asked, snapshot.search().find(query), request);
            response.setContentType(mediaType);
            AnswerBody body = new AnswerBody(request, response);
            body.write((JSON.toString(found) + "\n").getBytes(StandardCharsets.UTF_8));
            body.complete();
        }
    }

    /** On a page {@code lang} is the language of the page, and names in all languages are looked for. */
    private void page(SearchParameters asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Visit visit = visits.of(request, snapshot.identity());
            EntityQuery query =
                    asked.inAllLanguages().query(reach, snapshot.search().kinds());
            if (!Visits.isKnown(visit, request, response)) {
                SearchPage page = SearchPage.of(asked.text(), snapshot.search().find(query), snapshot.dataset(), visit);
                Visits.send(Pages.search(visit, page), request, response);
            }
        }
    }

    private EntityTag tag(
            SearchParameters asked, String mediaType, SnapshotReading snapshot, HttpServletRequest request) {
        List<String> parts = new ArrayList<>(List.of(snapshot.identity(), path, mediaType, address(request)));
        parts.addAll(asked.parts());
        return EntityTag.of(parts);
    }

    /** The server's address as the client knows it, without a path. */
    static String address(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
