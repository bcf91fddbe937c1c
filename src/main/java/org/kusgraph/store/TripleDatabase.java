package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.kusgraph.store.search.OtherThread;
import org.kusgraph.store.search.SearchIndex;
import org.kusgraph.store.search.SearchIndexWriter;
import org.kusgraph.store.search.SearchedTexts;

/** A snapshot's TDB2 database. */
final class TripleDatabase implements AutoCloseable {
    /** What TDB2 makes for itself when it opens a folder. */
    private static final Set<String> PRIVATE_FILES = Set.of("tdb.lock", "journal.jrnl");

    private final DatasetGraph dataset;
    private DatasetGraph read;

    private TripleDatabase(DatasetGraph dataset, DatasetGraph read) {
        this.dataset = dataset;
        this.read = read;
    }

    /**
     * Makes a database in a folder. What is in the folder afterwards is of use only if this returns how much it is.
     *
     * @param folder where; a new folder
     * @param apart the graphs that are not part of the default graph
     * @param searched what of them can be searched
     * @param filling sends the quads
     * @return how much the database holds, if the filling wants it kept
     * @throws IOException if an input cannot be read or the folder cannot be written
     */
    static Optional<Manifest.Contents> create(
            Path folder, Set<Node> apart, SearchedTexts searched, SnapshotStore.Filling filling) throws IOException {
        Files.createDirectories(folder);
        Optional<Manifest.Contents> contents = fill(folder, apart, searched, filling);
        removePrivateFiles(folder);
        return contents;
    }

    /** Removes what is of no use to those who open the database next. */
    static void removePrivateFiles(Path folder) throws IOException {
        for (Path file : FileTree.files(folder)) {
            if (PRIVATE_FILES.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }

    private static Optional<Manifest.Contents> fill(
            Path folder, Set<Node> apart, SearchedTexts searched, SnapshotStore.Filling filling) throws IOException {
        return in(folder, database -> {
            try (StatementLists lists = new StatementLists(folder, apart, filling);
                    ExecutorService aside = aside()) {
                if (!database.fill(folder, apart, lists, filling)) {
                    return Optional.empty();
                }
                database.readAnew();
                // While one processor counts, another one is free for what does not depend on the counts.
                Future<Void> things = database.making(
                        aside,
                        data -> ThingsBuilder.write(folder.resolve(OpenSnapshot.THINGS), searched.kindsByWord(), data));
                database.dataset.begin(TxnType.WRITE);
                Statistics statistics = database.statistics(folder, lists.finishEntities());
                PointerCounts.write(folder, database.read, statistics.hubs());
                filling.describe(
                        database.read, statistics, lists.receiver(database.dataset, quad -> database.add(quad, apart)));
                Manifest.Contents contents = database.contents();
                database.finish(
                        aside,
                        List.of(data -> lists.finishDumps()),
                        data -> SearchIndexWriter.write(folder.resolve(OpenSnapshot.INDEX), searched, apart, data));
                OtherThread.await(things);
                return Optional.of(contents);
            }
        });
    }

    /** Threads beside one that makes what takes longest, the search index; they end when it is closed. */
    static ExecutorService aside() {
        // What is beside it on few processors would keep it waiting, and then leave one of them idle.
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 2);
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("aside-", 0).factory());
    }

    /** What is done with a database that is being written. */
    @FunctionalInterface
    interface Work<T> {
        T with(TripleDatabase database) throws IOException;
    }

    /**
     * Does something with the database in a folder, which nobody else has open.
     *
     * @throws IOException if an input cannot be read or the folder cannot be written
     */
    static <T> T in(Path folder, Work<T> work) throws IOException {
        try (TripleDatabase database = open(folder)) {
            return work.with(database);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        } catch (DatabaseFailure e) {
            throw DiskFault.of(folder, e.cause);
        } catch (InternalError e) {
            throw DiskFault.of(folder, e);
        }
    }

