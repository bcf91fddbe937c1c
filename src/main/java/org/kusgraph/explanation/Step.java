package org.kusgraph.explanation;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;

/** One of the things that a solution rests on. */
public sealed interface Step {
    /**
     * A statement of the data.
     *
     * @param sources where it comes from
     * @param hasMore whether more graphs hold it than are told
     */
    record Fact(Triple triple, List<Source> sources, boolean hasMore) implements Step {}

    /**
     * A property path.
     *
     * @param path the path as SPARQL writes it
     * @param facts a shortest way along it; none where it is of length 0, so that a thing leads to itself
     */
    record Way(Node from, String path, Node to, List<Fact> facts) implements Step {}

    /** A value computed by the query: BIND, or an expression of SELECT. */
    record Computed(String variable, Optional<Node> value, String expression) implements Step {}

    /** Values that the query itself gives: VALUES. */
    record Given(Binding values) implements Step {}

    /** A condition that holds: FILTER. */
    record Held(String condition) implements Step {}

    /** Something that has to be there and is: FILTER EXISTS. */
    record Present(String pattern, Solutions solutions) implements Step {}

    /** Nothing in the data matches a pattern. No statement says so: it is so because none is there. */
    record Absent(Cause cause, String pattern) implements Step {}

    /** Why the absence of something matters. */
    enum Cause {
        /** OPTIONAL: the values of its variables stay open. */
        OPTIONAL,
        /** FILTER NOT EXISTS. */
        NOT_EXISTS,
        /** MINUS. */
        MINUS
    }

    /** A row of a subquery, with what that row rests on. */
    record Subquery(Binding row, Solutions solutions) implements Step {}

    /** A row made from a group of solutions. */
    record Group(Binding keys, List<Aggregate> aggregates, Solutions members) implements Step {}

    /** A value computed from all members of a group. */
    record Aggregate(String expression, Optional<Node> value) {}

    /** What a function such as a text search has found; it is computed from an index and no statement. */
    record Searched(String function) implements Step {}

    /** A part of the query that was taken into account and cannot be traced to statements. */
    record Untraced(String operator) implements Step {}
}
