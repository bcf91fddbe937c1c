package org.kusgraph.web.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * The parameters of a query: its blocks {@code VALUES ?name { … }} of one variable. Other values are put in as terms, so that
 * whatever they hold cannot become a part of the query.
 */
public final class Parameters {
    private Parameters() {}

    /** The values that a query has for its parameters; a parameter that is left open has none. */
    public static Map<String, List<Node>> of(Query query) {
        Map<String, List<Node>> found = new LinkedHashMap<>();
        Query unused = QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                variable(data).ifPresent(name -> found.put(name.getVarName(), values(data, name)));
                return data;
            }
        });
        return found;
    }

    /** The query with other values for some of its parameters. */
    public static UnderstoodQuery with(UnderstoodQuery understood, Map<String, List<Node>> values) {
        if (values.isEmpty()) {
            return understood;
        }
        Query changed = QueryTransformOps.transform(understood.query(), new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                return variable(data)
                        .flatMap(name -> Optional.ofNullable(values.get(name.getVarName()))
                                .<Element>map(chosen -> block(name, chosen)))
                        .orElse(data);
            }
        });
        return new UnderstoodQuery(changed, understood.repeatability());
    }

    private static Optional<Var> variable(ElementData data) {
        return data.getVars().size() == 1 ? Optional.of(data.getVars().getFirst()) : Optional.empty();
    }

    private static List<Node> values(ElementData data, Var variable) {
        return data.getRows().stream()
                .flatMap(row -> Optional.ofNullable(row.get(variable)).stream())
                .toList();
    }

    private static Element block(Var variable, List<Node> values) {
        ElementData data = new ElementData();
        data.add(variable);
        if (values.isEmpty()) {
            data.add(BindingFactory.empty());
        }
        for (Node value : values) {
            Binding row = BindingFactory.binding(variable, value);
            data.add(row);
        }
        return data;
    }
}
