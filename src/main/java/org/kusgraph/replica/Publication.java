package org.kusgraph.replica;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kusgraph.store.BuildLock;
import org.kusgraph.store.DamagedSnapshotException;
import org.kusgraph.store.DurableFile;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.Manifest;
import org.kusgraph.store.SealedFile;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotStore;

/**
 * Puts a store's current snapshot at a location, for others to follow. The snapshot is copied aside first, and offered by one
 * atomic rename of the index; a few earlier ones stay for those who are fetching them.
 */
public final class Publication {
    /** Who needs longer than for two more snapshots to come begins again with the newest. */
    private static final int KEPT = 3;

    private static final int MOST_TRIES = 10;
    private static final String COPYING = "copying.";

    private final SnapshotStore store;
    private final Path location;

    /**
     * A publication of a store's snapshots.
     *
     * @param location a folder, which is made if need be and holds nothing else
     */
    public Publication(SnapshotStore store, Path location) {
        this.store = store;
        this.location = location;
    }

    /** What has become of it. */
    public enum Fate {
        /** It is there now. */
        PUBLISHED,
        /** It was there already, and the newest. */
        UNCHANGED
    }

    /**
     * What is at the location now.
     *
     * @param snapshot the newest snapshot
     * @param bytes how much of it whoever follows has to fetch
     */
    public record Published(Fate fate, SnapshotName snapshot, long bytes) {}

    /**
     * Puts the current snapshot there as the newest.
     *
     * @throws DamagedSnapshotException if it is not as it was built
     * @throws org.kusgraph.store.StoreInUseException if another publishes there
     * @throws IOException if there is none, or the location cannot be written; it offers what it did before
     */
    public Published publish() throws IOException {
        Files.createDirectories(location);
        BuildLock lock = BuildLock.take(location);
        try {
            removeAll(names(COPYING));
            for (int tries = 1; ; tries++) {
                SnapshotName source = source();
                try {
                    return publish(source);
                } catch (DamagedSnapshotException | NoSuchFileException e) {
                    // A builder may have removed it meanwhile, because it has made another one current.
                    if (tries == MOST_TRIES || source().equals(source)) {
                        throw e;
                    }
                }
            }
        } finally {
            lock.release();
        }
    }

    private SnapshotName source() throws IOException {
        return store.currentName()
                .orElseThrow(() -> new IOException(store.folder() + ": there is no snapshot to publish"));
    }

    private Published publish(SnapshotName source) throws IOException {
        byte[] bytes = Files.readAllBytes(store.snapshot(source).resolve(Manifest.FILE));
        Manifest manifest = Manifest.parse(bytes)
                .orElseThrow(
                        () -> new IOException(store.snapshot(source) + ": the snapshot is damaged; build it again"));
        long size = manifest.files().stream().mapToLong(SealedFile::used).sum() + bytes.length;
        Optional<LocationIndex> before = index();
        String digest = Fingerprint.sha256(bytes);
        if (before.isPresent() && before.get().manifestDigest().equals(digest) && isThere(before.get(), manifest)) {
            return new Published(Fate.UNCHANGED, before.get().snapshot(), size);
        }
        SnapshotName name = name(source);
        Path copying = location.resolve(COPYING + name);
        for (SealedFile file : manifest.files()) {
            copy(store.snapshot(source).resolve(file.name()), file, copying.resolve(file.name()));
        }
        DurableFile.write(copying.resolve(Manifest.FILE), bytes);
        DurableFile.move(copying, location.resolve(name.text()));
        Path next = location.resolve(Location.INDEX + ".next");
        DurableFile.write(next, new LocationIndex(name, digest).bytes());
        DurableFile.move(next, location.resolve(Location.INDEX));
        removeAll(names("").stream().skip(KEPT).toList());
        return new Published(Fate.PUBLISHED, name, size);
    }

    /** The index that is there. One that is broken offers nothing, and is replaced. */
    private Optional<LocationIndex> index() throws IOException {
        Path file = location.resolve(Location.INDEX);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LocationIndex.MOST_BYTES
                ? LocationIndex.parse(Files.readAllBytes(file))
                : Optional.empty();
    }

    /** Whether all files of a snapshot seem to be there, so that publishing again mends a location that has lost some. */
    private boolean isThere(LocationIndex index, Manifest manifest) throws IOException {
        Path there = location.resolve(index.snapshot().text());
        for (SealedFile file : manifest.files()) {
            Path copy = there.resolve(file.name());
            if (!Files.isRegularFile(copy) || Files.size(copy) != file.used()) {
                return false;
            }
        }
        return Files.isRegularFile(there.resolve(Manifest.FILE));
    }

    /** A name that is newer than all that ever was there, also when another machine with another clock built those. */
    private SnapshotName name(SnapshotName source) throws IOException {
        Optional<SnapshotName> newest = Stream.concat(
                        index().map(LocationIndex::snapshot).stream(),
                        names("").stream()
                                .map(folder ->
                                        SnapshotName.parse(folder.getFileName().toString()))
                                .flatMap(Optional::stream))
                .max(Comparator.comparing(SnapshotName::built));
        return newest.isEmpty() || source.isNewerThan(newest.get())
                ? source
                : SnapshotName.of(source.identity(), Clock.systemUTC(), newest);
    }

    /** Copies the bytes that are used; whoever fetches them adds the zeros that TDB2 keeps in reserve. */
    private static void copy(Path from, SealedFile sealed, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (FileChannel source = FileChannel.open(from, READ);
                FileChannel copy = FileChannel.open(to, CREATE_NEW, WRITE)) {
            long done = 0;
            while (done < sealed.used()) {
                long count = source.transferTo(done, sealed.used() - done, copy);
                if (count <= 0) {
                    break;
                }
                done += count;
            }
            copy.force(true);
        }
        Optional<String> fault = sealed.wrongBytes(to);
        if (fault.isPresent()) {
            throw new DamagedSnapshotException(from, fault.get());
        }
    }

    /** The folders of snapshots, or of copies that were broken off, the newest first. */
    private List<Path> names(String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(location)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> entry.getFileName().toString().startsWith(prefix)
                            && name(entry, prefix).isPresent())
                    .sorted(Comparator.comparing((Path entry) ->
                                    name(entry, prefix).orElseThrow().built())
                            .reversed())
                    .toList();
        }
    }

    private static Optional<SnapshotName> name(Path entry, String prefix) {
        return SnapshotName.parse(entry.getFileName().toString().substring(prefix.length()));
    }

    private static void removeAll(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
