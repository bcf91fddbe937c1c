package org.kusgraph.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLateral;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/**
 * Proves solutions of a query's algebra from the data, operator by operator, as SPARQL 1.1 defines them (section 18.5).
 *
 * <p>All values are known before a proof begins: a part is proven <em>within</em> a solution of the whole, which means that its
 * proofs bind variables to the values of that solution alone. So every pattern that is matched is without variables, and what
 * is left to find is which of the alternatives hold. Only what a subquery or a group hides has to be looked for.
 */
final class Prover {
    private final Engine engine;
    private final Origins origins;
    private final QueryText texts;
    private final Bounds bounds;
    private int steps;

    Prover(Engine engine, Origins origins, QueryText texts, Bounds bounds) {
        this.engine = engine;
        this.origins = origins;
        this.texts = texts;
        this.bounds = bounds;
    }

    /** A solution of a part, with what it rests on. */
    private record Proof(Binding binding, List<Step> steps) {
        static final Proof NOTHING = new Proof(BindingFactory.empty(), List.of());

        Proof and(Proof other) {
            return new Proof(Bindings.both(binding, other.binding), joined(steps, other.steps));
        }

        Proof and(List<Step> others) {
            return new Proof(binding, joined(steps, others));
        }

        private static List<Step> joined(List<Step> some, List<Step> others) {
            List<Step> all = new ArrayList<>(some);
            all.addAll(others);
            return all;
        }
    }

    /**
     * The solutions of a pattern that have, for some variables, the values of a row, or none where the row has none.
     *
     * @param pattern the pattern
     * @param row the row
     * @param variables the variables
     * @param graph the named graph that is asked; empty for the default graph
     */
    Solutions solutions(Op pattern, Binding row, Collection<Var> variables, Optional<Node> graph) {
        Set<Var> visible = OpVars.visibleVars(pattern);
        Showing showing = new Showing();
        engine.visit(Selection.of(pattern, Bindings.only(row, variables)), graph, found -> {
            if (Bindings.agree(found, row, variables)) {
                showing.add(pattern, Bindings.only(found, visible), graph);
            }
            return showing.count <= bounds.counted();
        });
        return showing.solutions();
    }

    /** Proves as many solutions as are shown, and counts the rest. */
    private final class Showing {
        private final List<Solution> shown = new ArrayList<>();
        private final Set<Binding> seen = new LinkedHashSet<>();
        private long count;
        private boolean isComplete = true;

        void add(Op pattern, Binding solution, Optional<Node> graph) {
            count++;
            if (seen.contains(solution)) {
                return;
            }
            if (shown.size() >= bounds.solutions() || steps >= bounds.steps()) {
                isComplete = false;
                return;
            }
            seen.add(solution);
            shown.addAll(proven(pattern, solution, graph));
        }

        Solutions solutions() {
            boolean isCountExact = count <= bounds.counted();
            return new Solutions(
                    shown.stream().limit(bounds.solutions()).toList(),
                    Math.min(count, bounds.counted()),
                    isCountExact,
                    isComplete && isCountExact && shown.size() <= bounds.solutions());
        }
    }

    private List<Solution> proven(Op pattern, Binding solution, Optional<Node> graph) {
        Binding named = Bindings.only(
                solution,
                solution.varsMentioned().stream()
                        .filter(variable -> variable.isNamedVar())
                        .toList());
        List<Solution> proofs = prove(pattern, solution, graph).stream()
                .filter(proof -> proof.binding().equals(solution))
                .map(proof -> new Solution(named, List.copyOf(proof.steps())))
                .toList();
        steps += proofs.stream().mapToInt(proof -> proof.steps().size()).sum();
        return proofs.isEmpty() ? List.of(new Solution(named, List.of(new Step.Untraced(texts.of(pattern))))) : proofs;
    }

