package org.kusgraph.explanation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Distinct;
import org.apache.jena.sparql.path.P_FixedLength;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Mod;
import org.apache.jena.sparql.path.P_Multi;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_Shortest;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/** Finds the statements along a property path. Where several ways lead to a node, one with fewest repetitions is kept. */
final class PathTrace {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final Graph graph;
    private final Engine engine;

    PathTrace(Graph graph, Engine engine) {
        this.graph = graph;
        this.engine = engine;
    }

    private enum Direction {
        FORWARD,
        BACKWARD;

        Direction turned() {
            return this == FORWARD ? BACKWARD : FORWARD;
        }
    }

    /** The statements by which a path leads from one node to another, in order; empty where it does not lead there. */
    Optional<List<Triple>> between(Node from, Path path, Node to) {
        return Optional.ofNullable(reach(from, path, Direction.FORWARD).get(to));
    }

    /** All nodes to which a path leads, each with the statements that lead there. */
    private Map<Node, List<Triple>> reach(Node from, Path path, Direction direction) {
        engine.check();
        return switch (path) {
            case P_Link link -> step(from, link.getNode(), direction);
            case P_ReverseLink link -> step(from, link.getNode(), direction.turned());
            case P_Inverse inverse -> reach(from, inverse.getSubPath(), direction.turned());
            case P_NegPropSet others -> others(from, others, direction);
            case P_Alt alternative -> {
                Map<Node, List<Triple>> found = reach(from, alternative.getLeft(), direction);
                reach(from, alternative.getRight(), direction).forEach(found::putIfAbsent);
                yield found;
            }
            case P_Seq sequence ->
                direction == Direction.FORWARD
                        ? then(reach(from, sequence.getLeft(), direction), sequence.getRight(), direction)
                        : then(reach(from, sequence.getRight(), direction), sequence.getLeft(), direction);
            case P_ZeroOrOne optional -> repeat(from, optional.getSubPath(), 0, 1, direction);
            case P_ZeroOrMore1 any -> repeat(from, any.getSubPath(), 0, UNBOUNDED, direction);
            case P_ZeroOrMoreN any -> repeat(from, any.getSubPath(), 0, UNBOUNDED, direction);
            case P_OneOrMore1 some -> repeat(from, some.getSubPath(), 1, UNBOUNDED, direction);
            case P_OneOrMoreN some -> repeat(from, some.getSubPath(), 1, UNBOUNDED, direction);
            case P_FixedLength fixed -> repeat(from, fixed.getSubPath(), fixed.getCount(), fixed.getCount(), direction);
            case P_Mod range -> repeat(from, range.getSubPath(), atLeast(range), atMost(range), direction);
            case P_Distinct distinct -> reach(from, distinct.getSubPath(), direction);
            case P_Multi multi -> reach(from, multi.getSubPath(), direction);
            case P_Shortest shortest -> reach(from, shortest.getSubPath(), direction);
            default -> throw new IllegalArgumentException("an unknown kind of path: " + path);
        };
    }

    private static long atLeast(P_Mod range) {
        return Math.max(0, range.getMin());
    }

    private static long atMost(P_Mod range) {
        return range.getMax() < 0 ? UNBOUNDED : range.getMax();
    }

    private Map<Node, List<Triple>> step(Node from, Node property, Direction direction) {
        return ends(triples(from, property, direction), List.of(), direction);
    }

    private Map<Node, List<Triple>> others(Node from, P_NegPropSet excluded, Direction direction) {
        Map<Node, List<Triple>> found = new LinkedHashMap<>();
        if (!excluded.getFwdNodes().isEmpty()) {
            found.putAll(others(from, excluded.getFwdNodes(), direction));
        }
        if (!excluded.getBwdNodes().isEmpty()) {
            others(from, excluded.getBwdNodes(), direction.turned()).forEach(found::putIfAbsent);
        }
        return found;
    }

    private Map<Node, List<Triple>> others(Node from, List<Node> excluded, Direction direction) {
        return ends(triples(from, Node.ANY, direction), excluded, direction);
    }

    private Iterator<Triple> triples(Node from, Node property, Direction direction) {
        return direction == Direction.FORWARD
                ? graph.find(from, property, Node.ANY)
                : graph.find(Node.ANY, property, from);
    }

    private Map<Node, List<Triple>> ends(Iterator<Triple> triples, List<Node> excluded, Direction direction) {
        Map<Node, List<Triple>> found = new LinkedHashMap<>();
        while (triples.hasNext()) {
            engine.check();
            Triple triple = triples.next();
            if (!excluded.contains(triple.getPredicate())) {
                found.putIfAbsent(
                        direction == Direction.FORWARD ? triple.getObject() : triple.getSubject(), List.of(triple));
            }
        }
        return found;
    }

    private Map<Node, List<Triple>> then(Map<Node, List<Triple>> first, Path path, Direction direction) {
        Map<Node, List<Triple>> found = new LinkedHashMap<>();
        first.forEach((middle, before) ->
                reach(middle, path, direction).forEach((end, after) -> found.putIfAbsent(end, both(before, after))));
        return found;
    }

    /** Where a path leads that is followed so many times, breadth first. */
    private Map<Node, List<Triple>> repeat(Node from, Path path, long atLeast, long atMost, Direction direction) {
        Map<Node, List<Triple>> current = new LinkedHashMap<>(Map.of(from, List.of()));
        for (long times = 0; times < atLeast && !current.isEmpty(); times++) {
            current = then(current, path, direction);
        }
        Map<Node, List<Triple>> found = new LinkedHashMap<>(current);
        Deque<Node> open = new ArrayDeque<>(current.keySet());
        for (long times = atLeast; times < atMost && !open.isEmpty(); times++) {
            Deque<Node> next = new ArrayDeque<>();
            for (Node middle : open) {
                reach(middle, path, direction).forEach((end, after) -> {
                    if (!found.containsKey(end)) {
                        found.put(end, both(found.getOrDefault(middle, List.of()), after));
                        next.add(end);
                    }
                });
            }
            open = next;
        }
        return found;
    }

    private static List<Triple> both(List<Triple> before, List<Triple> after) {
        List<Triple> both = new ArrayList<>(before);
        both.addAll(after);
        return both;
    }
}
