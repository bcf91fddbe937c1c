package org.kusgraph.web.query;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * {@code LANG(?text) = "en"}, as filters on names and texts are. Of a literal it looks at the language alone; the engine makes
 * values of the literal and of its language first, and keeps them for whoever asks again. Anything else the engine compares.
 */
final class LanguageIs extends ExprFunction2 {
    LanguageIs(Expr language, Expr tag) {
        super(language, tag, "eq", "=");
    }

    /** Whether a comparison is of that form. */
    static boolean isIn(ExprFunction2 comparison, Expr left, Expr right) {
        return comparison instanceof E_Equals
                && left instanceof E_Lang language
                && language.getArg() instanceof ExprVar
                && right instanceof NodeValue tag
                && tag.isString();
    }

    @Override
    protected @Nullable NodeValue evalSpecial(Binding solution, FunctionEnv environment) {
        if (getArg1() instanceof E_Lang language
                && language.getArg() instanceof ExprVar variable
                && getArg2() instanceof NodeValue tag) {
            Node text = solution.get(variable.asVar());
            if (text != null && text.isLiteral()) {
                return NodeValue.booleanReturn(text.getLiteralLanguage().equals(tag.getString()));
            }
        }
        return null;
    }

    @Override
    public NodeValue eval(NodeValue language, NodeValue tag) {
        return new E_Equals(getArg1(), getArg2()).eval(language, tag);
    }

    @Override
    public Expr copy(Expr language, Expr tag) {
        return new LanguageIs(language, tag);
    }
}
