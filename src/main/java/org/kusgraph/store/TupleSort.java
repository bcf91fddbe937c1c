package org.kusgraph.store;

/**
 * Sorts tuples that lie one after another in an array, as unsigned numbers, column by column. It looks at one column at a time and
 * goes on to the next only among equal ones (Bentley and Sedgewick, Fast Algorithms for Sorting and Searching Strings, 1997), and
 * so reads little where the first columns tell most.
 */
final class TupleSort {
    /** Fewer are sorted by inserting. */
    private static final int FEW = 12 * Tuples.COLUMNS;

    private final long[] numbers;

    private TupleSort(long[] numbers) {
        this.numbers = numbers;
    }

    /** Sorts the tuples of so many of the first numbers. */
    static void sort(long[] numbers, int size) {
        new TupleSort(numbers).sort(0, size, 0);
    }

    /** Which tuple comes first. */
    static int compare(long[] a, long[] b) {
        return compare(a, 0, b, 0, 0);
    }

    private static int compare(long[] a, int inA, long[] b, int inB, int firstColumn) {
        for (int column = firstColumn; column < Tuples.COLUMNS; column++) {
            int order = Long.compareUnsigned(a[inA + column], b[inB + column]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Sorts a range in which all tuples have the same numbers before a column. */
    private void sort(int begin, int end, int column) {
        int from = begin;
        int to = end;
        while (to - from > FEW) {
            long pivot = pivot(from, to, column);
            int less = from;
            int greater = to;
            for (int at = from; at < greater; ) {
                int order = Long.compareUnsigned(numbers[at + column], pivot);
                if (order < 0) {
                    swap(less, at);
                    less += Tuples.COLUMNS;
                    at += Tuples.COLUMNS;
                } else if (order > 0) {
                    greater -= Tuples.COLUMNS;
                    swap(at, greater);
                } else {
                    at += Tuples.COLUMNS;
                }
            }
            if (column + 1 < Tuples.COLUMNS) {
                sort(less, greater, column + 1);
            }
            // The larger of the others is left to the loop, so that the stack stays low.
            if (less - from < to - greater) {
                sort(from, less, column);
                from = greater;
            } else {
                sort(greater, to, column);
                to = less;
            }
        }
        insert(from, to, column);
    }

    private long pivot(int from, int to, int column) {
        long first = numbers[from + column];
        long middle = numbers[from + (to - from) / (2 * Tuples.COLUMNS) * Tuples.COLUMNS + column];
        long last = numbers[to - Tuples.COLUMNS + column];
        long lower = Long.compareUnsigned(first, last) < 0 ? first : last;
        long upper = lower == first ? last : first;
        if (Long.compareUnsigned(middle, lower) < 0) {
            return lower;
        }
        return Long.compareUnsigned(middle, upper) > 0 ? upper : middle;
    }

    private void swap(int a, int b) {
        for (int column = 0; column < Tuples.COLUMNS; column++) {
            long number = numbers[a + column];
            numbers[a + column] = numbers[b + column];
            numbers[b + column] = number;
        }
    }

    private void insert(int from, int to, int column) {
        for (int next = from + Tuples.COLUMNS; next < to; next += Tuples.COLUMNS) {
            for (int at = next;
                    at > from && compare(numbers, at - Tuples.COLUMNS, numbers, at, column) > 0;
                    at -= Tuples.COLUMNS) {
                swap(at - Tuples.COLUMNS, at);
            }
        }
    }
}
