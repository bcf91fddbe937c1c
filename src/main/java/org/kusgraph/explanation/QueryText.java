package org.kusgraph.explanation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.serializer.FormatterElement;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.util.ExprUtils;

/** Parts of a query as SPARQL writes them, for people to recognise. */
final class QueryText {
    private final PrefixMapping prefixes;
    private final Map<Var, ExprAggregator> aggregates = new HashMap<>();

    QueryText(PrefixMapping prefixes) {
        this.prefixes = prefixes;
    }

    /** Notes what the variables that the engine makes for aggregates stand for. */
    void name(List<ExprAggregator> aggregators) {
        aggregators.forEach(aggregator -> aggregates.put(aggregator.getVar(), aggregator));
    }

    /** Whether an expression is the value of an aggregate and nothing else. */
    boolean isAggregate(Expr expression) {
        return expression.isVariable() && aggregates.containsKey(expression.asVar());
    }

    String of(Expr expression) {
        Expr named = ExprTransformer.transform(
                new ExprTransformCopy() {
                    @Override
                    public Expr transform(ExprVar variable) {
                        ExprAggregator aggregate = aggregates.get(variable.asVar());
                        return aggregate == null ? variable : aggregate;
                    }
                },
                expression);
        IndentedLineBuffer text = new IndentedLineBuffer();
        ExprUtils.fmtSPARQL(text, named, context());
        return text.asString();
    }

    String of(ExprAggregator aggregator) {
        return aggregator.asSparqlExpr(context());
    }

    String of(Path path) {
        return PathWriter.asString(path, new Prologue(prefixes));
    }

    String of(Op pattern) {
        try {
            return of(OpAsQuery.asElement(pattern));
        } catch (RuntimeException e) {
            // Not every operator can be written as SPARQL again.
            return pattern.getName();
        }
    }

    String of(Element pattern) {
        IndentedLineBuffer text = new IndentedLineBuffer();
        FormatterElement.format(text, context(), pattern);
        return text.asString().strip();
    }

    private SerializationContext context() {
        return new SerializationContext(prefixes);
    }
}
