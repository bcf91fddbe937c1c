package org.kusgraph.explanation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.optimize.TransformPropertyFunction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.kusgraph.graph.Names;

/** Explains rows of answers. */
public final class Explainer {
    private final DatasetGraph dataset;
    private final Names names;
    private final Context settings;
    private final Bounds bounds = Bounds.USUAL;

    /**
     * An explainer of answers from a snapshot.
     *
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @param names the names by which its graphs are told apart
     * @param settings what queries may use, as when the answer was computed
     */
    public Explainer(DatasetGraph dataset, Names names, Context settings) {
        this.dataset = dataset;
        this.names = names;
        this.settings = settings;
    }

    /**
     * Why a row is in the answer to a query.
     *
     * @param query a SELECT query
     * @param row the row; a variable without a value has none in the row
     * @param limit how long this may take; then {@link org.apache.jena.query.QueryCancelledException} is thrown
     * @return the explanation; empty when the answer has no such row
     */
    public Optional<Explanation> explain(Query query, Binding row, Duration limit) {
        DatasetGraph asked = query.hasDatasetDescription()
                ? DynamicDatasets.dynamicDataset(query.getDatasetDescription(), dataset, false)
                : dataset;
        try (Engine engine = Engine.of(asked, settings, limit)) {
            Op op = TransformPropertyFunction.transform(Algebra.compile(query), engine.context());
            List<Var> variables = query.getProjectVars();
            if (op instanceof OpSlice && !isAmong(op, row, variables, engine)) {
                return Optional.empty();
            }
            Prover prover = new Prover(
                    engine,
                    new Provenance(
                            dataset,
                            names,
                            defaultGraphs(query),
                            new Derivations(dataset, names, engine.on(dataset), bounds),
                            bounds),
                    new QueryText(query.getPrefixMapping()),
                    bounds);
            Solutions solutions = prover.solutions(pattern(op), row, variables, Optional.empty());
            return solutions.count() == 0
                    ? Optional.empty()
                    : Optional.of(Explanation.of(Bindings.only(row, variables), solutions));
        }
    }

    /** The graphs that FROM names. */
    private static Set<Node> defaultGraphs(Query query) {
        return query.getGraphURIs().stream().map(NodeFactory::createURI).collect(Collectors.toSet());
    }

    private static boolean isAmong(Op op, Binding row, List<Var> variables, Engine engine) {
        return !engine.some(op, Optional.empty(), 1, found -> Bindings.agree(found, row, variables))
                .isEmpty();
    }

    /** What is asked, without what only chooses, merges and sorts its solutions: in this order SPARQL applies these. */
    private static Op pattern(Op op) {
        Op limited = op instanceof OpSlice slice ? slice.getSubOp() : op;
        Op merged = limited instanceof OpDistinctReduced distinct ? distinct.getSubOp() : limited;
        Op chosen = merged instanceof OpProject project ? project.getSubOp() : merged;
        return chosen instanceof OpOrder order ? order.getSubOp() : chosen;
    }
}