    /** The proofs of those solutions of an operator that lie within a solution of the whole. */
    private List<Proof> prove(Op op, Binding within, Optional<Node> graph) {
        engine.check();
        List<Proof> proofs =
                switch (op) {
                    case OpTable table -> table(table, within);
                    case OpBGP pattern -> triples(pattern, within, graph);
                    case OpPath path -> path(path.getTriplePath(), within, graph);
                    case OpGraph named -> named(named, within);
                    case OpJoin join ->
                        joined(prove(join.getLeft(), within, graph), prove(join.getRight(), within, graph));
                    case OpSequence sequence ->
                        sequence.getElements().stream()
                                .map(part -> prove(part, within, graph))
                                .reduce(List.of(Proof.NOTHING), Prover::joined);
                    case OpLateral lateral -> lateral(lateral, within, graph);
                    case OpUnion union -> {
                        List<Proof> both = new ArrayList<>(prove(union.getLeft(), within, graph));
                        both.addAll(prove(union.getRight(), within, graph));
                        yield both;
                    }
                    case OpLeftJoin optional -> optional(optional, within, graph);
                    case OpFilter filter ->
                        prove(filter.getSubOp(), within, graph).stream()
                                .filter(proof -> holds(filter.getExprs(), proof.binding(), graph))
                                .map(proof -> proof.and(conditions(filter.getExprs(), proof.binding(), graph)))
                                .toList();
                    case OpMinus minus -> minus(minus, within, graph);
                    case OpExtendAssign extend -> extended(extend, within, graph);
                    case OpProject project -> subquery(project, within, graph);
                    case OpSlice slice -> slice(slice, within, graph);
                    case OpGroup group -> group(group, within, graph);
                    case OpPropFunc function -> function(function, within, graph);
                    case OpDistinctReduced distinct -> prove(distinct.getSubOp(), within, graph);
                    case OpOrder order -> prove(order.getSubOp(), within, graph);
                    default -> untraced(op, within, graph);
                };
        return proofs.size() > bounds.alternatives() ? proofs.subList(0, bounds.alternatives()) : proofs;
    }

    private static List<Proof> table(OpTable op, Binding within) {
        List<Proof> proofs = new ArrayList<>();
        Iterator<Binding> rows = op.getTable().rows();
        while (rows.hasNext()) {
            Binding row = rows.next();
            if (Bindings.isWithin(row, within)) {
                proofs.add(row.isEmpty() ? Proof.NOTHING : new Proof(row, List.of(new Step.Given(row))));
            }
        }
        return proofs;
    }

    private List<Proof> triples(OpBGP op, Binding within, Optional<Node> graph) {
        List<Step> facts = new ArrayList<>();
        for (Triple pattern : op.getPattern()) {
            Triple triple = Substitute.substitute(pattern, within);
            if (!triple.isConcrete() || !engine.graph(graph).contains(triple)) {
                return List.of();
            }
            facts.add(origins.of(triple, graph));
        }
        return List.of(new Proof(Bindings.only(within, OpVars.visibleVars(op)), facts));
    }

    private List<Proof> path(TriplePath pattern, Binding within, Optional<Node> graph) {
        TriplePath path = Substitute.substitute(pattern, within);
        Node from = path.getSubject();
        Node to = path.getObject();
        if (!from.isConcrete() || !to.isConcrete()) {
            return List.of();
        }
        Binding bound = Bindings.only(within, OpVars.visibleVars(new OpPath(pattern)));
        return new PathTrace(engine.graph(graph), engine)
                        .between(from, path.getPath(), to)
                        .<Step>map(way -> new Step.Way(
                                from,
                                texts.of(path.getPath()),
                                to,
                                way.stream()
                                        .map(triple -> origins.of(triple, graph))
                                        .toList()))
                        .stream()
                        .map(step -> new Proof(bound, List.of(step)))
                        .toList();
    }

    private List<Proof> named(OpGraph op, Binding within) {
        Node name = Substitute.substitute(op.getNode(), within);
        if (!name.isConcrete()) {
            return List.of();
        }
        Proof bound = new Proof(
                op.getNode().isVariable()
                        ? Bindings.only(within, List.of(Var.alloc(op.getNode())))
                        : BindingFactory.empty(),
                List.of());
        return joined(
                List.of(bound),
                prove(op.getSubOp(), within, Quad.isDefaultGraph(name) ? Optional.empty() : Optional.of(name)));
    }

    private static List<Proof> joined(List<Proof> some, List<Proof> others) {
        // Both lie within the same solution, so none contradicts another.
        return some.stream().flatMap(proof -> others.stream().map(proof::and)).toList();
    }

    private List<Proof> lateral(OpLateral op, Binding within, Optional<Node> graph) {
        return prove(op.getLeft(), within, graph).stream()
                .flatMap(left -> prove(Substitute.inject(op.getRight(), left.binding()), within, graph).stream()
                        .map(left::and))
                .toList();
    }

