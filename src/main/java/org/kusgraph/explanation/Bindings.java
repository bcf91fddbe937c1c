package org.kusgraph.explanation;

import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;

/** What is asked of solutions. Terms are compared as terms: an explanation is of this very row. */
final class Bindings {
    private Bindings() {}

    /** Whether a solution says nothing beyond another: each of its values is also the other's. */
    static boolean isWithin(Binding part, Binding whole) {
        Iterator<Var> variables = part.vars();
        while (variables.hasNext()) {
            Var variable = variables.next();
            if (!Objects.equals(part.get(variable), whole.get(variable))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two solutions have the same values for some variables, or both none. */
    static boolean agree(Binding one, Binding other, Collection<Var> variables) {
        return variables.stream().allMatch(variable -> Objects.equals(one.get(variable), other.get(variable)));
    }

    /** A solution with some of its variables alone. */
    static Binding only(Binding binding, Collection<Var> variables) {
        BindingBuilder builder = Binding.builder();
        for (Var variable : variables) {
            Node value = binding.get(variable);
            if (value != null && !builder.contains(variable)) {
                builder.add(variable, value);
            }
        }
        return builder.build();
    }

    /** The values of two solutions that do not contradict each other. */
    static Binding both(Binding one, Binding other) {
        BindingBuilder builder = Binding.builder();
        one.forEach(builder::add);
        other.forEach((variable, value) -> {
            if (!builder.contains(variable)) {
                builder.add(variable, value);
            }
        });
        return builder.build();
    }

    /** A solution as a part of a query that has no other. */
    static Op table(Binding binding) {
        return binding.isEmpty()
                ? OpTable.unit()
                : OpTable.create(TableFactory.builder().addRowAndVars(binding).build());
    }
}
