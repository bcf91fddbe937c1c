package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kusgraph.description.Description;
import org.kusgraph.description.Descriptions;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.query.AnswerFormat;

/** What the graph says of a thing, as data, a page at a time. */
final class ThingDataEndpoint implements Endpoint {
    private final SnapshotSource snapshots;
    private final Things things;

    ThingDataEndpoint(SnapshotSource snapshots, Things things) {
        this.snapshots = snapshots;
        this.things = things;
    }

    @Override
    public String path() {
        return "/data/*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        ThingAddress asked = ThingAddress.read(request);
        String rest = asked.format()
                .map(format -> "." + RequestParameters.encode(format))
                .orElse("");
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Descriptions descriptions = things.require(asked, rest, snapshot);
            FormatChoice choice = FormatChoice.of(asked.format(), AcceptHeader.of(request), Things.DATA);
            AnswerFormat format = choice.format();
            String address = ThingAddress.withPage(Things.address(asked.id(), format), asked.page());
            DataAnswer answer = new DataAnswer(snapshot, choice, request, response);
            Things.addLinks(asked, descriptions, response);
            if (answer.isKnown(address)) {
                return;
            }
            Description description = Things.description(descriptions, asked, snapshot);
            Things.addNext(description, format, response);
            response.setHeader("Content-Location", address);
            if (format == AnswerFormat.JSON_LD) {
                ThingJsonLd json = new ThingJsonLd(descriptions.ontology(), answer.prefixes());
                answer.send(body -> json.write(description, body));
            } else {
                answer.send(description.triples().iterator());
            }
        }
    }
}
