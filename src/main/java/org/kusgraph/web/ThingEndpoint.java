package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/** A thing itself, which cannot be sent: it is answered with the address of its page or of its data (303). */
final class ThingEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final Things things;

    ThingEndpoint(SnapshotSource snapshots, Things things) {
        this.snapshots = snapshots;
        this.things = things;
    }

    @Override
    public String path() {
        return "/id/*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        ThingAddress asked = ThingAddress.read(request);
        String rest = asked.format()
                .map(format -> "?format=" + RequestParameters.encode(format))
                .orElse("");
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Descriptions descriptions = things.require(asked, rest, snapshot);
            FormatChoice choice = FormatChoice.of(asked.format(), AcceptHeader.of(request), Things.DATA_OR_PAGE);
            Things.addLinks(asked, descriptions, response);
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader(
                    "Location", ThingAddress.withPage(Things.address(asked.id(), choice.format()), asked.page()));
            response.setStatus(HttpStatus.SEE_OTHER_303);
        }
    }
}