    private List<Proof> optional(OpLeftJoin op, Binding within, Optional<Node> graph) {
        ExprList conditions = Optional.ofNullable(op.getExprs()).orElseGet(ExprList::new);
        List<Proof> rights = prove(op.getRight(), within, graph);
        List<Proof> proofs = new ArrayList<>();
        for (Proof left : prove(op.getLeft(), within, graph)) {
            for (Proof right : rights) {
                Proof both = left.and(right);
                if (holds(conditions, both.binding(), graph)) {
                    proofs.add(both.and(conditions(conditions, both.binding(), graph)));
                }
            }
            Op matches = filtered(conditions, OpJoin.create(Bindings.table(left.binding()), op.getRight()));
            if (!engine.any(matches, graph)) {
                String pattern = texts.of(filtered(conditions, op.getRight()));
                proofs.add(left.and(List.of(new Step.Absent(Step.Cause.OPTIONAL, pattern))));
            }
        }
        return proofs;
    }

    private List<Proof> minus(OpMinus op, Binding within, Optional<Node> graph) {
        return prove(op.getLeft(), within, graph).stream()
                .filter(proof -> engine.any(OpMinus.create(Bindings.table(proof.binding()), op.getRight()), graph))
                .map(proof -> proof.and(List.of(new Step.Absent(Step.Cause.MINUS, texts.of(op.getRight())))))
                .toList();
    }

    private List<Proof> extended(OpExtendAssign op, Binding within, Optional<Node> graph) {
        VarExprList expressions = op.getVarExprList();
        Set<Var> visible = OpVars.visibleVars(op);
        List<Proof> proofs = new ArrayList<>();
        for (Proof proof : prove(op.getSubOp(), within, graph)) {
            Op computation = op.copy(Bindings.table(proof.binding()));
            for (Binding computed : engine.some(computation, graph, 1, row -> Bindings.isWithin(row, within))) {
                List<Step> steps = new ArrayList<>();
                expressions.forEachExpr((variable, expression) -> {
                    if (!texts.isAggregate(expression)) {
                        steps.add(new Step.Computed(
                                variable.getVarName(),
                                Optional.ofNullable(computed.get(variable)),
                                texts.of(expression)));
                    }
                });
                proofs.add(new Proof(Bindings.only(computed, visible), proof.steps()).and(steps));
            }
        }
        return proofs;
    }

    /** A subquery hides variables, whose values have to be found. */
    private List<Proof> subquery(OpProject op, Binding within, Optional<Node> graph) {
        Op sub = op.getSubOp();
        Set<Binding> rows = new LinkedHashSet<>();
        engine.visit(Selection.of(op, Bindings.only(within, op.getVars())), graph, found -> {
            Binding row = Bindings.only(found, op.getVars());
            return !Bindings.isWithin(row, within) || !rows.add(row) || rows.size() < bounds.alternatives();
        });
        return rows.stream()
                .map(row -> new Proof(row, List.of(new Step.Subquery(row, solutions(sub, row, op.getVars(), graph)))))
                .toList();
    }

    /** Whether a solution is within the limits depends on all of them, so all are computed as the query has it. */
    private List<Proof> slice(OpSlice op, Binding within, Optional<Node> graph) {
        Set<Var> visible = OpVars.visibleVars(op);
        Set<Binding> kept = new LinkedHashSet<>();
        engine.visit(op, graph, found -> {
            Binding row = Bindings.only(found, visible);
            return !Bindings.isWithin(row, within) || !kept.add(row) || kept.size() < bounds.alternatives();
        });
        return prove(op.getSubOp(), within, graph).stream()
                .filter(proof -> kept.contains(proof.binding()))
                .toList();
    }

    private List<Proof> group(OpGroup op, Binding within, Optional<Node> graph) {
        List<Var> keys = op.getGroupVars().getVars();
        Binding values = Bindings.only(within, keys);
        texts.name(op.getAggregators());
        Set<Var> visible = OpVars.visibleVars(op);
        List<Binding> rows = engine.some(
                Selection.of(op, values),
                graph,
                1,
                row -> Bindings.isWithin(Bindings.only(row, visible), within) && Bindings.agree(row, values, keys));
        return rows.stream()
                .map(row -> new Proof(
                        Bindings.only(row, visible),
                        List.of(new Step.Group(
                                values,
                                op.getAggregators().stream()
                                        .map(aggregate -> new Step.Aggregate(
                                                texts.of(aggregate), Optional.ofNullable(row.get(aggregate.getVar()))))
                                        .toList(),
                                solutions(withKeys(op), values, keys, graph)))))
                .toList();
    }

