package org.kusgraph.web.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.util.Context;

/**
 * Puts in place of what can make a short query's values grow without end, or look at one without end, what watches that. The
 * engine looks at the time between solutions only: a dozen CONCATs that double a string, or a pattern that goes back over its
 * text again and again, would end in no time limit.
 */
final class BoundedExpressions implements RewriteFactory {
    private final TimeLimit limit;

    BoundedExpressions(TimeLimit limit) {
        this.limit = limit;
    }

    @Override
    public Rewrite create(Context context) {
        Rewrite standard = Optimize.stdOptimizationFactory.create(context);
        // First, because the standard rewriting computes what is constant.
        return op -> standard.rewrite(Transformer.transform(new Groups(), new Expressions(), op));
    }

    /** Aggregates are no expressions to the engine's transformations. */
    private static final class Groups extends TransformCopy {
        @Override
        public Op transform(OpGroup group, Op sub) {
            List<ExprAggregator> bounded = group.getAggregators().stream()
                    .map(aggregate -> new ExprAggregator(aggregate.getVar(), bounded(aggregate.getAggregator())))
                    .toList();
            return OpGroup.create(sub, group.getGroupVars(), bounded);
        }

        private static Aggregator bounded(Aggregator aggregator) {
            return switch (aggregator) {
                case AggGroupConcat all ->
                    new BoundedGroupConcat(
                            all.getExprList(), Optional.ofNullable(all.getSeparator()), BoundedGroupConcat.Of.ALL);
                case AggGroupConcatDistinct distinct ->
                    new BoundedGroupConcat(
                            distinct.getExprList(),
                            Optional.ofNullable(distinct.getSeparator()),
                            BoundedGroupConcat.Of.DISTINCT);
                default -> aggregator;
            };
        }
    }

    private final class Expressions extends ExprTransformCopy {
        /** What the function library has a second time. */
        private final Map<String, Function<ExprList, Expr>> named = Map.of(
                ARQConstants.fnPrefix + "concat", Concat::new,
                ARQConstants.fnPrefix + "matches", args -> new Matches(args, limit),
                ARQConstants.fnPrefix + "replace", args -> new Replace(args, limit),
                ARQConstants.fnPrefix + "encode-for-uri", args -> new EncodeForUri(args.get(0)));

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return function instanceof E_StrEncodeForURI
                    ? new EncodeForUri(argument)
                    : super.transform(function, argument);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            if (LanguageIs.isIn(function, left, right)) {
                return new LanguageIs(left, right);
            }
            return switch (function) {
                case E_Multiply multiply -> new Multiply(left, right);
                case E_Divide divide -> new Divide(left, right);
                default -> super.transform(function, left, right);
            };
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            return switch (function) {
                case E_StrConcat concat -> new Concat(arguments);
                case E_Regex regex -> new Matches(arguments, limit);
                case E_StrReplace replace -> new Replace(arguments, limit);
                case E_Function call -> call(call, arguments);
                default -> super.transform(function, arguments);
            };
        }

        private Expr call(E_Function call, ExprList arguments) {
            Function<ExprList, Expr> bounded = named.get(call.getFunctionIRI());
            return bounded == null || !fits(call, arguments)
                    ? super.transform(call, arguments)
                    : bounded.apply(arguments);
        }

        /** A call with too few or too many arguments is left to the engine to refuse. */
        private static boolean fits(E_Function call, ExprList arguments) {
            int count = arguments.size();
            return switch (call.getFunctionIRI().substring(ARQConstants.fnPrefix.length())) {
                case "matches" -> count == 2 || count == 3;
                case "replace" -> count == 3 || count == 4;
                case "encode-for-uri" -> count == 1;
                default -> true;
            };
        }
    }

    /** CONCAT. */
    private static final class Concat extends ExprFunctionN {
        Concat(ExprList arguments) {
            super("concat", arguments);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            long characters = 0;
            for (NodeValue argument : arguments) {
                characters += argument.asString().length();
                ValueSize.check(characters);
            }
            return XSDFuncOp.strConcat(arguments);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(arguments);
        }
    }

    /** REGEX. */
    private static final class Matches extends ExprFunctionN {
        private final TimeLimit limit;

        Matches(ExprList arguments, TimeLimit limit) {
            super("regex", arguments);
            this.limit = limit;
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            return NodeValue.booleanReturn(
                    WatchedPattern.of(arguments, 1, limit).isIn(arguments.getFirst()));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Matches(arguments, limit);
        }
    }

    /** REPLACE. */
    private static final class Replace extends ExprFunctionN {
        private final TimeLimit limit;

        Replace(ExprList arguments, TimeLimit limit) {
            super("replace", arguments);
            this.limit = limit;
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            List<NodeValue> pattern =
                    arguments.size() == 4 ? List.of(arguments.get(1), arguments.get(3)) : List.of(arguments.get(1));
            return WatchedPattern.of(pattern, 0, limit).replace(arguments.getFirst(), arguments.get(2));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replace(arguments, limit);
        }
    }

    /** ENCODE_FOR_URI, which makes nine characters of a Hangul syllable, and three of each of their percent signs. */
    private static final class EncodeForUri extends ExprFunction1 {
        EncodeForUri(Expr argument) {
            super(argument, "encode_for_uri");
        }

        @Override
        public NodeValue eval(NodeValue value) {
            return ValueSize.check(XSDFuncOp.strEncodeForURI(value));
        }

        @Override
        public Expr copy(Expr argument) {
            return new EncodeForUri(argument);
        }
    }

    /** The product of two numbers, which has as many digits as both have. */
    private static final class Multiply extends ExprFunction2 {
        Multiply(Expr left, Expr right) {
            super(left, right, "multiply", "*");
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            ValueSize.checkDigits(ValueSize.digits(left) + ValueSize.digits(right));
            return new E_Multiply(getArg1(), getArg2()).eval(left, right);
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Multiply(left, right);
        }
    }

    /**
     * The quotient of two numbers. The engine takes a zero with decimals, such as 0.0, for one by which it can divide, and its failure
     * would end the whole query; SPARQL 1.1, section 17.2, has an error there, which leaves a variable unbound.
     */
    private static final class Divide extends ExprFunction2 {
        Divide(Expr left, Expr right) {
            super(left, right, "divide", "/");
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            try {
                return new E_Divide(getArg1(), getArg2()).eval(left, right);
            } catch (ArithmeticException e) {
                throw new ExprEvalException(left + " cannot be divided by " + right, e);
            }
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Divide(left, right);
        }
    }
}
