package org.kusgraph.web.federation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * What an endpoint is asked for the sake of some solutions.
 *
 * @param query a SELECT of the clause's pattern, with the values that the solutions have for its variables
 * @param variables the variables of the answer that count, each with the one that it is in the asking query: the engine
 *     renames variables of subqueries
 */
record ServiceQuery(Query query, Map<Var, Var> variables) {

    static ServiceQuery of(OpService clause, List<Binding> solutions) {
        Op pattern = clause.getSubOp();
        Query plain = OpAsQuery.asQuery(Rename.reverseVarRename(pattern, true));
        Map<Var, Var> variables = new LinkedHashMap<>();
        for (Var here : OpVars.visibleVars(pattern)) {
            if (here.isNamedVar()) {
                variables.put((Var) Rename.reverseVarRename(here), here);
            }
        }
        Map<Var, Var> shared = variables.entrySet().stream()
                .filter(pair -> solutions.stream().anyMatch(solution -> solution.contains(pair.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        return new ServiceQuery(shared.isEmpty() ? plain : restricted(plain, shared, solutions), variables);
    }

    private static Query restricted(Query plain, Map<Var, Var> shared, List<Binding> solutions) {
        List<Binding> rows = solutions.stream()
                .map(solution -> values(solution, shared))
                .distinct()
                .toList();
        List<Var> names = List.copyOf(shared.keySet());
        Element pattern = isPlain(plain) ? plain.getQueryPattern() : new ElementSubQuery(plain);
        ElementGroup group = new ElementGroup();
        group.addElement(new ElementData(new ArrayList<>(names), new ArrayList<>(rows)));
        inSight(pattern, Set.copyOf(names)).forEach(group::addElement);
        Query query = new Query();
        query.setQuerySelectType();
        query.setQueryResultStar(true);
        query.setQueryPattern(group);
        return query;
    }

    /** A solution's values for the shared variables. What means nothing elsewhere is left open, and compared when it comes back. */
    private static Binding values(Binding solution, Map<Var, Var> shared) {
        BindingBuilder values = BindingFactory.builder();
        shared.forEach((there, here) -> {
            Node value = solution.get(here);
            if (value != null && (value.isURI() || value.isLiteral())) {
                values.add(there, value);
            }
        });
        return values.build();
    }

    private static boolean isPlain(Query query) {
        return query.isQueryResultStar()
                && !query.isDistinct()
                && !query.isReduced()
                && !query.hasLimit()
                && !query.hasOffset()
                && !query.hasOrderBy()
                && !query.hasGroupBy()
                && !query.hasHaving()
                && !query.hasValues();
    }

    /**
     * The pattern's parts, to stand beside the values, where that says the same: when its first part binds all their variables.
     * Many engines then begin with the values. Otherwise the pattern stays a group, which is joined as a whole.
     */
    private static List<Element> inSight(Element pattern, Set<Var> names) {
        if (pattern instanceof ElementGroup group && !group.isEmpty()) {
            Element first = group.get(0);
            boolean isBasic = first instanceof ElementPathBlock || first instanceof ElementTriplesBlock;
            if (isBasic && PatternVars.vars(first).containsAll(names)) {
                return group.getElements();
            }
            return List.of(group);
        }
        boolean isBasic = pattern instanceof ElementPathBlock || pattern instanceof ElementTriplesBlock;
        if (isBasic) {
            return List.of(pattern);
        }
        ElementGroup group = new ElementGroup();
        group.addElement(pattern);
        return List.of(group);
    }

    /** The solutions that go together with a row of the answer, joined with it. What else a row holds was not asked for. */
    Iterator<Binding> join(List<Binding> solutions, List<Binding> rows) {
        return rows.stream()
                .map(this::asHere)
                .flatMap(row -> solutions.stream().flatMap(solution -> merged(solution, row)))
                .iterator();
    }

    private static Stream<Binding> merged(Binding solution, Binding row) {
        return Stream.ofNullable(Algebra.merge(solution, row));
    }

    private Binding asHere(Binding row) {
        BindingBuilder here = BindingFactory.builder();
        variables.forEach((there, name) -> {
            Node value = row.get(there);
            if (value != null) {
                here.add(name, value);
            }
        });
        return here.build();
    }
}
