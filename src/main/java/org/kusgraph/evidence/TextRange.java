package org.kusgraph.evidence;

import java.util.Comparator;

/**
 * A range of an article's text.
 *
 * @param start the code point at which it begins, from 0
 * @param end the code point before which it ends
 */
public record TextRange(int start, int end) implements Comparable<TextRange> {
    private static final Comparator<TextRange> READING_ORDER =
            Comparator.comparingInt(TextRange::start).thenComparingInt(TextRange::end);

    @Override
    public int compareTo(TextRange other) {
        return READING_ORDER.compare(this, other);
    }
}