    /** What is grouped, with the keys that the grouping computes. */
    private static Op withKeys(OpGroup op) {
        VarExprList computed = new VarExprList();
        op.getGroupVars().forEachExpr(computed::add);
        return computed.isEmpty() ? op.getSubOp() : OpExtend.create(op.getSubOp(), computed);
    }

    private List<Proof> function(OpPropFunc op, Binding within, Optional<Node> graph) {
        return prove(op.getSubOp(), within, graph).stream()
                .flatMap(proof -> engine
                        .some(
                                op.copy(Bindings.table(proof.binding())),
                                graph,
                                1,
                                row -> Bindings.isWithin(Bindings.only(row, within.varsMentioned()), within))
                        .stream()
                        .map(row -> new Proof(Bindings.only(row, OpVars.visibleVars(op)), proof.steps())
                                .and(List.of(new Step.Searched(op.getProperty().getURI())))))
                .toList();
    }

    private List<Proof> untraced(Op op, Binding within, Optional<Node> graph) {
        Set<Var> visible = OpVars.visibleVars(op);
        return engine
                .some(Selection.of(op, within), graph, 1, row -> Bindings.isWithin(Bindings.only(row, visible), within))
                .stream()
                .map(row -> new Proof(Bindings.only(row, visible), List.of(new Step.Untraced(texts.of(op)))))
                .toList();
    }

    private boolean holds(ExprList conditions, Binding solution, Optional<Node> graph) {
        return conditions.isEmpty() || engine.any(filtered(conditions, Bindings.table(solution)), graph);
    }

    /** Unlike Jena's own method, changes no operator: the query is still needed as it is. */
    private static Op filtered(ExprList conditions, Op op) {
        return conditions.isEmpty() ? op : OpFilter.filterDirect(conditions, op);
    }

    private List<Step> conditions(ExprList conditions, Binding solution, Optional<Node> graph) {
        List<Step> steps = new ArrayList<>();
        conditions.forEach(condition -> steps.addAll(conditions(condition, solution, graph)));
        return steps;
    }

    /** What makes a condition hold, which does. */
    private List<Step> conditions(Expr condition, Binding solution, Optional<Node> graph) {
        if (!hasPattern(condition)) {
            return List.of(new Step.Held(texts.of(condition)));
        }
        return switch (condition) {
            case E_Exists exists -> List.of(present(exists, solution, graph));
            case E_NotExists exists -> List.of(absent(exists));
            case E_LogicalNot not -> denied(not, solution, graph);
            case E_LogicalAnd both ->
                conditions(new ExprList(List.of(both.getArg1(), both.getArg2())), solution, graph);
            case E_LogicalOr either ->
                Stream.of(either.getArg1(), either.getArg2())
                        .filter(one -> holds(new ExprList(one), solution, graph))
                        .flatMap(one -> conditions(one, solution, graph).stream())
                        .toList();
            default -> List.of(new Step.Untraced(texts.of(condition)));
        };
    }

    private List<Step> denied(E_LogicalNot not, Binding solution, Optional<Node> graph) {
        return switch (not.getArg()) {
            case E_Exists exists -> List.of(absent(exists));
            case E_NotExists exists -> List.of(present(exists, solution, graph));
            default -> List.of(new Step.Untraced(texts.of(not)));
        };
    }

    /** Whether a condition depends on what the data holds, and not on the solution alone. */
    private static boolean hasPattern(Expr condition) {
        return condition instanceof ExprFunctionOp
                || (condition instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(Prover::hasPattern));
    }

    private Step present(ExprFunctionOp exists, Binding solution, Optional<Node> graph) {
        Op pattern = Substitute.substitute(exists.getGraphPattern(), solution);
        return new Step.Present(
                texts.of(exists.getElement()), solutions(pattern, BindingFactory.empty(), List.of(), graph));
    }

    private Step absent(ExprFunctionOp exists) {
        return new Step.Absent(Step.Cause.NOT_EXISTS, texts.of(exists.getElement()));
    }
}
