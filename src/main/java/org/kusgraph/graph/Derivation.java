package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Rule;

/** Derives statements by the ontology's queries: CONSTRUCT over one document or taxonomy and the ontology. */
public final class Derivation {
    private final List<Query> rules;
    private final Graph ontology;

    /** Derives by the rules of an ontology. */
    public Derivation(Ontology ontology) {
        this(ontology.rules(), ontology);
    }

    /** Derives, by the reifiers of an ontology, what the claims of a document say, without asserting it. */
    public static Derivation ofReifiers(Ontology ontology) {
        return new Derivation(ontology.reifiers(), ontology);
    }

    private Derivation(List<Rule> rules, Ontology ontology) {
        this.rules = rules.stream().map(Rule::query).toList();
        this.ontology = new Union(ontology.vocabulary(), ontology.lists());
    }

    /**
     * What the rules say of a graph. A rule does not see what another derives.
     *
     * @param graph the triples of one document or taxonomy
     * @return the derived triples about its subjects; some may be in the graph already
     */
    public List<Triple> derive(Graph graph) {
        List<Triple> derived = new ArrayList<>();
        for (Query rule : rules) {
            try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(new Union(graph, ontology)))
                    .query(rule)
                    .build()) {
                execution.constructTriples().forEachRemaining(triple -> {
                    if (!isOntologys(triple.getSubject(), graph)) {
                        derived.add(triple);
                    }
                });
            }
        }
        return derived;
    }

    /** The rules see the ontology too, but what follows for its own terms is not said again for every document. */
    private boolean isOntologys(Node subject, Graph graph) {
        return !graph.contains(subject, Node.ANY, Node.ANY) && ontology.contains(subject, Node.ANY, Node.ANY);
    }
}
