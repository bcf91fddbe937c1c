package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Technologies by actor: what is claimed of each pair, and how surely. A page of technologies, and of their actors those of whom
 * most is claimed.
 *
 * @param actors the columns
 * @param rows the technologies of this page
 * @param technologies how many technologies there are on all pages
 * @param page the number of this page, from 1
 * @param hasNext whether there is another
 */
public record MatrixPage(List<Term> actors, List<Row> rows, int technologies, int page, boolean hasNext) {
    private static final int PAGE_SIZE = 25;
    private static final int MOST_ACTORS = 10;
    private static final int MOST_IN_A_CELL = 6;
    private static final String PAGE = "page";

    /**
     * A technology with a cell for each of the actors.
     *
     * @param others how many claims concern actors that have no column
     */
    public record Row(Term technology, List<Cell> cells, int others) {}

    /**
     * What is claimed of an actor and a technology.
     *
     * @param more how many claims there are beyond those shown
     */
    public record Cell(List<Claim> claims, int more) {}

    /**
     * A claim in a cell.
     *
     * @param isSecondHand whether it is stated, but only at second hand, so that it is no direct statement
     */
    public record Claim(Term claim, Term relation, Status status, boolean isSecondHand) {
        /** Whether it is so as far as the graph asserts it. */
        public boolean isAsserted() {
            return status.asserts() && !isSecondHand;
        }
    }

    /** Whether claims concern actors that have no column. */
    public boolean hasOthers() {
        return rows.stream().anyMatch(row -> row.others() > 0);
    }

    private record Found(Node claim, Node technology, Node actor, Node relation, Node status, boolean isDirect) {}

    /** The page that a visit asks for; one that there is not is the last. */
    public static MatrixPage of(DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        List<Node> technologies = PageQuery.TECHNOLOGIES.rows(dataset).stream()
                .map(row -> row.required("technology"))
                .sorted(Comparator.comparing(
                                (Node technology) -> terms.of(technology).text())
                        .thenComparing(technology -> technology.toString()))
                .toList();
        int last = Math.max(1, Math.ceilDiv(technologies.size(), PAGE_SIZE));
        int page = Math.clamp(
                visit.parameter(PAGE)
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(1),
                1,
                last);
        List<List<Found>> rows = technologies.stream()
                .skip((page - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(technology -> claims(technology, dataset))
                .filter(claims -> !claims.isEmpty())
                .toList();
        List<Node> actors = actors(rows, terms);
        return new MatrixPage(
                actors.stream().map(terms::of).toList(),
                rows.stream().map(claims -> row(claims, actors, terms)).toList(),
                technologies.size(),
                page,
                page < last);
    }

    /** Each claim once for each actor: a relation tells more than that the claim is about the technology. */
    private static List<Found> claims(Node technology, DatasetGraph dataset) {
        Map<List<Node>, Found> found = new LinkedHashMap<>();
        for (PageQuery.Row row : PageQuery.CLAIMS_ON_A_TECHNOLOGY.rows(dataset, Map.of("technology", technology))) {
            Found claim = new Found(
                    row.required("claim"),
                    technology,
                    row.required("actor"),
                    row.required("relation"),
                    row.required("status"),
                    row.isTrue("direct"));
            found.putIfAbsent(List.of(claim.claim, claim.actor), claim);
        }
        return List.copyOf(found.values());
    }

    private static List<Node> actors(List<List<Found>> rows, Terms terms) {
        Map<Node, Integer> uses = new HashMap<>();
        rows.forEach(claims -> claims.forEach(claim -> uses.merge(claim.actor, 1, Integer::sum)));
        return uses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Node, Integer> use) -> -use.getValue())
                        .thenComparing(use -> terms.of(use.getKey()).text())
                        .thenComparing(use -> use.getKey().toString()))
                .limit(MOST_ACTORS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Row row(List<Found> claims, List<Node> actors, Terms terms) {
        List<Cell> cells = actors.stream()
                .map(actor -> cell(
                        claims.stream()
                                .filter(claim -> claim.actor.equals(actor))
                                .toList(),
                        terms))
                .toList();
        int others = (int)
                claims.stream().filter(claim -> !actors.contains(claim.actor)).count();
        return new Row(terms.of(claims.getFirst().technology), cells, others);
    }

    private static Cell cell(List<Found> found, Terms terms) {
        List<Claim> claims = new ArrayList<>();
        for (Found claim : found) {
            Optional<Status> status = terms.statuses().of(claim.status);
            status.ifPresent(known -> claims.add(new Claim(
                    terms.of(claim.claim), terms.of(claim.relation), known, known.asserts() && !claim.isDirect)));
        }
        claims.sort(Comparator.comparing((Claim claim) -> !claim.isAsserted())
                .thenComparing(claim -> claim.status().form())
                .thenComparing(claim -> claim.relation().text())
                .thenComparing(claim -> claim.claim().text()));
        return new Cell(claims.stream().limit(MOST_IN_A_CELL).toList(), Math.max(0, claims.size() - MOST_IN_A_CELL));
    }
}
