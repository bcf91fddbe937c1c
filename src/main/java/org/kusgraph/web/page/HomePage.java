package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * The home page: what is in the graph.
 *
 * @param things how many things there are; empty where the data set does not say it
 * @param modified the day of the last change; empty where the data set does not say it
 * @param ontologyVersion the version of the ontology; empty where there is none
 * @param programVersion the version of the program; empty where it runs without having been packaged
 * @param citation how to cite the graph
 * @param articles how many articles it is made from
 * @param newest the day of the newest
 * @param claims how many claims there are
 * @param kinds the kinds of things, narrower ones after their broader one
 * @param statuses how many claims are made how surely
 * @param shown the status of which claims are drawn; empty for all
 * @param picture some of the claims
 */
public record HomePage(
        Optional<Long> things,
        Optional<String> modified,
        Optional<String> ontologyVersion,
        Optional<String> programVersion,
        Citation citation,
        long articles,
        String newest,
        long claims,
        List<Kind> kinds,
        List<StatusCount> statuses,
        Optional<Status> shown,
        Picture picture) {
    /** The parameter that names the status of which claims are drawn. */
    private static final String STATUS = "status";

    /**
     * A kind with how many things are of it.
     *
     * @param depth how many broader kinds stand above it
     * @param query asks for these things
     */
    public record Kind(Term kind, long count, int depth, String query) {}

    /**
     * A status with how many claims have it.
     *
     * @param permille the share of all claims, in thousandths
     * @param query asks for these claims
     * @param picture where they alone are drawn
     */
    public record StatusCount(Status status, long count, long permille, String query, String picture) {}

    /** What a snapshot holds, for a reader. */
    public static HomePage of(DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        List<PageQuery.Row> byStatus = PageQuery.CLAIMS_BY_STATUS.rows(dataset, visit.site());
        long claims = byStatus.stream().mapToLong(row -> row.number("count")).sum();
        Optional<PageQuery.Row> said =
                PageQuery.DATASET.rows(dataset, visit.site()).stream().findFirst();
        Optional<Node> shown = visit.parameter(STATUS).flatMap(terms.statuses()::node);
        return new HomePage(
                said.map(row -> row.number("things")),
                said.flatMap(row -> row.value("modified")).map(Node::getLiteralLexicalForm),
                terms.ontologyVersion(),
                Optional.ofNullable(HomePage.class.getPackage().getImplementationVersion()),
                Citation.of(visit.site().title(visit.language()), visit.site().namespace(), visit),
                PageQuery.ARTICLES.rows(dataset, visit.site()).stream()
                        .mapToLong(row -> row.number("articles"))
                        .sum(),
                said.flatMap(row -> row.value("newest"))
                        .map(Node::getLiteralLexicalForm)
                        .orElse(""),
                claims,
                kinds(PageQuery.KINDS.rows(dataset, visit.site()), terms, visit.language()),
                statuses(byStatus, claims, terms, visit),
                shown.flatMap(terms.statuses()::of),
                Picture.of(
                        PageQuery.CLAIMS_THAT_RELATE.rows(
                                dataset,
                                shown.map(status -> Map.of("status", status)).orElse(Map.of())),
                        terms));
    }

    private static List<Kind> kinds(List<PageQuery.Row> rows, Terms terms, Language language) {
        Map<Node, List<PageQuery.Row>> narrower = new LinkedHashMap<>();
        List<Node> kinds = rows.stream().map(row -> row.required("kind")).toList();
        for (PageQuery.Row row : rows) {
            Node broader = row.required("broader");
            // What has no broader kind among these stands at the top.
            narrower.computeIfAbsent(kinds.contains(broader) ? broader : Node.ANY, unused -> new ArrayList<>())
                    .add(row);
        }
        List<Kind> found = new ArrayList<>();
        addNarrower(Node.ANY, 0, narrower, terms, language, found);
        return List.copyOf(found);
    }

    private static void addNarrower(
            Node broader,
            int depth,
            Map<Node, List<PageQuery.Row>> narrower,
            Terms terms,
            Language language,
            List<Kind> found) {
        // Removed, so that kinds that are broader than each other come to an end.
        List<PageQuery.Row> rows = Optional.ofNullable(narrower.remove(broader)).orElse(List.of());
        for (PageQuery.Row row : rows) {
            Node kind = row.required("kind");
            found.add(new Kind(terms.of(kind), row.number("count"), depth, thingsOf(kind, language)));
            addNarrower(kind, depth + 1, narrower, terms, language, found);
        }
    }

    private static List<StatusCount> statuses(List<PageQuery.Row> rows, long claims, Terms terms, Visit visit) {
        List<StatusCount> counts = new ArrayList<>();
        for (PageQuery.Row row : rows) {
            Node status = row.required("status");
            terms.statuses()
                    .of(status)
                    .ifPresent(known -> counts.add(new StatusCount(
                            known,
                            row.number("count"),
                            row.number("count") * 1000 / Math.max(1, claims),
                            claimsOf(status, terms),
                            visit.link("/", STATUS, status.getLocalName()) + "#glance")));
        }
        return List.copyOf(counts);
    }

    private static String thingsOf(Node kind, Language language) {
        return """
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT ?thing ?name
                WHERE {
                  ?thing a <%s> .
                  OPTIONAL { ?thing rdfs:label ?name FILTER (lang(?name) = "%s") }
                }
                ORDER BY ?name
                LIMIT 1000
                """.formatted(kind.getURI(), language.tag());
    }

    private static String claimsOf(Node status, Terms terms) {
        return """
                PREFIX kus: <%s>
                SELECT ?claim ?holder ?subject ?relation ?object
                WHERE {
                  ?claim kus:status <%s> .
                  OPTIONAL { ?claim kus:holder ?holder }
                  OPTIONAL { ?claim kus:subject ?subject }
                  OPTIONAL { ?claim kus:relation ?relation }
                  OPTIONAL { ?claim kus:object ?object }
                }
                ORDER BY ?claim
                LIMIT 1000
                """.formatted(terms.ontologyNamespace(), status.getURI());
    }
}
