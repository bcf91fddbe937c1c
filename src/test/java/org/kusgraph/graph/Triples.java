package org.kusgraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Triples in one canonical form, so that two sets of them are equal exactly when they are isomorphic, and a difference can be
 * read. Every blank node must be the object of exactly one triple, as what stands in place in a document is.
 */
public final class Triples {
    private final Map<Node, Set<Triple>> bySubject = new HashMap<>();
    private final Set<Node> written = new HashSet<>();

    private Triples(Collection<Triple> triples) {
        triples.forEach(triple -> bySubject
                .computeIfAbsent(triple.getSubject(), subject -> new HashSet<>())
                .add(triple));
    }

    /** A line for each triple whose subject is no blank node, sorted; a blank node is written as what is said of it. */
    public static List<String> canonical(Collection<Triple> triples) {
        Triples all = new Triples(triples);
        List<String> lines = all.bySubject.values().stream()
                .flatMap(Set::stream)
                .filter(triple -> !triple.getSubject().isBlank())
                .map(triple -> NodeFmtLib.strNT(triple.getSubject()) + " " + all.rest(triple))
                .sorted()
                .toList();
        assertThat(all.written)
                .as("the blank nodes to which a triple points")
                .containsAll(
                        all.bySubject.keySet().stream().filter(Node::isBlank).toList());
        return lines;
    }

    private String rest(Triple triple) {
        return NodeFmtLib.strNT(triple.getPredicate()) + " " + object(triple.getObject());
    }

    private String object(Node object) {
        if (!object.isBlank()) {
            return NodeFmtLib.strNT(object);
        }
        assertThat(written.add(object))
                .as("%s is the object of one triple only", object)
                .isTrue();
        return bySubject.getOrDefault(object, Set.of()).stream()
                .map(this::rest)
                .sorted()
                .collect(Collectors.joining(" ; ", "[ ", " ]"));
    }
}
