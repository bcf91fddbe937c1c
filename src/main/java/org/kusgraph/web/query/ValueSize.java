package org.kusgraph.web.query;

import org.apache.jena.sparql.expr.NodeValue;

/** How large a value may become while a query is computed. */
final class ValueSize {
    /** Larger than any text of the graph; a million of them would not fit into the memory anyway. */
    static final int MAX_CHARACTERS = 1 << 20;

    /** More than any sum of money has. */
    private static final int MAX_DIGITS = 10_000;

    private static final double DIGITS_A_BIT = 0.30103;

    private ValueSize() {}

    static void check(long characters) {
        if (characters > MAX_CHARACTERS) {
            throw new TooLargeAnswerException("a value in the query grows beyond " + MAX_CHARACTERS
                    + " characters, the most that is computed here");
        }
    }

    /** The value, if it is not too large. */
    static NodeValue check(NodeValue value) {
        if (value.isString() || value.isLangString()) {
            check(value.asString().length());
        }
        return value;
    }

    static void checkDigits(double digits) {
        if (digits > MAX_DIGITS) {
            throw new TooLargeAnswerException(
                    "a number in the query grows beyond " + MAX_DIGITS + " digits, the most that is computed here");
        }
    }

    /** About how many digits a number has; 0 for what has a fixed size or is no number. */
    static double digits(NodeValue value) {
        if (value.isInteger()) {
            return value.getInteger().bitLength() * DIGITS_A_BIT;
        }
        return value.isDecimal()
                ? value.getDecimal().precision()
                        + Math.abs((double) value.getDecimal().scale())
                : 0;
    }
}
