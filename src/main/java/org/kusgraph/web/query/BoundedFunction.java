package org.kusgraph.web.query;

import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;

/** A function of the library whose value is not too large. */
final class BoundedFunction implements Function {
    private static final String POWER = "http://www.w3.org/2005/xpath-functions/math#pow";

    /** Beyond these places nothing is left to be rounded. */
    private static final int MAX_PLACES = 1_000;

    private final Function function;

    BoundedFunction(Function function) {
        this.function = function;
    }

    @Override
    public void build(String uri, ExprList arguments, Context context) {
        function.build(uri, arguments, context);
    }

    @Override
    public NodeValue exec(Binding binding, ExprList arguments, String uri, FunctionEnv environment) {
        if (uri.equals(POWER) && arguments.size() == 2) {
            checkPower(value(arguments.get(0), binding, environment), value(arguments.get(1), binding, environment));
        }
        if (uri.startsWith(ARQConstants.fnPrefix + "round") && arguments.size() == 2) {
            checkPlaces(value(arguments.get(1), binding, environment));
        }
        return ValueSize.check(function.exec(binding, arguments, uri, environment));
    }

    private static NodeValue value(Expr argument, Binding binding, FunctionEnv environment) {
        return argument.eval(binding, environment);
    }

    private static void checkPower(NodeValue number, NodeValue exponent) {
        if (number.isInteger() && exponent.isInteger()) {
            ValueSize.checkDigits(
                    ValueSize.digits(number) * Math.abs(exponent.getInteger().doubleValue()));
        }
    }

    private static void checkPlaces(NodeValue places) {
        if (places.isInteger() && Math.abs(places.getInteger().doubleValue()) > MAX_PLACES) {
            throw new TooLargeAnswerException("a number in the query is to be rounded to more than " + MAX_PLACES
                    + " places, the most that are computed here");
        }
    }
}
