package org.kusgraph.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;

/** Collects the problems of one document, at their places in its text. */
final class Faults {
    /** Nobody mends more at once, and to find the place of each takes time in a large document. */
    private static final int MOST = 100;

    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();

    Faults(SourceText source) {
        this.source = source;
    }

    void add(ProblemCode code, Spot spot, String wrong, String expected, String mend) {
        if (problems.size() < MOST) {
            problems.add(new Problem(code, source.place(spot.offset(), spot.pointer()), wrong, expected, mend));
        } else if (problems.size() == MOST) {
            problems.add(new Problem(
                    ProblemCode.LIMIT,
                    source.place(spot.offset(), spot.pointer()),
                    "the document has still more problems",
                    "at most " + MOST,
                    "mend those before this one and check again"));
        }
    }

    /** The problems in reading order. */
    List<Problem> problems() {
        return problems.stream().sorted(Problem.READING_ORDER).toList();
    }

    /** Words in alphabetical order, to follow "expected". */
    static String oneOf(Collection<String> words) {
        return (words.size() == 1 ? "" : "one of ") + words.stream().sorted().collect(Collectors.joining(", "));
    }
}