    /** Takes the statements all at once; see {@link IndexPacker}. */
    private boolean fill(Path folder, Set<Node> apart, StatementLists lists, SnapshotStore.Filling filling)
            throws IOException {
        dataset.begin(TxnType.WRITE);
        try (IndexPacker packer =
                new IndexPacker(TDBInternal.requireStorage(dataset), apart, folder.resolve("sorting-numbers"))) {
            if (!filling.fill(lists.receiver(dataset, quad -> writing(() -> packer.add(quad))))) {
                return false;
            }
            writing(() -> {
                packer.finishTerms();
                dataset.commit();
                dataset.end();
                packer.pack();
            });
            return true;
        }
    }

    /** Makes something of the statements. */
    @FunctionalInterface
    interface Making {
        /**
         * Makes it.
         *
         * @param data the database, in a read transaction of the calling thread
         */
        void of(DatasetGraph data) throws IOException;
    }

    /**
     * Commits what was written, and makes the rest of it, all at the same time.
     *
     * @param aside threads of {@link #aside}
     * @param others what they make
     * @param longest what the calling thread makes
     */
    void finish(ExecutorService aside, List<Making> others, Making longest) throws IOException {
        writing(() -> {
            dataset.commit();
            dataset.end();
        });
        readAnew();
        List<Future<Void>> begun =
                others.stream().map(other -> making(aside, other)).toList();
        make(longest, read);
        for (Future<Void> each : begun) {
            OtherThread.await(each);
        }
    }

    /** Has something made of what can be read now. */
    private Future<Void> making(ExecutorService aside, Making made) {
        DatasetGraph data = read;
        return aside.submit(() -> {
            make(made, data);
            return null;
        });
    }

    private static void make(Making made, DatasetGraph data) throws IOException {
        data.begin(TxnType.READ);
        try {
            made.of(data);
        } finally {
            data.end();
        }
    }

    /** Begins a transaction in which what is there can be changed. */
    DatasetGraph change() {
        dataset.begin(TxnType.WRITE);
        return dataset;
    }

    /** Adds a statement to those that are there, in a graph that is not part of the default graph. */
    private void add(Quad quad, Set<Node> apart) throws IOException {
        if (!apart.contains(quad.getGraph())) {
            throw new IllegalStateException("what follows from the graph is no part of it: " + quad);
        }
        writing(() -> dataset.add(quad));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void writing(Writing action) throws IOException {
        try {
            action.run();
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    private Statistics statistics(Path folder, long entities) throws IOException {
        try {
            return StatisticsCounter.count(folder, TDBInternal.requireStorage(read), entities);
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    private Manifest.Contents contents() {
        try {
            long quads = TDBInternal.requireStorage(dataset)
                    .getQuadTable()
                    .getNodeTupleTable()
                    .size();
            return new Manifest.Contents(quads, Iter.count(dataset.listGraphNodes()));
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Opens the database in a folder, which nobody else has open. */
    static TripleDatabase open(Path folder) throws IOException {
        try {
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
            return new TripleDatabase(dataset, readable(dataset));
        } catch (RuntimeException | InternalError e) {
            throw DiskFault.of(folder, e);
        }
    }

    private static DatasetGraph readable(DatasetGraph dataset) throws IOException {
        DatasetGraph readable = MappedDatabase.of(dataset);
        PatternExecutor.executeIn(readable.getContext());
        return readable;
    }

    /** Lets what was committed since the database was opened be read. */
    private void readAnew() throws IOException {
        read = readable(dataset);
    }

    /** The data as it was when the database was opened, in a read transaction of the calling thread. */
    DatasetGraph begin() {
        read.begin(TxnType.READ);
        return read;
    }

    /** Lets queries on the data use an index of it. */
    void use(SearchIndex index) {
        index.attachTo(read);
    }

    /** Closes the files. What was being written and is not committed is of no use. */
    @Override
    public void close() {
        try {
            if (dataset.isInTransaction()) {
                abort();
            }
            TDBInternal.expel(dataset, true);
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Where the disk is at fault, the database cannot take back what it has written; but nobody will read it. */
    private void abort() {
        try {
            dataset.abort();
        } catch (RuntimeException | InternalError e) {
            dataset.end();
        }
    }

    /** Sets what the database fails by apart from what reading the input fails by. */
    private static final class DatabaseFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException cause;

        DatabaseFailure(RuntimeException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
