package org.kusgraph.web.query;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.ExprVisitorFunction;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;

/**
 * Looks through a whole query, subqueries and expressions included, for what may not be asked here: servers and functions
 * beyond the allowed ones. Said before the query runs, because the engine would take an unknown function for an
 * unbound value and {@code SERVICE SILENT} for an empty answer, and so give a wrong answer without a word. What stands inside
 * of SERVICE is the other server's to allow, such as its own services and functions.
 */
final class QueryPermissions {
    private final AllowedFunctions functions;
    private final Federation federation;
    private Optional<QueryFault> fault = Optional.empty();
    private Repeatability repeatability = Repeatability.SAME_DATA_SAME_ANSWER;

    private QueryPermissions(AllowedFunctions functions, Federation federation) {
        this.functions = functions;
        this.federation = federation;
    }

    /** The query as one that may run, or the first thing in it that may not. */
    static QueryReading check(Query query, AllowedFunctions functions, Federation federation) {
        QueryPermissions permissions = new QueryPermissions(functions, federation);
        permissions.walk(Algebra.compile(query));
        return permissions.fault.isPresent()
                ? permissions.fault.get()
                : new UnderstoodQuery(query, permissions.repeatability);
    }

    private void walk(Op op) {
        Walker.walkSkipService(op, new Operators(), new Expressions(), null, null);
    }

    private void walk(Expr expression) {
        Walker.walk(expression, new Operators(), new Expressions());
    }

    private void refuse(String explanation) {
        if (fault.isEmpty()) {
            fault = Optional.of(QueryFault.of(explanation));
        }
    }

    /** Jena's walker leaves out sort conditions and what aggregates are taken over, so they are walked from here. */
    private final class Operators extends OpVisitorBase {
        @Override
        public void visit(OpService op) {
            repeatability = Repeatability.EACH_RUN_DIFFERS;
            if (op.getService().isURI()) {
                federation.refusal(op.getService().getURI()).ifPresent(QueryPermissions.this::refuse);
            } else {
                refuse(federation.refusalOfVariable(op.getService().toString()));
            }
        }

        @Override
        public void visit(OpOrder op) {
            op.getConditions().forEach(condition -> walk(condition.getExpression()));
        }

        @Override
        public void visit(OpGroup op) {
            op.getAggregators().forEach(QueryPermissions.this::walkAggregate);
        }
    }

    private void walkAggregate(ExprAggregator aggregate) {
        ExprList arguments = aggregate.getAggregator().getExprList();
        if (arguments != null) {
            arguments.forEach(this::walk);
        }
    }

    private final class Expressions implements ExprVisitorFunction {
        @Override
        public void visitExprFunction(ExprFunction function) {
            switch (function) {
                case E_Call call -> refuse("CALL is not allowed here: name the function itself");
                case E_Function named -> visitNamed(named.getFunctionIRI());
                case E_Now now -> repeatability = Repeatability.EACH_RUN_DIFFERS;
                case E_Random random -> repeatability = Repeatability.EACH_RUN_DIFFERS;
                case E_UUID uuid -> repeatability = Repeatability.EACH_RUN_DIFFERS;
                case E_StrUUID uuid -> repeatability = Repeatability.EACH_RUN_DIFFERS;
                default -> {}
            }
        }

        private void visitNamed(String iri) {
            if (!functions.allows(iri)) {
                refuse("there is no function <" + iri + "> here");
            }
            if (functions.changes(iri)) {
                repeatability = Repeatability.EACH_RUN_DIFFERS;
            }
        }

        @Override
        public void visit(ExprAggregator aggregate) {
            walkAggregate(aggregate);
        }

        @Override
        public void visit(ExprFunctionOp function) {}

        @Override
        public void visit(NodeValue value) {}

        @Override
        public void visit(ExprTripleTerm term) {}

        @Override
        public void visit(ExprVar variable) {}

        @Override
        public void visit(ExprNone none) {}
    }
}
