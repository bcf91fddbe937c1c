package org.kusgraph.problem;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One fault of an input, worded for the person who can mend it.
 *
 * @param code the sort of fault, stable over releases
 * @param at where the fault is
 * @param wrong what is wrong, as a clause without a full stop
 * @param expected what would have been right, as a phrase that can follow "expected"
 * @param mend what to do, as an imperative
 */
public record Problem(ProblemCode code, Location at, String wrong, String expected, String mend)
        implements Serializable {

    /** Orders problems as a reader meets them, and two at one place always in the same way. */
    public static final Comparator<Problem> READING_ORDER = Comparator.comparing(Problem::at, Location.READING_ORDER)
            .thenComparing(Problem::wrong)
            .thenComparing(Problem::expected)
            .thenComparing(Problem::mend)
            .thenComparing(Problem::code);

    /** The whole problem on one line: {@code FILE:LINE:COLUMN: POINTER: wrong; expected …; do …}. */
    public String line() {
        return at.prefix() + wrong + "; expected " + expected + "; " + mend;
    }

    @Override
    public String toString() {
        return line();
    }
}
