package org.kusgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.description.Description;
import org.kusgraph.description.Descriptions;
import org.kusgraph.description.Fate;
import org.kusgraph.description.Labels;
import org.kusgraph.graph.Names;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.query.AnswerFormat;

/**
 * What all addresses of a thing share: which formats there are, which address each has, and what is said where the thing is
 * not, or not any more.
 */
final class Things {
    /** The data of a thing. */
    static final FormatChoice.Offer DATA = new FormatChoice.Offer(
            "the data of a thing",
            List.of(AnswerFormat.TURTLE, AnswerFormat.JSON_LD, AnswerFormat.N_TRIPLES, AnswerFormat.RDF_XML));

    /** A thing as data or as a page: the one place that decides which. */
    static final FormatChoice.Offer DATA_OR_PAGE = new FormatChoice.Offer(
            "a thing",
            List.of(
                    AnswerFormat.TURTLE,
                    AnswerFormat.JSON_LD,
                    AnswerFormat.N_TRIPLES,
                    AnswerFormat.RDF_XML,
                    AnswerFormat.HTML));

    private final CurrentDescriptions descriptions;

    Things(CurrentDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** The descriptions of a snapshot's things. */
    Descriptions descriptions(SnapshotReading snapshot) {
        return descriptions.of(snapshot);
    }

    /**
     * The descriptions that tell of the thing; where there are none, the refusal that says what has become of it.
     *
     * @param asked the request
     * @param rest what the address has after the id, which is kept where the thing has another id now
     * @param snapshot the data
     */
    Descriptions require(ThingAddress asked, String rest, SnapshotReading snapshot) {
        if (!asked.isPossible()) {
            throw unknown(asked.id());
        }
        Descriptions current = descriptions.of(snapshot);
        return switch (current.fate(snapshot.dataset(), asked.id())) {
            case Fate.Described described -> current;
            case Fate.Renamed renamed ->
                throw RefusalException.of(
                        HttpStatus.PERMANENT_REDIRECT_308,
                        "the id is " + renamed.id() + " now",
                        Map.of("Location", ThingAddress.withPage(renamed.id() + rest, asked.page())));
            case Fate.Removed removed ->
                throw RefusalException.of(
                        HttpStatus.GONE_410,
                        "the thing was removed: "
                                + removed.reason()
                                        .in(List.of())
                                        .map(Labels.Label::text)
                                        .orElse("no reason is given"));
            case Fate.Unknown unknown -> throw unknown(asked.id());
        };
    }

    /** A page of a description; a page that it does not have is refused. */
    static Description description(Descriptions descriptions, ThingAddress asked, SnapshotReading snapshot) {
        return descriptions
                .describe(snapshot.dataset(), asked.id(), asked.page())
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404, "the description of " + asked.id() + " has no page " + asked.page()));
    }

    /** The address of a thing in a format, relative to any other of its addresses. */
    static String address(String id, AnswerFormat format) {
        return format == AnswerFormat.HTML ? "../page/" + id : "../data/" + id + "." + format.fileEnding();
    }

    /** Tells programs where else the thing is to be had, what describes it, and on what terms. */
    static void addLinks(ThingAddress asked, Descriptions descriptions, HttpServletResponse response) {
        List<String> links = new ArrayList<>();
        links.add("<" + Names.of(descriptions.ontology()).entity(asked.id()).getURI() + ">; rel=\"canonical\"");
        DATA_OR_PAGE.formats().forEach(format -> links.add(link(asked.id(), format, "alternate")));
        links.add(link(asked.id(), AnswerFormat.TURTLE, "describedby"));
        descriptions.ontology().license().ifPresent(license -> links.add("<" + license + ">; rel=\"license\""));
        response.setHeader("Link", String.join(", ", links));
    }

    /** Tells programs where the description goes on. */
    static void addNext(Description description, AnswerFormat format, HttpServletResponse response) {
        if (description.hasNext()) {
            String address = address(description.thing().id().orElseThrow(), format);
            response.addHeader(
                    "Link", "<" + ThingAddress.withPage(address, description.page() + 1) + ">; rel=\"next\"");
        }
    }

    /** A link as the header of that name writes it (RFC 8288). */
    private static String link(String id, AnswerFormat format, String relation) {
        return "<" + address(id, format) + ">; rel=\"" + relation + "\"; type=\""
                + format.mediaTypes().getFirst() + "\"";
    }

    private static RefusalException unknown(String id) {
        return RefusalException.of(
                HttpStatus.NOT_FOUND_404,
                "the graph tells of nothing with the id " + Shown.quoted(id) + "; " + SparqlEndpoint.PATH
                        + " answers queries for what there is");
    }
}
