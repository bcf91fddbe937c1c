package org.kusgraph.web.query;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * How large the answer to one query may be, and how much of such answers is kept.
 *
 * @param rows the most rows of a table, or statements of a graph
 * @param bytes the most bytes, before they are compressed
 * @param cacheBytes how many bytes of answers are kept to be given again
 */
public record AnswerLimits(long rows, long bytes, long cacheBytes) {
    /** A million rows and 256 MB: who wants more wants the whole, which is there to be downloaded. */
    public static final AnswerLimits USUAL = new AnswerLimits(1_000_000, 256L << 20, 32L << 20);

    /** Refuses limits that no answer keeps. */
    public AnswerLimits {
        if (rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("an answer has to have room for at least 1 row and 1 byte");
        }
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("no fewer than 0 bytes of answers can be kept");
        }
    }

    /** The same for another number of rows. */
    public AnswerLimits withRows(long newRows) {
        return new AnswerLimits(newRows, bytes, cacheBytes);
    }

    /** The same for another number of bytes. */
    public AnswerLimits withBytes(long newBytes) {
        return new AnswerLimits(rows, newBytes, cacheBytes);
    }

    /** The same with another number of bytes of answers that are kept; 0 keeps none. */
    public AnswerLimits withCacheBytes(long newCacheBytes) {
        return new AnswerLimits(rows, bytes, newCacheBytes);
    }

    /**
     * The answer as one that throws {@link TooLargeAnswerException} in place of one row too many.
     *
     * @param each told of each row or statement
     */
    public Answer count(Answer answer, Runnable each) {
        return switch (answer) {
            case Answer.Rows table -> new Answer.Rows(new CountedRows(table.rows(), each));
            case Answer.Truth truth -> truth;
            case Answer.Triples triples -> new Answer.Triples(counted(triples.triples(), each));
            case Answer.Quads quads -> new Answer.Quads(counted(quads.quads(), each));
        };
    }

    private <T> Iterator<T> counted(Iterator<T> items, Runnable each) {
        Count count = new Count("statements", each);
        return Iter.map(items, count::pass);
    }

    /** What goes by, one at a time. */
    private final class Count {
        private final String what;
        private final Runnable each;
        private long passed;

        Count(String what, Runnable each) {
            this.what = what;
            this.each = each;
        }

        <T> T pass(T item) {
            passed++;
            each.run();
            if (passed > rows) {
                throw new TooLargeAnswerException("the answer has more than " + rows + " " + what
                        + ", the most that are sent at once; ask for less, with LIMIT and OFFSET for a part at a time, or"
                        + " download the whole graph");
            }
            return item;
        }
    }

    private final class CountedRows extends RowSetWrapper {
        private final Count count;

        CountedRows(RowSet rows, Runnable each) {
            super(rows);
            this.count = new Count("rows", each);
        }

        @Override
        public Binding next() {
            return count.pass(super.next());
        }
    }
}
