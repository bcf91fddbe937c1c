package org.kusgraph.web.query;

import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeConst;

/** GROUP_CONCAT of no more than a value may hold. */
final class BoundedGroupConcat extends AggregatorBase {
    /** Which values are joined. */
    enum Of {
        ALL,
        DISTINCT
    }

    private final Optional<String> separator;
    private final Of of;

    BoundedGroupConcat(ExprList expressions, Optional<String> separator, Of of) {
        super("GROUP_CONCAT", of == Of.DISTINCT, expressions);
        this.separator = separator;
        this.of = of;
    }

    @Override
    public Aggregator copy(ExprList expressions) {
        return new BoundedGroupConcat(expressions, separator, of);
    }

    @Override
    public Accumulator createAccumulator() {
        return new Joined();
    }

    @Override
    public Node getValueEmpty() {
        return NodeConst.emptyString;
    }

    @Override
    public int hashCode() {
        return Objects.hash(exprList, separator, of);
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
        return other instanceof BoundedGroupConcat same
                && same.of == of
                && same.separator.equals(separator)
                && same.exprList.equals(exprList, bySyntax);
    }

    private final class Joined extends AccumulatorExpr {
        private final StringBuilder text = new StringBuilder();
        private boolean isFirst = true;

        Joined() {
            super(getExpr(), of == Of.DISTINCT);
        }

        @Override
        protected void accumulate(NodeValue value, Binding binding, FunctionEnv environment) {
            if (!isFirst) {
                text.append(separator.orElse(" "));
            }
            isFirst = false;
            text.append(value.asString());
            ValueSize.check(text.length());
        }

        /** A value that is an error makes the whole one, which the engine counts. */
        @Override
        protected void accumulateError(Binding binding, FunctionEnv environment) {}

        @Override
        protected NodeValue getAccValue() {
            return NodeValue.makeString(text.toString());
        }
    }
}
