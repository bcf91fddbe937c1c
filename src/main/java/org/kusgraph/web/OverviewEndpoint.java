package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.MapPage;
import org.kusgraph.web.page.MatrixPage;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.TimelinePage;
import org.kusgraph.web.page.Visit;

/** A page that shows much of the graph at once: the timeline, technologies by actor, and the map. */
final class OverviewEndpoint implements Endpoint {
    private final String path;
    private final Overview overview;
    private final SnapshotSource snapshots;
    private final Visits visits;
    private final KeptForSnapshot<byte[]> pages = new KeptForSnapshot<>();

    /** Makes the page. */
    private interface Overview {
        byte[] page(SnapshotReading snapshot, Visit visit);
    }

    private OverviewEndpoint(String path, Overview overview, SnapshotSource snapshots, Visits visits) {
        this.path = path;
        this.overview = overview;
        this.snapshots = snapshots;
        this.visits = visits;
    }

    /** Events, negotiations and claims by time. */
    static OverviewEndpoint timeline(SnapshotSource snapshots, Visits visits) {
        KeptForSnapshot<NavigableMap<LocalDate, List<Node>>> days = new KeptForSnapshot<>();
        return new OverviewEndpoint(
                "/timeline",
                (snapshot, visit) -> {
                    DatasetGraph dataset = snapshot.dataset();
                    return Pages.timeline(
                            visit,
                            TimelinePage.of(
                                    days.get(snapshot.identity(), List.of(), () -> TimelinePage.days(dataset)),
                                    dataset,
                                    visit));
                },
                snapshots,
                visits);
    }

    /** Technologies by actor. */
    static OverviewEndpoint matrix(SnapshotSource snapshots, Visits visits) {
        return new OverviewEndpoint(
                "/matrix",
                (snapshot, visit) -> Pages.matrix(visit, MatrixPage.of(snapshot.dataset(), visit)),
                snapshots,
                visits);
    }

    /** Where things are and take place. */
    static OverviewEndpoint map(SnapshotSource snapshots, Visits visits) {
        return new OverviewEndpoint(
                "/map",
                (snapshot, visit) -> Pages.map(visit, MapPage.of(snapshot.dataset(), visit)),
                snapshots,
                visits);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void warm(SnapshotReading snapshot) {
        byte[] unused = overview.page(snapshot, visits.ofNobody(path, Language.ENGLISH, snapshot.identity()));
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Visit visit = visits.of(request, snapshot.identity());
            if (!Visits.isKnown(visit, request, response)) {
                Visits.send(
                        pages.get(snapshot.identity(), visit.state(), () -> overview.page(snapshot, visit)),
                        request,
                        response);
            }
        }
    }
}
