package org.kusgraph.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.kusgraph.graph.DescribedRules;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Rule;

/**
 * Traces derived statements by the rules of the snapshot: a rule is asked backwards, from the statement that it makes to what it
 * was applied to. As the build does, it sees one document, taxonomy or list at a time, beside the ontology.
 */
final class Derivations {
    private final DatasetGraph dataset;
    private final Names names;
    private final Engine engine;
    private final Bounds bounds;
    private final Graph ontology;
    private Optional<List<Rule>> rules = Optional.empty();

    Derivations(DatasetGraph dataset, Names names, Engine engine, Bounds bounds) {
        this.dataset = dataset;
        this.names = names;
        this.engine = engine;
        this.bounds = bounds;
        this.ontology = new Union(dataset.getGraph(names.ontologyGraph()), dataset.getGraph(names.listsGraph()));
    }

    /**
     * From what a statement was derived.
     *
     * @param said tells who says, in a graph, what the rule was applied to
     */
    List<Source> of(Triple derived, BiFunction<Node, Triple, Source> said) {
        List<Source> sources = new ArrayList<>();
        for (Rule rule : rules()) {
            for (Triple template : rule.query().getConstructTemplate().getTriples()) {
                Optional<Binding> values = match(template, derived);
                if (values.isPresent() && sources.size() < bounds.sources()) {
                    trace(rule, values.get(), said, sources);
                }
            }
        }
        return sources;
    }

    private List<Rule> rules() {
        List<Rule> read = rules.orElseGet(() -> DescribedRules.read(dataset.getGraph(names.ontologyGraph())));
        rules = Optional.of(read);
        return read;
    }

    private void trace(Rule rule, Binding values, BiFunction<Node, Triple, Source> said, List<Source> sources) {
        for (Node graph : candidates(rule, values)) {
            if (sources.size() < bounds.sources()) {
                Graph document = dataset.getGraph(graph);
                Origins origins = (triple, unused) -> new Step.Fact(
                        triple, List.of(said.apply(document.contains(triple) ? graph : beside(triple), triple)), false);
                solutions(rule, values, new Union(document, ontology), origins).shown().stream()
                        .map(solution ->
                                new Source.Derived(names.derivedGraph(), rule.name(), rule.reason(), solution.steps()))
                        .forEach(sources::add);
            }
        }
    }

    private Node beside(Triple triple) {
        return dataset.getGraph(names.listsGraph()).contains(triple) ? names.listsGraph() : names.ontologyGraph();
    }

    /** The graphs of which each holds a part of what the rule may have been applied to. */
    private Set<Node> candidates(Rule rule, Binding values) {
        Set<Node> graphs = new LinkedHashSet<>();
        Origins noting = (triple, unused) -> {
            dataset.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())
                    .forEachRemaining(quad -> graphs.add(quad.getGraph()));
            return new Step.Fact(triple, List.of(), false);
        };
        Solutions unused = solutions(rule, values, new Union(dataset.getDefaultGraph(), ontology), noting);
        graphs.remove(names.derivedGraph());
        graphs.removeAll(names.apart());
        return graphs;
    }

    private Solutions solutions(Rule rule, Binding values, Graph seen, Origins origins) {
        Query query = rule.query();
        Op pattern = Algebra.compile(query.getQueryPattern());
        Prover prover = new Prover(
                engine.on(DatasetGraphFactory.wrap(seen)), origins, new QueryText(query.getPrefixMapping()), bounds);
        return prover.solutions(pattern, values, values.varsMentioned(), Optional.empty());
    }

    /** The values by which a template becomes a statement, if it can. */
    private static Optional<Binding> match(Triple template, Triple made) {
        BindingBuilder values = Binding.builder();
        boolean fits = match(template.getSubject(), made.getSubject(), values)
                && match(template.getPredicate(), made.getPredicate(), values)
                && match(template.getObject(), made.getObject(), values);
        return fits ? Optional.of(values.build()) : Optional.empty();
    }

    private static boolean match(Node template, Node made, BindingBuilder values) {
        if (!template.isVariable()) {
            return template.equals(made);
        }
        Var variable = Var.alloc(template);
        Node before = values.get(variable);
        if (before == null) {
            values.add(variable, made);
        }
        return before == null || before.equals(made);
    }
}
