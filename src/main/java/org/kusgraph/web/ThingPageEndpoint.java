package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.kusgraph.description.Description;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.EntityList;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.Site;
import org.kusgraph.web.page.ThingPages;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.query.AnswerFormat;

/** What the graph says of a thing, for people, a page at a time. */
final class ThingPageEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final Things things;
    private final Visits visits;

    ThingPageEndpoint(SnapshotSource snapshots, Things things, Visits visits) {
        this.snapshots = snapshots;
        this.things = things;
        this.visits = visits;
    }

    @Override
    public String path() {
        return Site.THINGS + "*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ThingAddress asked = ThingAddress.read(request);
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Descriptions descriptions = things.require(asked, "", snapshot);
            Visit visit = visits.of(request, snapshot.identity());
            Things.addLinks(asked, descriptions, response);
            if (Visits.isKnown(visit, request, response)) {
                return;
            }
            Description description = Things.description(descriptions, asked, snapshot);
            Things.addNext(description, AnswerFormat.HTML, response);
            Visits.send(page(asked.id(), description, descriptions, snapshot, visit), request, response);
        }
    }

    private static byte[] page(
            String id, Description description, Descriptions descriptions, SnapshotReading snapshot, Visit visit) {
        String json = new ThingJsonLd(descriptions.ontology(), visit.site().prefixes()).text(description);
        return Pages.thing(
                visit, ThingPages.of(id, description, json, descriptions.ontology(), snapshot.dataset(), visit));
    }

    /** Looks at the first of all entities. */
    @Override
    public void warm(SnapshotReading snapshot) throws IOException {
        Optional<EntityList> entities = EntityList.of(snapshot);
        if (entities.isPresent()) {
            Descriptions descriptions = things.descriptions(snapshot);
            Visit visit = visits.ofNobody(Site.THINGS, Language.ENGLISH, snapshot.identity());
            entities.get().send(0, 1, id -> descriptions
                    .describe(snapshot.dataset(), id, 1)
                    .ifPresent(description -> {
                        byte[] unused = page(id, description, descriptions, snapshot, visit);
                    }));
        }
    }
}
