package org.kusgraph.replica;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.kusgraph.store.BuildLock;
import org.kusgraph.store.DurableFile;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.Manifest;
import org.kusgraph.store.SealedFile;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.StoreInUseException;

/**
 * Brings a snapshot from a location into a store. Files are fetched into a folder of their own, each is compared with its digest,
 * and only what is whole is given to the store. What was fetched before something broke off is not fetched again.
 */
final class Fetch {
    private static final int MOST_MANIFEST_BYTES = 16 << 20;
    private static final int STEP_BYTES = 1 << 16;

    /** Left free, so that a fetch does not take a store's last space. */
    private static final long SPARE_BYTES = 16L << 20;

    /** A location may be slow for a while, but not for ever. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private static final long SLOWEST_BYTES_A_SECOND = 50_000;

    private final Location location;
    private final SnapshotStore store;
    private final Path folder;
    private final long mostBytes;
    private final LongAdder fetched;

    /**
     * Fetches from a location into a store.
     *
     * @param mostBytes how large a snapshot may be
     * @param fetched counts the bytes
     */
    Fetch(Location location, SnapshotStore store, long mostBytes, LongAdder fetched) {
        this.location = location;
        this.store = store;
        this.folder = store.folder().resolve("fetching");
        this.mostBytes = mostBytes;
        this.fetched = fetched;
    }

    /** Keeps others from fetching into the same store, who would write the same files at the same time. */
    BuildLock alone() throws IOException {
        Files.createDirectories(folder);
        try {
            return BuildLock.take(folder);
        } catch (StoreInUseException e) {
            throw new IOException(
                    store.folder() + ": another server keeps its snapshots there; choose another --store for this one",
                    e);
        }
    }

    /** What the location says is the newest snapshot there. */
    LocationIndex index() throws IOException {
        return LocationIndex.parse(small(Location.INDEX, LocationIndex.MOST_BYTES))
                .orElseThrow(
                        () -> new LocationException(location.shown(Location.INDEX), "is not an index of snapshots"));
    }

    /**
     * Makes the snapshot of an index the store's current one.
     *
     * @throws LocationException if what is at the location cannot be used
     * @throws IOException if the store cannot be written
     */
    void bring(LocationIndex index) throws IOException {
        SnapshotName name = index.snapshot();
        String manifestPath = name + "/" + Manifest.FILE;
        byte[] bytes = small(manifestPath, MOST_MANIFEST_BYTES);
        if (!Fingerprint.sha256(bytes).equals(index.manifestDigest())) {
            throw new LocationException(location.shown(manifestPath), "has other bytes than its index says");
        }
        Manifest manifest = Manifest.parse(bytes)
                .orElseThrow(() -> new LocationException(location.shown(manifestPath), "is not a manifest"));
        Optional<String> fault = OfferedSnapshot.fault(manifest, name, mostBytes);
        if (fault.isPresent()) {
            throw new LocationException(location.shown(manifestPath), fault.get());
        }
        Path fetching = folder.resolve(name.text());
        removeOthers(fetching);
        Files.createDirectories(fetching);
        checkSpace(manifest, fetching);
        for (SealedFile file : manifest.files()) {
            bring(name, file, fetching.resolve(file.name()));
        }
        DurableFile.write(fetching.resolve(Manifest.FILE), bytes);
        store.adopt(name, fetching);
    }

    private void bring(SnapshotName name, SealedFile sealed, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        String path = name + "/" + sealed.name();
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            boolean isResumed = channel.size() > 0;
            fill(path, sealed, channel);
            if (sealed.wrongBytes(file).isPresent() && isResumed) {
                // What was there before may have been broken off, or written by a machine that then lost power.
                channel.truncate(0);
                fill(path, sealed, channel);
            }
            if (sealed.wrongBytes(file).isPresent()) {
                channel.truncate(0);
                throw new LocationException(location.shown(path), "has other bytes than its manifest says");
            }
            if (channel.size() < sealed.size()) {
                // The zeros that TDB2 keeps in reserve, of which no disk takes note.
                int unused = channel.write(ByteBuffer.allocate(1), sealed.size() - 1);
            }
            channel.force(true);
        }
    }

    /** Adds what a file misses of the bytes that are used. */
    private void fill(String path, SealedFile sealed, FileChannel channel) throws IOException {
        if (channel.size() > sealed.size()) {
            channel.truncate(0);
        }
        long have = channel.size();
        if (have >= sealed.used()) {
            return;
        }
        try (Location.Part part = location.open(path, have)) {
            channel.truncate(part.offset()).position(part.offset());
            copy(path, part.body(), sealed.used() - part.offset(), channel);
        }
    }

    private void copy(String path, InputStream body, long bytes, FileChannel channel) throws IOException {
        long began = System.nanoTime();
        byte[] step = new byte[STEP_BYTES];
        long left = bytes;
        while (true) {
            int count = read(path, body, step);
            if (count < 0) {
                break;
            }
            if (count > left) {
                throw new LocationException(location.shown(path), "is longer than its manifest says");
            }
            ByteBuffer read = ByteBuffer.wrap(step, 0, count);
            while (read.hasRemaining()) {
                int unused = channel.write(read);
            }
            left -= count;
            fetched.add(count);
            if (isTooSlow(began, bytes - left)) {
                throw new LocationException(location.shown(path), "comes more slowly than is of use");
            }
        }
        if (left > 0) {
            throw new LocationException(location.shown(path), "ends " + left + " bytes before what its manifest says");
        }
    }

    private static boolean isTooSlow(long began, long bytes) {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        return taken.compareTo(SLOW) > 0 && bytes < SLOWEST_BYTES_A_SECOND * taken.toSeconds();
    }

    /** Reads a part; what fails here is the location and not the store. */
    private int read(String path, InputStream body, byte[] step) throws LocationException {
        try {
            return body.read(step);
        } catch (IOException e) {
            throw new LocationException(location.shown(path), "broke off while it was read", e);
        }
    }

    private byte[] small(String path, int mostBytes) throws IOException {
        long began = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] step = new byte[STEP_BYTES];
        try (Location.Part part = location.open(path, 0)) {
            for (int count = read(path, part.body(), step); count >= 0; count = read(path, part.body(), step)) {
                bytes.write(step, 0, count);
                if (bytes.size() > mostBytes || isTooSlow(began, bytes.size())) {
                    throw new LocationException(location.shown(path), "is too large or too slow");
                }
            }
        }
        return bytes.toByteArray();
    }

    private void checkSpace(Manifest manifest, Path fetching) throws IOException {
        long needed = manifest.files().stream().mapToLong(SealedFile::used).sum();
        long free = Files.getFileStore(fetching).getUsableSpace() - SPARE_BYTES;
        long there = 0;
        for (SealedFile file : manifest.files()) {
            Path started = fetching.resolve(file.name());
            there += Files.exists(started) ? Math.min(Files.size(started), file.used()) : 0;
        }
        if (needed - there > free) {
            throw new FileSystemException(
                    fetching.toString(),
                    null,
                    "the new snapshot needs " + (needed - there) + " bytes, and its disk has " + Math.max(free, 0)
                            + " to spare");
        }
    }

    /** Removes what is left of fetches of other snapshots: nobody will go on with them. */
    private void removeOthers(Path kept) throws IOException {
        Files.createDirectories(folder);
        List<Path> others;
        try (Stream<Path> entries = Files.list(folder)) {
            others = entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.equals(kept))
                    .toList();
        }
        for (Path other : others) {
            try (Stream<Path> files = Files.walk(other)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
