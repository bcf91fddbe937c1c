package org.kusgraph.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.kusgraph.document.DocumentReader;

/** Finds the files of documents, and cuts those into splits that can be. */
final class Inputs {
    private static final int GZIP_MAGIC = 0x1f8b;

    private final SharedStorage storage;
    private final long splitBytes;

    Inputs(SharedStorage storage, long splitBytes) {
        this.storage = storage;
        this.splitBytes = splitBytes;
    }

    /**
     * The splits of files and folders, in the order of the files' names. Lines are not counted yet.
     *
     * @param addresses files, folders, or patterns of either as Hadoop has them
     * @throws IOException if nothing is at an address
     */
    List<Split> splits(List<String> addresses) throws IOException {
        TreeMap<String, FileStatus> files = new TreeMap<>();
        for (String address : addresses) {
            Path pattern = new Path(address);
            FileSystem system = storage.of(pattern);
            FileStatus[] found = Optional.ofNullable(system.globStatus(pattern)).orElse(new FileStatus[0]);
            if (found.length == 0) {
                throw new IOException(address + ": there is no such file or folder");
            }
            for (FileStatus status : found) {
                if (status.isDirectory()) {
                    RemoteIterator<LocatedFileStatus> inside = system.listFiles(status.getPath(), true);
                    while (inside.hasNext()) {
                        LocatedFileStatus file = inside.next();
                        if (DocumentReader.isDocument(
                                java.nio.file.Path.of(file.getPath().getName()))) {
                            files.put(file.getPath().toString(), file);
                        }
                    }
                } else {
                    files.put(status.getPath().toString(), status);
                }
            }
        }
        List<Split> splits = new ArrayList<>();
        for (FileStatus file : files.values().stream()
                .sorted(Comparator.comparing(status -> status.getPath().toString()))
                .toList()) {
            addSplits(file, splits);
        }
        return splits;
    }

    private void addSplits(FileStatus file, List<Split> splits) throws IOException {
        String address = file.getPath().toString();
        long length = file.getLen();
        boolean ofLines = address.endsWith(".jsonl") || address.endsWith(".ndjson");
        if (!ofLines || length <= splitBytes || isPacked(file.getPath())) {
            splits.add(new Split(address, 0, length, 1, true));
            return;
        }
        for (long start = 0; start < length; start += splitBytes) {
            splits.add(new Split(address, start, Math.min(start + splitBytes, length), 1, false));
        }
    }

    private boolean isPacked(Path file) throws IOException {
        try (InputStream input = storage.of(file).open(file)) {
            return (input.read() << 8 | input.read()) == GZIP_MAGIC;
        }
    }

    /** The splits with the numbers of their first lines. */
    static List<Split> numbered(List<Split> splits, List<Integer> lineCounts) {
        List<Split> numbered = new ArrayList<>();
        int line = 1;
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            line = split.start() == 0 ? 1 : line;
            numbered.add(split.from(line));
            line += lineCounts.get(i);
        }
        return numbered;
    }
}
