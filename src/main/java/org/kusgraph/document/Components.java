package org.kusgraph.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The strongly connected components of a graph, by Kosaraju's algorithm; without recursion, for paths are as long as data is. */
final class Components {
    private final Function<String, ? extends Collection<String>> next;
    private final Set<String> seen = new HashSet<>();
    private final List<String> finished = new ArrayList<>();

    private record Visit(String node, Iterator<String> left) {}

    private Components(Function<String, ? extends Collection<String>> next) {
        this.next = next;
    }

    /**
     * The number of each node's component: nodes that lead to each other have the same.
     *
     * @param nodes where to begin
     * @param next the nodes to which a node leads
     */
    static Map<String, Integer> of(Collection<String> nodes, Function<String, ? extends Collection<String>> next) {
        List<String> order = new Components(next).visited(nodes);
        Map<String, List<String>> before = new HashMap<>();
        order.forEach(from -> next.apply(from).forEach(to -> before.computeIfAbsent(to, unused -> new ArrayList<>())
                .add(from)));
        Components backwards = new Components(to -> before.getOrDefault(to, List.of()));
        Map<String, Integer> components = new HashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            int number = i;
            int from = backwards.finished.size();
            backwards.visit(order.get(i));
            backwards.finished.subList(from, backwards.finished.size()).forEach(node -> components.put(node, number));
        }
        return components;
    }

    private List<String> visited(Collection<String> nodes) {
        nodes.forEach(this::visit);
        return finished;
    }

    /** Visits all that a node leads to and that is not visited yet, each after those to which it leads. */
    private void visit(String start) {
        Deque<Visit> open = new ArrayDeque<>();
        begin(start, open);
        while (!open.isEmpty()) {
            Visit visit = open.element();
            if (visit.left().hasNext()) {
                begin(visit.left().next(), open);
            } else {
                finished.add(open.remove().node());
            }
        }
    }

    private void begin(String node, Deque<Visit> open) {
        if (seen.add(node)) {
            open.push(new Visit(node, next.apply(node).iterator()));
        }
    }
}
