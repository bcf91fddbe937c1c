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
import java.util.PriorityQueue;

/**
 * Sorts lines by their bytes, as {@code LC_ALL=C sort | uniq -c} does: what is there several times comes once, with how often. What
 * does not fit into memory goes to files, each sorted, which are merged in the end.
 */
final class LineSorter implements AutoCloseable {
    /** So many bytes of lines are sorted in memory; they take about twice as much there. */
    private static final int BYTES_IN_MEMORY = 24 << 20;

    /** So many files are merged at once. */
    private static final int MOST_FILES = 64;

    private final Path folder;
    private final int bytesInMemory;
    private final List<byte[]> lines = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private int bytes;
    private int written;

    /** What takes sorted lines. */
    @FunctionalInterface
    interface Receiver {
        /** Takes the next line, which was added so many times. */
        void line(byte[] line, int times) throws IOException;
    }

    /**
     * A sorter that keeps its files in a folder.
     *
     * @param folder a folder of its own, which it creates and removes
     */
    static LineSorter in(Path folder) throws IOException {
        return new LineSorter(folder, BYTES_IN_MEMORY);
    }

    LineSorter(Path folder, int bytesInMemory) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bytesInMemory = bytesInMemory;
    }

    void add(byte[] line) throws IOException {
        lines.add(line);
        bytes += line.length;
        if (bytes > bytesInMemory) {
            spill();
        }
    }

    /** Sends all lines in their order, each once; nothing can be added afterwards. */
    void sendTo(Receiver receiver) throws IOException {
        if (files.isEmpty()) {
            lines.sort(Arrays::compareUnsigned);
            sendDistinct(lines, receiver);
        } else {
            spill();
            merge(receiver);
        }
    }

    private void spill() throws IOException {
        lines.sort(Arrays::compareUnsigned);
        write(receiver -> sendDistinct(lines, receiver));
        lines.clear();
        bytes = 0;
        if (files.size() == MOST_FILES) {
            List<Path> merged = List.copyOf(files);
            write(this::merge);
            for (Path file : merged) {
                Files.delete(file);
            }
            files.removeAll(merged);
        }
    }

    private static void sendDistinct(List<byte[]> sorted, Receiver receiver) throws IOException {
        int times = 0;
        for (int i = 0; i < sorted.size(); i++) {
            byte[] line = sorted.get(i);
            times++;
            if (i + 1 == sorted.size() || !Arrays.equals(line, sorted.get(i + 1))) {
                receiver.line(line, times);
                times = 0;
            }
        }
    }

    @FunctionalInterface
    private interface Lines {
        void sendTo(Receiver receiver) throws IOException;
    }

    private void write(Lines sorted) throws IOException {
        Path file = folder.resolve(String.valueOf(written++));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            sorted.sendTo((line, times) -> {
                out.writeInt(times);
                out.writeInt(line.length);
                out.write(line);
            });
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        files.add(file);
    }

    private void merge(Receiver receiver) throws IOException {
        List<SortedFile> opened = new ArrayList<>();
        try {
            PriorityQueue<SortedFile> next = new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.line, b.line));
            for (Path file : files) {
                SortedFile sorted = new SortedFile(file);
                opened.add(sorted);
                if (sorted.read()) {
                    next.add(sorted);
                }
            }
            int times = 0;
            while (!next.isEmpty()) {
                SortedFile first = next.remove();
                byte[] line = first.line;
                times += first.times;
                if (first.read()) {
                    next.add(first);
                }
                if (next.isEmpty() || !Arrays.equals(line, next.element().line)) {
                    receiver.line(line, times);
                    times = 0;
                }
            }
        } finally {
            for (SortedFile file : opened) {
                file.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(folder);
    }

    /** A file of sorted lines that is being read. */
    private static final class SortedFile implements AutoCloseable {
        private final Path file;
        private final DataInputStream in;
        private long left;
        private byte[] line = new byte[0];
        private int times;

        SortedFile(Path file) throws IOException {
            this.file = file;
            this.left = Files.size(file);
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }

        /** Reads the next line; false at the file's end. */
        boolean read() throws IOException {
            if (left == 0) {
                return false;
            }
            try {
                times = in.readInt();
                line = new byte[in.readInt()];
                in.readFully(line);
                left -= 2 * Integer.BYTES + line.length;
                return true;
            } catch (IOException e) {
                throw FileTree.naming(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
