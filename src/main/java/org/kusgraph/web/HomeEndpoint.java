package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.HomePage;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.Visit;

/** Says what this server is and how to ask it: a page for people with a browser, text for people with curl. */
final class HomeEndpoint implements Endpoint {
    private static final String TEXT = "text/plain";

    private final Introduction introduction;
    private final SnapshotSource snapshots;
    private final Visits visits;
    private final KeptForSnapshot<byte[]> pages = new KeptForSnapshot<>();

    HomeEndpoint(Introduction introduction, SnapshotSource snapshots, Visits visits) {
        this.introduction = introduction;
        this.snapshots = snapshots;
        this.visits = visits;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Visits.prefersPage(request, List.of(TEXT))) {
            page(request, response);
            return;
        }
        byte[] body = text(request.getRequestURL().toString().replaceFirst("/$", "") + SparqlEndpoint.PATH)
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader("Vary", "Accept, Accept-Encoding");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType(TEXT + ";charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public void warm(SnapshotReading snapshot) {
        for (Language language : Language.values()) {
            Visit visit = visits.ofNobody("/", language, snapshot.identity());
            byte[] unused = Pages.home(visit, HomePage.of(snapshot.dataset(), visit));
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Visit visit = visits.of(request, snapshot.identity());
            if (!Visits.isKnown(visit, request, response)) {
                // Counting a large graph takes longer than a reader waits.
                byte[] page = pages.get(
                        snapshot.identity(),
                        visit.state(),
                        () -> Pages.home(visit, HomePage.of(snapshot.dataset(), visit)));
                Visits.send(page, request, response);
            }
        }
    }

    private String text(String address) {
        String examples = introduction.questions().stream()
                .map(question -> "\n" + question.query().strip() + "\n")
                .collect(Collectors.joining());
        return """
                %s

                %s

                SPARQL endpoint: %s
                  curl %s --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 10' --data format=table
                %s""".formatted(introduction.title(), introduction.description(), address, address, examples);
    }
}
