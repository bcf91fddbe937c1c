package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kusgraph.description.Description;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
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
            String json = new ThingJsonLd(descriptions.ontology(), visit.site().prefixes()).text(description);
            Visits.send(
                    Pages.thing(
                            visit,
                            ThingPages.of(
                                    asked.id(), description, json, descriptions.ontology(), snapshot.dataset(), visit)),
                    request,
                    response);
        }
    }
}
