package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.store.search.SearchIndex;

/** A snapshot that is open for reading, until nobody holds it any more. */
final class OpenSnapshot {
    /** The folder of a snapshot's search index. */
    static final String INDEX = "search";

    /** The folder of a snapshot's index of things, which had another name while it had another form. */
    static final String THINGS = "named-things";

    private final SnapshotName name;
    private final Path view;
    private final TripleDatabase database;
    private final SnapshotFiles files;
    private final SearchIndex index;
    private final Optional<ThingIndex> things;
    private final Optional<SnapshotCheck> rest;
    private final AtomicInteger holds = new AtomicInteger(1);
    private volatile Optional<DamagedSnapshotException> damage = Optional.empty();

    private OpenSnapshot(
            SnapshotName name,
            Path view,
            TripleDatabase database,
            SearchIndex index,
            Optional<ThingIndex> things,
            SnapshotFiles files,
            Optional<SnapshotCheck> rest) {
        this.name = name;
        this.view = view;
        this.database = database;
        this.index = index;
        this.things = things;
        this.files = files;
        this.rest = rest;
    }

    /**
     * Opens a snapshot, with one hold on it. That it is still current afterwards shows that no builder has begun to remove
     * it before all its files were open; otherwise what was opened is of no use, as TDB2 makes files that it misses.
     *
     * @param quickBytes how much of it is read before it is opened; what is larger is left to {@link #checkRest}
     * @throws DamagedSnapshotException if it is seen not to be as it was built
     * @throws IOException if it cannot be read
     */
    static OpenSnapshot of(SnapshotStore store, SnapshotName name, long quickBytes) throws IOException {
        Path snapshot = store.snapshot(name);
        Manifest manifest = Manifest.read(snapshot);
        SnapshotCheck check = new SnapshotCheck(snapshot, manifest);
        check.sizes();
        boolean checked = check.used() <= quickBytes;
        if (checked) {
            check.bytes();
        }
        Path view = Views.create(snapshot, manifest);
        SnapshotFiles files = new SnapshotFiles();
        try {
            files.openAll(snapshot, manifest);
            TripleDatabase database = TripleDatabase.open(view);
            SearchIndex index = openIndex(view, database);
            OpenSnapshot open = new OpenSnapshot(
                    name,
                    view,
                    database,
                    index,
                    openThings(view, database, index),
                    files,
                    checked ? Optional.empty() : Optional.of(check));
            if (store.currentName().equals(Optional.of(name))) {
                return open;
            }
            open.close();
            throw new IOException(snapshot + ": the snapshot was removed while it was being opened; try again");
        } catch (IOException | RuntimeException e) {
            files.close();
            FileTree.delete(view);
            throw e;
        }
    }

    private static SearchIndex openIndex(Path view, TripleDatabase database) throws IOException {
        try {
            SearchIndex index = SearchIndex.open(view.resolve(INDEX));
            database.use(index);
            return index;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** A snapshot that was made by an earlier version of the program has no such index. */
    private static Optional<ThingIndex> openThings(Path view, TripleDatabase database, SearchIndex index)
            throws IOException {
        try {
            Path folder = view.resolve(THINGS);
            return Files.exists(folder) ? Optional.of(ThingIndex.open(folder)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            index.close();
            database.close();
            throw e;
        }
    }

    SnapshotName name() {
        return name;
    }

    /** Takes one more hold, unless the last one has been given back; then nothing can be read here any more. */
    boolean hold() {
        return holds.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Gives one hold back; whoever gives back the last has to {@link #close} it. */
    boolean isLastReleased() {
        return holds.decrementAndGet() == 0;
    }

    /** Why it must not be read, if it must not. */
    Optional<DamagedSnapshotException> damage() {
        return damage;
    }

    /** The data, in a read transaction of the calling thread. */
    DatasetGraph begin() {
        return database.begin();
    }

    /** A file beside the data. */
    Optional<SnapshotFile> file(String file) {
        return files.file(file);
    }

    /** Reads what was too much to be read before the first answer. */
    void checkRest() throws IOException {
        if (rest.isEmpty()) {
            return;
        }
        try {
            rest.get().bytes();
        } catch (DamagedSnapshotException e) {
            damage = Optional.of(e);
            throw e;
        }
    }

    /** The search in the data. */
    SearchIndex index() {
        return index;
    }

    /** The index of things, if it has one. */
    Optional<ThingIndex> things() {
        return things;
    }

    void close() throws IOException {
        try (files;
                index) {
            if (things.isPresent()) {
                things.get().close();
            }
            database.close();
        }
        FileTree.delete(view);
    }
}
