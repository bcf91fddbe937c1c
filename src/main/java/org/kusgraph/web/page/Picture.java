package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.kusgraph.web.query.TerminalColumns;

/**
 * Claims drawn as lines: who or what they are about on the left, what they relate it to on the right. A line ends in a place of
 * its own, where its relation and the mark of its status have room. What a thing is described by, without a claim, is drawn
 * without a mark.
 *
 * @param height the height of the drawing
 * @param subjects the left side, from top to bottom
 * @param lines the claims, from top to bottom
 * @param objects the right side, from top to bottom
 * @param all how many lines there are, drawn or not
 */
public record Picture(int height, List<End> subjects, List<Line> lines, List<End> objects, int all) {
    /** More lines than these can be drawn, but not read. */
    private static final int MOST_LINES = 36;

    private static final int LINE_HEIGHT = 26;
    private static final int GAP = 8;
    private static final int TOP = 4;

    private static final int NAME_COLUMNS = 31;
    private static final int RELATION_COLUMNS = 21;

    /** So often each side is put into the order of the other; the order is as good as settled then. */
    private static final int SORTINGS = 8;

    /**
     * A thing at the end of lines.
     *
     * @param y the height of its middle
     * @param top the height of its first line
     * @param bottom the height of its last line
     */
    public record End(Term thing, int y, int top, int bottom) {
        /** The name as far as there is room for it. */
        public String shortName() {
            return shortened(thing.text(), NAME_COLUMNS);
        }
    }

    /**
     * A claim, or something that a thing is described by.
     *
     * @param claim the claim, if it is one
     * @param status how surely it is made, if it is one
     * @param from the height at which the line begins
     * @param to the height at which it ends
     */
    public record Line(
            Optional<Term> claim, Term subject, Term relation, Term object, Optional<Status> status, int from, int to) {
        /** Which form tells how surely it is said; what is no claim has none of them. */
        public String form() {
            return status.map(known -> "s" + known.form()).orElse("plain");
        }

        /** The relation as far as there is room for it. */
        public String shortRelation() {
            return shortened(relation.text(), RELATION_COLUMNS);
        }
    }

    /**
     * What a line is drawn for.
     *
     * @param claim the claim, if it is one
     * @param status how surely it is made, if it is one
     */
    record Link(Optional<Node> claim, Node subject, Node relation, Node object, Optional<Status> status) {}

    /** Whether there is nothing to see. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Draws claims that relate two things. */
    static Picture of(List<PageQuery.Row> rows, Terms terms) {
        return ofLinks(
                rows.stream()
                        .map(row -> new Link(
                                row.value("claim"),
                                row.required("subject"),
                                row.required("relation"),
                                row.required("object"),
                                terms.statuses().of(row.required("status"))))
                        .filter(link -> link.status.isPresent())
                        .toList(),
                terms);
    }

    /** Draws claims and descriptions. */
    static Picture ofLinks(List<Link> links, Terms terms) {
        return draw(sorted(chosen(links)), links.size(), terms);
    }

    /** The claims about those things of which most is claimed. */
    private static List<Link> chosen(List<Link> all) {
        Map<Node, Long> uses = new HashMap<>();
        for (Link claim : all) {
            uses.merge(claim.subject, 1L, Long::sum);
            uses.merge(claim.object, 1L, Long::sum);
        }
        return all.stream()
                .sorted(Comparator.comparingLong(
                        claim -> -uses.getOrDefault(claim.subject, 0L) - uses.getOrDefault(claim.object, 0L)))
                .limit(MOST_LINES)
                .toList();
    }

    /** The claims in an order in which lines seldom cross: each side in turn follows the middle of its ends on the other. */
    private static List<Link> sorted(List<Link> claims) {
        List<Link> order = new ArrayList<>(claims);
        for (int i = 0; i < SORTINGS; i++) {
            Map<Node, Double> subjects = middles(order, true);
            Map<Node, Double> objects = middles(order, false);
            Comparator<Link> bySubject = Comparator.<Link>comparingDouble(
                            claim -> subjects.getOrDefault(claim.subject, 0.0))
                    .thenComparing(claim -> claim.subject.toString());
            Comparator<Link> byObject = Comparator.<Link>comparingDouble(
                            claim -> objects.getOrDefault(claim.object, 0.0))
                    .thenComparing(claim -> claim.object.toString());
            order.sort(i % 2 == 0 ? bySubject.thenComparing(byObject) : byObject.thenComparing(bySubject));
        }
        return order;
    }

    private static Map<Node, Double> middles(List<Link> order, boolean ofSubjects) {
        Map<Node, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Node end = ofSubjects ? order.get(i).subject : order.get(i).object;
            places.computeIfAbsent(end, unused -> new ArrayList<>()).add(i);
        }
        return places.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0)));
    }

    private static Picture draw(List<Link> order, int all, Terms terms) {
        Map<Node, List<Integer>> ends = new LinkedHashMap<>();
        List<Integer> heights = new ArrayList<>();
        int y = TOP;
        for (int i = 0; i < order.size(); i++) {
            boolean isNewObject = i == 0 || !order.get(i).object.equals(order.get(i - 1).object);
            y += isNewObject && i > 0 ? GAP : 0;
            heights.add(y + LINE_HEIGHT / 2);
            ends.computeIfAbsent(order.get(i).object, unused -> new ArrayList<>())
                    .add(y + LINE_HEIGHT / 2);
            y += LINE_HEIGHT;
        }
        int height = y + TOP;
        Map<Node, Integer> subjects = spread(order, height);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Link claim = order.get(i);
            lines.add(new Line(
                    claim.claim.map(terms::of),
                    terms.of(claim.subject),
                    terms.of(claim.relation),
                    terms.of(claim.object),
                    claim.status,
                    subjects.getOrDefault(claim.subject, 0),
                    heights.get(i)));
        }
        return new Picture(
                height,
                subjects.entrySet().stream()
                        .map(end -> new End(terms.of(end.getKey()), end.getValue(), end.getValue(), end.getValue()))
                        .toList(),
                lines,
                ends.entrySet().stream()
                        .map(end -> object(terms.of(end.getKey()), end.getValue()))
                        .toList(),
                all);
    }

    private static Map<Node, Integer> spread(List<Link> order, int height) {
        Map<Node, Double> middles = middles(order, true);
        Set<Node> subjects = order.stream()
                .map(Link::subject)
                .sorted(Comparator.comparingDouble(subject -> middles.getOrDefault(subject, 0.0)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Node, Integer> spread = new LinkedHashMap<>();
        for (Node subject : subjects) {
            spread.put(subject, (2 * spread.size() + 1) * height / (2 * subjects.size()));
        }
        return spread;
    }

    /** A text as far as there is room for it. */
    static String shortened(String text, int columns) {
        if (TerminalColumns.of(text) <= columns) {
            return text;
        }
        StringBuilder beginning = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; TerminalColumns.of(beginning.toString() + Character.toString(characters[i])) < columns; i++) {
            beginning.appendCodePoint(characters[i]);
        }
        return beginning.toString().strip() + "…";
    }

    private static End object(Term thing, List<Integer> heights) {
        int top = heights.getFirst();
        int bottom = heights.getLast();
        return new End(thing, (top + bottom) / 2, top, bottom);
    }
}
