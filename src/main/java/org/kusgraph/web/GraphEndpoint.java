package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Shown;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.query.AnswerFormat;

/** A named graph: all that one article, taxonomy or step of the build says. */
final class GraphEndpoint implements Endpoint {
    /** Formats of whole graphs; what is sent statement by statement has no limit. */
    static final FormatChoice.Offer FORMATS = new FormatChoice.Offer(
            "a graph",
            List.of(
                    AnswerFormat.TURTLE,
                    AnswerFormat.JSON_LD,
                    AnswerFormat.N_TRIPLES,
                    AnswerFormat.RDF_XML,
                    AnswerFormat.HTML));

    private static final String FOLDER = "/graph/";

    private final SnapshotSource snapshots;
    private final CurrentDescriptions descriptions;

    GraphEndpoint(SnapshotSource snapshots, CurrentDescriptions descriptions) {
        this.snapshots = snapshots;
        this.descriptions = descriptions;
    }

    @Override
    public String path() {
        return FOLDER + "*";
    }

    /** A graph that was asked for, with the format that its address ends in. */
    private record Asked(Node graph, String name, Optional<String> ending) {}

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Accept-Encoding");
        Optional<String> format = RequestParameters.read(
                        Optional.ofNullable(request.getQueryString()).orElse(""))
                .first("format");
        // As it stands in the address: that is how graphs of files with unusual names are called.
        String uri = request.getRequestURI();
        String name = uri.substring(Math.min(uri.length(), FOLDER.length()));
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Ontology ontology = descriptions.of(snapshot).ontology();
            Asked asked = find(name, Names.of(ontology), snapshot.dataset());
            FormatChoice choice = FormatChoice.of(asked.ending().or(() -> format), AcceptHeader.of(request), FORMATS);
            addLinks(asked, ontology, response);
            DataAnswer answer = new DataAnswer(snapshot, choice, request, response);
            if (!answer.isKnown(asked.graph().getURI())) {
                answer.send(Iter.map(
                        snapshot.dataset().findNG(asked.graph(), Node.ANY, Node.ANY, Node.ANY), Quad::asTriple));
            }
        }
    }

    /** The graph of that name; where there is none, the name may end in a format. */
    private static Asked find(String name, Names names, DatasetGraph dataset) {
        int dot = name.lastIndexOf('.');
        List<Asked> candidates = new ArrayList<>();
        candidates.add(new Asked(graph(name, names), name, Optional.empty()));
        if (dot > 0) {
            String stem = name.substring(0, dot);
            candidates.add(new Asked(graph(stem, names), stem, Optional.of(name.substring(dot + 1))));
        }
        return candidates.stream()
                .filter(asked -> dataset.contains(asked.graph(), Node.ANY, Node.ANY, Node.ANY))
                .findFirst()
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404,
                        "there is no graph " + Shown.quoted(name) + "; SELECT DISTINCT ?g { GRAPH ?g {} } at "
                                + SparqlEndpoint.PATH + " lists those that there are"));
    }

    private static Node graph(String name, Names names) {
        return NodeFactory.createURI(names.graphNamespace() + name);
    }

    private static void addLinks(Asked asked, Ontology ontology, HttpServletResponse response) {
        response.setHeader("Link", "<" + asked.graph().getURI() + ">; rel=\"canonical\"");
        FORMATS.formats().stream()
                .filter(format -> format != AnswerFormat.HTML)
                .forEach(format -> response.addHeader(
                        "Link",
                        "<" + asked.name() + "." + format.fileEnding() + ">; rel=\"alternate\"; type=\""
                                + format.mediaTypes().getFirst() + "\""));
        ontology.license().ifPresent(license -> response.addHeader("Link", "<" + license + ">; rel=\"license\""));
    }
}
