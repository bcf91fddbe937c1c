package org.kusgraph.description;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/** The order in which people read the values of one property: numbers by size, things by name, texts by language. */
final class ValueOrder implements Comparator<Value> {
    @Override
    public int compare(Value one, Value other) {
        if (one instanceof Value.Part a && other instanceof Value.Part b) {
            return compareParts(a.properties(), b.properties());
        }
        if (one instanceof Value.Literal a && other instanceof Value.Literal b && isNumber(a) && isNumber(b)) {
            return new BigDecimal(a.lexical()).compareTo(new BigDecimal(b.lexical()));
        }
        return key(one).compareTo(key(other));
    }

    /** The name by which things are sorted. */
    static String key(Named named) {
        return named.labels().in(List.of()).map(label -> label.text()).orElse("") + '\n' + sortable(named.node());
    }

    private int compareParts(List<Property> ones, List<Property> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            List<Statement> a = ones.get(i).values();
            List<Statement> b = others.get(i).values();
            int order = a.isEmpty() || b.isEmpty()
                    ? Integer.compare(a.size(), b.size())
                    : compare(a.getFirst().value(), b.getFirst().value());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    private static String key(Value value) {
        return switch (value) {
            case Value.Text text -> text.language() + '\n' + text.text();
            case Value.Literal literal -> literal.lexical();
            case Value.Thing thing -> key(thing.thing());
            case Value.Outside outside -> outside.iri();
            case Value.Part part -> "";
        };
    }

    private static boolean isNumber(Value.Literal literal) {
        return literal.lexical().matches("[+-]?\\d{1,40}(\\.\\d{1,40})?");
    }

    private static String sortable(Node node) {
        return node.isURI() ? node.getURI() : "";
    }
}
