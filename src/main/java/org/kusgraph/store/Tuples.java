package org.kusgraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Statements as four numbers each, in any order, which can then be read in the order of any of their columns by several threads.
 * What does not fit into memory goes to files.
 */
final class Tuples implements AutoCloseable {
    /** A graph, a subject, a property and an object. */
    static final int COLUMNS = 4;

    /** So many are sorted in memory, by each thread; they take 32 MB there. */
    private static final int TUPLES_IN_MEMORY = 1 << 20;

    private static final int FIRST_SIZE = 1 << 12;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final int mostInMemory;
    private final List<Path> written = new ArrayList<>();
    private long[] numbers = new long[FIRST_SIZE];
    private int size;

    /**
     * Tuples that keep what does not fit into memory in a folder.
     *
     * @param folder a folder of their own, which they create and remove
     */
    static Tuples in(Path folder) throws IOException {
        return new Tuples(folder, TUPLES_IN_MEMORY);
    }

    Tuples(Path folder, int mostInMemory) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.mostInMemory = mostInMemory;
    }

    /** Adds a tuple, which may have been added before. */
    void add(long graph, long subject, long property, long object) throws IOException {
        if (size == mostInMemory * COLUMNS) {
            Path file = folder.resolve(String.valueOf(written.size()));
            write(file, numbers, size);
            written.add(file);
            size = 0;
        } else if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size] = graph;
        numbers[size + 1] = subject;
        numbers[size + 2] = property;
        numbers[size + 3] = object;
        size += COLUMNS;
    }

    /**
     * Sorts the tuples; none can be added any more.
     *
     * @param order the columns, the most significant first
     */
    SortedTuples sorted(int... order) throws IOException {
        List<Path> runs = new ArrayList<>();
        for (Path file : written) {
            long[] part = read(file);
            sort(part, part.length, order);
            Path run = folder.resolve(file.getFileName() + Arrays.toString(order));
            write(run, part, part.length);
            runs.add(run);
        }
        long[] last = Arrays.copyOf(numbers, size);
        sort(last, size, order);
        return new SortedTuples(runs, last);
    }

    private static void sort(long[] numbers, int size, int[] order) {
        long[] tuple = new long[COLUMNS];
        for (int at = 0; at < size; at += COLUMNS) {
            System.arraycopy(numbers, at, tuple, 0, COLUMNS);
            for (int column = 0; column < COLUMNS; column++) {
                numbers[at + column] = tuple[order[column]];
            }
        }
        TupleSort.sort(numbers, size);
    }

    private static void write(Path file, long[] numbers, int size) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            for (int at = 0; at < size; at++) {
                out.writeLong(numbers[at]);
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    }

    private static long[] read(Path file) throws IOException {
        long[] numbers = new long[Math.toIntExact(Files.size(file) / Long.BYTES)];
        try (DataInputStream in = open(file)) {
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = in.readLong();
            }
            return numbers;
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(folder);
    }
}
