package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.store.search.SearchedTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of snapshots, of which one is current. A snapshot is built aside, synced, described in a {@link Manifest}, and made
 * current by one atomic rename of the file {@code current}; whatever ends a builder, the snapshot before stays current.
 */
public final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private static final String CURRENT = "current";
    private static final String CURRENT_NEXT = "current.next";
    private static final String BUILDING = "building.";
    private static final String REMOVED = "removed.";

    private final Path folder;
    private final Path snapshots;

    /**
     * A store in a folder, which is created with the first snapshot.
     *
     * @param folder the store's folder
     */
    public SnapshotStore(Path folder) {
        this.folder = folder;
        this.snapshots = folder.resolve("snapshots");
    }

    /** The store's folder. */
    public Path folder() {
        return folder;
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

        /**
         * The name under which a list of entities has a subject of the default graph.
         *
         * @param subject the subject
         * @return its name, if it is an entity
         */
        default Optional<String> entity(Node subject) {
            return Optional.empty();
        }

        /**
         * Adds to a snapshot that is to be kept what follows from all that was sent, in graphs that are not part of the default
         * graph. What is added here is not counted.
         *
         * @param filled what was sent
         * @param statistics how much it is
         * @param receiver takes more quads, after {@code filled} has been read
         * @throws IOException if an input cannot be read
         */
        default void describe(DatasetGraph filled, Statistics statistics, StreamRDF receiver) throws IOException {}

        /** What the quads have come from, when all are sent; where that is not told, the next snapshot is made from nothing. */
        default Optional<Sources> sources() {
            return Optional.empty();
        }

        /**
         * Whether so little has changed since an earlier snapshot that the new one is better made from it than from nothing.
         *
         * @param before what the earlier snapshot was made from
         * @throws IOException if an input cannot be read
         */
        default boolean isNear(Sources before) throws IOException {
            return false;
        }

        /**
         * Tells how what {@link #fill} would send differs from what an earlier snapshot was sent.
         *
         * @param before what the earlier snapshot was made from, which {@link #isNear} has found to be near
         * @param data the earlier snapshot's data, in a transaction of the calling thread
         * @return the difference; nothing where it is not known, or where the new snapshot is not to be kept: then all is filled
         * @throws IOException if an input cannot be read
         */
        default Optional<Difference> since(Sources before, DatasetGraph data) throws IOException {
            return Optional.empty();
        }
    }

    /**
     * The identity of the current snapshot, if there is one; it may turn out to be damaged.
     *
     * @throws DamagedSnapshotException if the store does not say which snapshot is current
     * @throws IOException if the store cannot be read
     */
    public Optional<String> current() throws IOException {
        return currentName().map(SnapshotName::identity);
    }

    /**
     * Reads the current snapshot whole and compares it with what was built.
     *
     * @return its identity, if there is a snapshot
     * @throws DamagedSnapshotException if it is not as it was built; the message names the file
     * @throws IOException if the store cannot be read
     */
    public Optional<String> checked() throws IOException {
        Optional<SnapshotName> name = currentName();
        if (name.isPresent()) {
            Path snapshot = snapshot(name.get());
            SnapshotCheck check = new SnapshotCheck(snapshot, Manifest.read(snapshot));
            check.sizes();
            check.bytes();
        }
        return name.map(SnapshotName::identity);
    }

    /**
     * Builds a snapshot and makes it current. What is current already and whole is not built again.
     *
     * @param identity the new snapshot's identity, of letters and digits
     * @param apart the graphs that are not part of the default graph
     * @param searched what of it can be searched
     * @param filling sends the quads
     * @return whether the snapshot is current now; if not, the store is as before
     * @throws StoreInUseException if another builds in this store
     * @throws IOException if the store cannot be written or an input cannot be read; the store is as before
     */
    public boolean build(String identity, Set<Node> apart, SearchedTexts searched, Filling filling) throws IOException {
        Files.createDirectories(snapshots);
        BuildLock lock = BuildLock.take(folder);
        try {
            return isWhole(identity)
                    || buildAlone(SnapshotName.of(identity, Clock.systemUTC(), nameIfAny()), apart, searched, filling);
        } finally {
            lock.release();
        }
    }

    private boolean isWhole(String identity) throws IOException {
        try {
            return current().equals(Optional.of(identity)) && checked().isPresent();
        } catch (DamagedSnapshotException e) {
            return false;
        }
    }

    private boolean buildAlone(SnapshotName name, Set<Node> apart, SearchedTexts searched, Filling filling)
            throws IOException {
        removeLeftovers();
        Path building = snapshots.resolve(BUILDING + name);
        try {
            boolean isMade = update(name.identity(), building, apart, searched, filling)
                    || make(name.identity(), building, apart, searched, filling);
            if (isMade) {
                makeCurrent(building, name);
            }
            return isMade;
        } finally {
            removeLeftovers();
        }
    }

    /** Makes a snapshot from the current one, where it is known what has changed. */
    private boolean update(String identity, Path building, Set<Node> apart, SearchedTexts searched, Filling filling)
            throws IOException {
        Optional<SnapshotName> before = nameIfAny();
        if (before.isEmpty()) {
            return false;
        }
        try {
            Optional<SnapshotUpdate.Made> made =
                    SnapshotUpdate.make(snapshot(before.get()), building, apart, searched, filling);
            if (made.isPresent()) {
                SnapshotUpdate.Made update = made.get();
                ChangesBuilder.write(
                        snapshot(before.get()),
                        before.get().identity(),
                        building,
                        identity,
                        update.removed(),
                        update.added());
                Manifest.seal(building, identity, update.contents(), update.sealed());
                return true;
            }
        } catch (DamagedSnapshotException e) {
            LOG.debug("the snapshot before is of no use for the next one: {}", e.damage());
        }
        FileTree.delete(building);
        return false;
    }

    /** Makes a snapshot from nothing. */
    private boolean make(String identity, Path building, Set<Node> apart, SearchedTexts searched, Filling filling)
            throws IOException {
        Optional<Manifest.Contents> contents = TripleDatabase.create(building, apart, searched, filling);
        if (contents.isEmpty()) {
            return false;
        }
        Optional<Sources> sources = filling.sources();
        if (sources.isPresent()) {
            sources.get().write(building);
        }
        Optional<SnapshotName> before = nameIfAny();
        if (before.isPresent()) {
            ChangesBuilder.write(snapshot(before.get()), before.get().identity(), building, identity);
        }
        Manifest.seal(building, identity, contents.get(), Map.of());
        return true;
    }

    private void makeCurrent(Path made, SnapshotName name) throws IOException {
        Files.move(made, snapshot(name), StandardCopyOption.ATOMIC_MOVE);
        FileTree.sync(snapshots);
        FileTree.writeDurably(folder.resolve(CURRENT_NEXT), name + "\n");
        Files.move(folder.resolve(CURRENT_NEXT), folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        FileTree.sync(folder);
    }

    /**
     * Makes a snapshot that was built elsewhere current.
     *
     * @param name its name there
     * @param files a folder on the store's disk with its manifest and its files, which are durable; it is moved into the store
     * @throws DamagedSnapshotException if a file is missing or has another length than the manifest says
     * @throws StoreInUseException if another builds in this store
     * @throws IOException if the store cannot be written; it is as before
     */
    public void adopt(SnapshotName name, Path files) throws IOException {
        Files.createDirectories(snapshots);
        BuildLock lock = BuildLock.take(folder);
        try {
            new SnapshotCheck(files, Manifest.read(files)).sizes();
            for (Path inner : FileTree.folders(files)) {
                FileTree.sync(inner);
            }
            makeCurrent(files, name);
            removeLeftovers();
        } finally {
            lock.release();
        }
    }

    /** Removes all snapshots, when the current one is damaged and cannot be built again here. */
    public void clear() throws IOException {
        BuildLock lock = BuildLock.take(folder);
        try {
            Files.deleteIfExists(folder.resolve(CURRENT));
            FileTree.sync(folder);
            FileTree.delete(snapshots);
        } finally {
            lock.release();
        }
    }

    /**
     * The name of the current snapshot, if there is one; it may turn out to be damaged.
     *
     * @throws DamagedSnapshotException if the store does not say which snapshot is current
     * @throws IOException if the store cannot be read
     */
    public Optional<SnapshotName> currentName() throws IOException {
        Path file = folder.resolve(CURRENT);
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        return Optional.of(SnapshotName.parse(new String(text, ISO_8859_1).strip())
                .orElseThrow(() -> new DamagedSnapshotException(file, "names no snapshot")));
    }

    /** The name of the current snapshot of a store that has one. */
    SnapshotName requiredName() throws IOException {
        return currentName()
                .orElseThrow(() -> new IOException(folder + ": this store has no snapshot; build one with: kus build"));
    }

    /** The folder of a snapshot, which a builder may remove as soon as another one is current. */
    public Path snapshot(SnapshotName name) {
        return snapshots.resolve(name.text());
    }

    /**
     * Removes what no current snapshot needs: what a builder that was killed has left, snapshots from before, which readers
     * keep for as long as they have them open. What cannot be removed now is left to the next builder, as it does no harm.
     */
    private void removeLeftovers() {
        try {
            Files.deleteIfExists(folder.resolve(CURRENT_NEXT));
            for (Path leftover : leftovers()) {
                // First out of the way in one step: a reader who is about to open it finds all of it, or nothing.
                Path removed = leftover.resolveSibling(REMOVED + leftover.getFileName());
                Files.move(leftover, removed, StandardCopyOption.ATOMIC_MOVE);
                FileTree.delete(removed);
            }
        } catch (IOException e) {
            LOG.warn("left-over files are still in {}: {}", folder, e.toString());
        }
    }

    private List<Path> leftovers() throws IOException {
        Optional<SnapshotName> current = nameIfAny();
        try (Stream<Path> entries = Files.list(snapshots)) {
            return entries.filter(entry -> isLeftover(entry.getFileName().toString(), current))
                    .toList();
        }
    }

    /** Where nothing says which snapshot is current, all are kept until another one is. */
    private static boolean isLeftover(String name, Optional<SnapshotName> current) {
        return name.startsWith(BUILDING)
                || name.startsWith(REMOVED)
                || current.filter(kept -> !kept.text().equals(name)).isPresent();
    }

    private Optional<SnapshotName> nameIfAny() throws IOException {
        try {
            return currentName();
        } catch (DamagedSnapshotException e) {
            return Optional.empty();
        }
    }
}
