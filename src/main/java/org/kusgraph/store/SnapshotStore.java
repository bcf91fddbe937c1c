package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;

/**
 * A folder of snapshots, of which one is current. A snapshot is built aside, synced, and made current by one atomic
 * rename of the file {@code current}; whatever ends a builder, the snapshot before stays current.
 */
public final class SnapshotStore {
    private static final String CURRENT = "current";
    private static final String SNAPSHOTS = "snapshots";
    private static final String BUILDING = "building-";
    private static final String REMOVED = "removed-";

    private final Path folder;

    /**
     * A store in a folder, which is created with the first snapshot.
     *
     * @param folder the store's folder
     */
    public SnapshotStore(Path folder) {
        this.folder = folder;
    }

    /**
     * What fills a new snapshot.
     */
    @FunctionalInterface
    public interface Filling {
        /**
         * Sends all quads.
         *
         * @param receiver takes the quads
         * @return whether the snapshot is to be kept
         * @throws IOException if an input cannot be read
         */
        boolean fill(StreamRDF receiver) throws IOException;
    }

    /**
     * The identity of the current snapshot, if there is one.
     *
     * @throws IOException if the store cannot be read
     */
    public Optional<String> current() throws IOException {
        try {
            String identity = Files.readString(folder.resolve(CURRENT)).strip();
            return !identity.isEmpty() && Files.isDirectory(snapshot(identity))
                    ? Optional.of(identity)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Builds a snapshot and makes it current; the current one is not built again.
     *
     * @param identity the new snapshot's identity
     * @param apart the graphs that are not part of the default graph
     * @param filling sends the quads
     * @return whether the snapshot is current now; if not, the store is as before
     * @throws IOException if the store cannot be written or an input cannot be read; the store is as before
     */
    public boolean build(String identity, Set<Node> apart, Filling filling) throws IOException {
        Files.createDirectories(folder.resolve(SNAPSHOTS));
        try (FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel);
            try {
                removeLeftovers();
                return current().equals(Optional.of(identity)) || buildAside(identity, apart, filling);
            } finally {
                lock.release();
            }
        }
    }

    private boolean buildAside(String identity, Set<Node> apart, Filling filling) throws IOException {
        Path building = folder.resolve(SNAPSHOTS).resolve(BUILDING + identity);
        try {
            if (!TripleDatabase.create(building, apart, filling)) {
                return false;
            }
            FileTree.syncAll(building);
            Files.move(building, snapshot(identity), StandardCopyOption.ATOMIC_MOVE);
            FileTree.sync(folder.resolve(SNAPSHOTS));
        } finally {
            FileTree.delete(building);
        }
        makeCurrent(identity);
        removeLeftovers();
        return true;
    }

    /** The folder of a snapshot. */
    Path snapshot(String identity) {
        return folder.resolve(SNAPSHOTS).resolve(identity);
    }

    private void makeCurrent(String identity) throws IOException {
        Path next = folder.resolve(CURRENT + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((identity + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(next, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FileTree.sync(folder);
    }

    /** Removes what is not the current snapshot. A reader that has one of them open keeps it until it is done. */
    private void removeLeftovers() throws IOException {
        Optional<String> current = current();
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(folder.resolve(SNAPSHOTS))) {
            leftovers = entries.filter(entry ->
                            !current.equals(Optional.of(entry.getFileName().toString())))
                    .toList();
        }
        for (Path leftover : leftovers) {
            // It goes away in one step, so that a reader who is just opening it finds all of it or nothing.
            Path removed = leftover.resolveSibling(REMOVED + leftover.getFileName());
            FileTree.delete(removed);
            Files.move(leftover, removed, StandardCopyOption.ATOMIC_MOVE);
            FileTree.delete(removed);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this program builds; for the caller it is the same.
        }
        throw new StoreInUseException(folder);
    }
}
