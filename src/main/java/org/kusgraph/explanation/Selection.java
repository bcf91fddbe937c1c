package org.kusgraph.explanation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Brings wanted values as deep into a query as they may go, so that of a large graph only what has them is read. A value is used
 * for variables alone that have one in each solution of a part: for them a join with the values only selects.
 */
final class Selection {
    private Selection() {}

    /** The operator, without those of its solutions that have other values; some of these may be left. */
    static Op of(Op op, Binding wanted) {
        Binding values = Bindings.only(wanted, fixed(op));
        if (values.isEmpty()) {
            return op;
        }
        return switch (op) {
            case OpProject project -> project.copy(of(project.getSubOp(), values));
            case OpDistinct distinct -> distinct.copy(of(distinct.getSubOp(), values));
            case OpReduced reduced -> reduced.copy(of(reduced.getSubOp(), values));
            case OpOrder order -> order.copy(of(order.getSubOp(), values));
            case OpFilter filter -> filter.copy(of(filter.getSubOp(), values));
            case OpExtend extend ->
                extend.copy(of(
                        extend.getSubOp(),
                        without(values, extend.getVarExprList().getVars())));
            case OpGroup group -> group.copy(of(group.getSubOp(), keys(values, group)));
            case OpJoin join -> OpJoin.create(of(join.getLeft(), values), of(join.getRight(), values));
            case OpUnion union -> OpUnion.create(of(union.getLeft(), values), of(union.getRight(), values));
            case OpLeftJoin optional ->
                OpLeftJoin.create(of(optional.getLeft(), values), optional.getRight(), optional.getExprs());
            case OpMinus minus -> OpMinus.create(of(minus.getLeft(), values), minus.getRight());
            // Which solutions are within the limits depends on all of them, and so may what a function finds.
            case OpSlice slice -> slice;
            case OpPropFunc function -> function;
            default -> OpJoin.create(Bindings.table(values), op);
        };
    }

    private static Set<Var> fixed(Op op) {
        return OpVars.fixedVars(op);
    }

    /** A key that is computed has its value only after the grouping. */
    private static Binding keys(Binding values, OpGroup group) {
        List<Var> plain = group.getGroupVars().getVars().stream()
                .filter(variable -> !group.getGroupVars().hasExpr(variable))
                .toList();
        return Bindings.only(values, plain);
    }

    private static Binding without(Binding values, Collection<Var> variables) {
        return Bindings.only(
                values,
                values.varsMentioned().stream()
                        .filter(variable -> !variables.contains(variable))
                        .toList());
    }
}
