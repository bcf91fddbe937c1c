package org.kusgraph.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Collects the problems of one document, at their places in its text. */
final class Faults {
    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();

    Faults(SourceText source) {
        this.source = source;
    }

    void add(ProblemCode code, Spot spot, String wrong, String expected, String mend) {
        problems.add(new Problem(code, source.place(spot.offset(), spot.pointer()), wrong, expected, mend));
    }

    List<Problem> problems() {
        return problems;
    }

    /** Words in alphabetical order, for "expected one of …". */
    static String oneOf(Collection<String> words) {
        return "one of " + words.stream().sorted().collect(Collectors.joining(", "));
    }
}
