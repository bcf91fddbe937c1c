package org.kusgraph.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.graph.Names;

/** Tells of statements which graphs hold them, of which claim they are, and from what they were derived. */
final class Provenance implements Origins {
    private final DatasetGraph dataset;
    private final Names names;
    private final Set<Node> defaultGraphs;
    private final Derivations derivations;
    private final ClaimReader claims;
    private final Bounds bounds;
    private final Map<Quad, Step.Fact> known = new HashMap<>();

    /**
     * Tells of the statements of a snapshot.
     *
     * @param defaultGraphs the named graphs that make the default graph; none stands for those of the domain
     */
    Provenance(DatasetGraph dataset, Names names, Set<Node> defaultGraphs, Derivations derivations, Bounds bounds) {
        this.dataset = dataset;
        this.names = names;
        this.defaultGraphs = defaultGraphs;
        this.derivations = derivations;
        this.claims = new ClaimReader(dataset);
        this.bounds = bounds;
    }

    @Override
    public Step.Fact of(Triple triple, Optional<Node> graph) {
        Quad quad = Quad.create(graph.orElse(Quad.defaultGraphIRI), triple);
        Step.Fact fact = known.get(quad);
        if (fact == null) {
            fact = found(triple, graph);
            known.put(quad, fact);
        }
        return fact;
    }

    private Step.Fact found(Triple triple, Optional<Node> graph) {
        Set<Node> graphs =
                graph.filter(name -> !Quad.isUnionGraph(name)).map(Set::of).orElseGet(() -> graphs(triple));
        List<Source> sources = new ArrayList<>();
        graphs.stream().limit(bounds.sources()).forEach(name -> sources.addAll(sources(name, triple)));
        return new Step.Fact(triple, List.copyOf(sources), graphs.size() > bounds.sources());
    }

    /** The graphs that hold a statement; one more than are told shows that there are more. */
    private Set<Node> graphs(Triple triple) {
        Set<Node> apart = names.apart();
        Set<Node> graphs = new LinkedHashSet<>();
        Iterator<Quad> quads = dataset.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
        while (quads.hasNext() && graphs.size() <= bounds.sources()) {
            Node graph = quads.next().getGraph();
            if (defaultGraphs.isEmpty() ? !apart.contains(graph) : defaultGraphs.contains(graph)) {
                graphs.add(graph);
            }
        }
        return graphs;
    }

    private List<Source> sources(Node graph, Triple triple) {
        if (graph.equals(names.derivedGraph())) {
            List<Source> derived = derivations.of(triple, this::said);
            return derived.isEmpty() ? List.of(new Source.Held(graph)) : derived;
        }
        return List.of(said(graph, triple));
    }

    /** Who says what was not derived. */
    private Source said(Node graph, Triple triple) {
        return names.namesake(graph)
                .filter(article -> dataset.contains(graph, article, Node.ANY, Node.ANY))
                .<Source>map(article -> new Source.Reported(
                        graph,
                        article,
                        claims.of(graph, triple.getSubject()).or(() -> claims.of(graph, triple.getObject()))))
                .orElseGet(() -> new Source.Held(graph));
    }
}
