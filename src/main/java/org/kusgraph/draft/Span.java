package org.kusgraph.draft;

import java.util.Comparator;

/** A part of a text, in Java's units of characters: from its start to before its end. */
record Span(int start, int end) implements Comparable<Span> {
    private static final Comparator<Span> READING_ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

    /** What stands between two parts. */
    static Span between(Span before, Span behind) {
        int from = before.end();
        int to = behind.start();
        return new Span(from, Math.max(from, to));
    }

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    boolean holds(Span other) {
        return start <= other.start && other.end <= end;
    }

    boolean holds(int place) {
        return start <= place && place < end;
    }

    int length() {
        return end - start;
    }

    String of(String text) {
        return text.substring(start, end);
    }

    @Override
    public int compareTo(Span other) {
        return READING_ORDER.compare(this, other);
    }
}
