package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.OntologyPages;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.QueryPage;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.query.AnswerFormat;

/**
 * The ontology by which the graph that is served was made: classes, properties, shapes, alignments and lists. Its terms are
 * parts of this one document, and its version has an address of its own.
 */
final class OntologyEndpoint implements Endpoint {
    private static final FormatChoice.Offer FORMATS =
            new FormatChoice.Offer("the ontology", GraphEndpoint.FORMATS.formats());
    private static final String PATH = "/ontology";

    private final SnapshotSource snapshots;
    private final CurrentDescriptions descriptions;
    private final Visits visits;
    private final Optional<AnswerFormat> format;
    private final KeptForSnapshot<byte[]> pages = new KeptForSnapshot<>();

    private OntologyEndpoint(
            SnapshotSource snapshots, CurrentDescriptions descriptions, Visits visits, Optional<AnswerFormat> format) {
        this.snapshots = snapshots;
        this.descriptions = descriptions;
        this.visits = visits;
        this.format = format;
    }

    /** The ontology under its IRI and version IRI, and as a file in each format. */
    static List<Endpoint> all(SnapshotSource snapshots, CurrentDescriptions descriptions, Visits visits) {
        return Stream.concat(
                        Stream.of(Optional.<AnswerFormat>empty()),
                        FORMATS.formats().stream()
                                .filter(format -> format != AnswerFormat.HTML)
                                .map(Optional::of))
                .<Endpoint>map(format -> new OntologyEndpoint(snapshots, descriptions, visits, format))
                .toList();
    }

    @Override
    public String path() {
        return PATH + format.map(named -> "." + named.fileEnding()).orElse("/*");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        Optional<String> named = format.map(AnswerFormat::shortName).or(() -> RequestParameters.read(
                        Optional.ofNullable(request.getQueryString()).orElse(""))
                .first("format"));
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Ontology ontology = descriptions.of(snapshot).ontology();
            String version = Optional.ofNullable(request.getPathInfo()).orElse("");
            if (!version.isEmpty() && !isVersion(version, ontology)) {
                throw RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "the ontology that is served has no version or file " + Shown.quoted(version.substring(1)));
            }
            FormatChoice choice = FormatChoice.of(named, AcceptHeader.of(request), FORMATS);
            addLinks(ontology, response);
            if (choice.format() == AnswerFormat.HTML) {
                page(snapshot, ontology, request, response);
                return;
            }
            DataAnswer answer = new DataAnswer(snapshot, choice, request, response);
            if (!answer.isKnown(PATH)) {
                List<Triple> triples = new ArrayList<>();
                ontology.vocabulary().find().forEachRemaining(triples::add);
                ontology.lists().find().forEachRemaining(triples::add);
                answer.send(triples.iterator());
            }
        }
    }

    private void page(
            SnapshotReading snapshot, Ontology ontology, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = visits.of(request, snapshot.identity());
        if (!Visits.isKnown(visit, request, response)) {
            byte[] page = pages.get(
                    snapshot.identity(),
                    visit.state(),
                    () -> Pages.ontology(visit, OntologyPages.of(ontology, snapshot.dataset(), downloads(), visit)));
            Visits.send(page, request, response);
        }
    }

    private static List<QueryPage.Download> downloads() {
        return Stream.concat(
                        FORMATS.formats().stream()
                                .filter(named -> named != AnswerFormat.HTML)
                                .map(named -> new QueryPage.Download(
                                        named.name().replace('_', '-'), PATH + "." + named.fileEnding())),
                        Stream.of(
                                new QueryPage.Download("JSON-LD context", PATH + "/" + Ontology.CONTEXT_FILE),
                                new QueryPage.Download("JSON Schema", PATH + "/" + Ontology.SCHEMA_FILE)))
                .toList();
    }

    private static boolean isVersion(String path, Ontology ontology) {
        return ontology.vocabulary()
                .contains(
                        ontology.iri(),
                        OWL2.versionIRI.asNode(),
                        NodeFactory.createURI(ontology.iri().getURI() + path));
    }

    private static void addLinks(Ontology ontology, HttpServletResponse response) {
        response.setHeader("Link", "<" + ontology.iri().getURI() + ">; rel=\"canonical\"");
        FORMATS.formats().stream()
                .filter(format -> format != AnswerFormat.HTML)
                .forEach(format -> response.addHeader(
                        "Link",
                        "<" + PATH + "." + format.fileEnding() + ">; rel=\"alternate\"; type=\""
                                + format.mediaTypes().getFirst() + "\""));
        ontology.license().ifPresent(license -> response.addHeader("Link", "<" + license + ">; rel=\"license\""));
    }
}
