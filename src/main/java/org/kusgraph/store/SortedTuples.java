package org.kusgraph.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Tuples in an order, with their columns in that order. Closing removes what they have on disk. */
final class SortedTuples implements AutoCloseable {
    private final List<Path> runs;
    private final long[] rest;

    /**
     * Tuples of several parts, each sorted.
     *
     * @param runs files of such tuples
     * @param rest more of them
     */
    SortedTuples(List<Path> runs, long[] rest) {
        this.runs = runs;
        this.rest = rest;
    }

    /** Begins to read them; those that were added twice come twice. */
    Reading read() throws IOException {
        return new Reading();
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    /** Goes through the tuples once; what cannot be read is an {@link UncheckedIOException}. */
    final class Reading implements Iterator<long[]>, AutoCloseable {
        private final PriorityQueue<Run> next = new PriorityQueue<>((a, b) -> TupleSort.compare(a.head, b.head));
        private final List<DataInputStream> opened = new ArrayList<>();

        private Reading() throws IOException {
            add(new Run(new InMemory(rest)));
            for (Path run : runs) {
                DataInputStream in = Tuples.open(run);
                opened.add(in);
                add(new Run(new InFile(run, in, Files.size(run))));
            }
        }

        private void add(Run run) {
            if (run.advance()) {
                next.add(run);
            }
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public long[] next() {
            Run first = next.remove();
            long[] tuple = first.head;
            add(first);
            return tuple;
        }

        @Override
        public void close() throws IOException {
            for (DataInputStream in : opened) {
                in.close();
            }
        }
    }

    /** A part that is being read. */
    private static final class Run {
        private final Iterator<long[]> tuples;
        private long[] head = {};

        Run(Iterator<long[]> tuples) {
            this.tuples = tuples;
        }

        boolean advance() {
            boolean isMore = tuples.hasNext();
            if (isMore) {
                head = tuples.next();
            }
            return isMore;
        }
    }

    private static final class InMemory implements Iterator<long[]> {
        private final long[] numbers;
        private int at;

        InMemory(long[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            return at < numbers.length;
        }

        @Override
        public long[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            at += Tuples.COLUMNS;
            return Arrays.copyOfRange(numbers, at - Tuples.COLUMNS, at);
        }
    }

    private static final class InFile implements Iterator<long[]> {
        private final Path file;
        private final DataInputStream in;
        private long bytesLeft;

        InFile(Path file, DataInputStream in, long bytesLeft) {
            this.file = file;
            this.in = in;
            this.bytesLeft = bytesLeft;
        }

        @Override
        public boolean hasNext() {
            return bytesLeft > 0;
        }

        @Override
        public long[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long[] tuple = new long[Tuples.COLUMNS];
            try {
                for (int column = 0; column < tuple.length; column++) {
                    tuple[column] = in.readLong();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(FileTree.naming(file, e));
            }
            bytesLeft -= (long) Tuples.COLUMNS * Long.BYTES;
            return tuple;
        }
    }
}
