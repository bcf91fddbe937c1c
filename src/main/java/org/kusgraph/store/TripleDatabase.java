package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.kusgraph.store.search.SearchIndex;
import org.kusgraph.store.search.SearchIndexWriter;
import org.kusgraph.store.search.SearchedTexts;

/** A snapshot's TDB2 database. */
final class TripleDatabase implements AutoCloseable {
    /** What TDB2 makes for itself when it opens a folder. */
    private static final Set<String> PRIVATE_FILES = Set.of("tdb.lock", "journal.jrnl");

    private final DatasetGraph dataset;

    private TripleDatabase(DatasetGraph dataset) {
        this.dataset = dataset;
        PatternExecutor.executeIn(dataset.getContext());
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
        for (Path file : FileTree.files(folder)) {
            if (PRIVATE_FILES.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
        return contents;
    }

    private static Optional<Manifest.Contents> fill(
            Path folder, Set<Node> apart, SearchedTexts searched, SnapshotStore.Filling filling) throws IOException {
        try (DumpBuilder dump = new DumpBuilder(folder, Dump.Content.STATEMENTS);
                DumpBuilder reifiers = new DumpBuilder(folder, Dump.Content.REIFIERS);
                EntityListBuilder entities = new EntityListBuilder(folder);
                TripleDatabase database = open(folder)) {
            StreamRDF receiver = receiver(database.dataset, apart, dump, reifiers, filling, entities);
            database.dataset.begin(TxnType.WRITE);
            if (!filling.fill(receiver)) {
                return Optional.empty();
            }
            filling.describe(database.dataset, database.statistics(entities.finish()), receiver);
            dump.finish();
            reifiers.finish();
            Manifest.Contents contents = database.commit();
            database.writeIndex(folder, searched);
            return Optional.of(contents);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        } catch (DatabaseFailure e) {
            throw DiskFault.of(folder, e.cause);
        } catch (InternalError e) {
            throw DiskFault.of(folder, e);
        }
    }

    /**
     * Gives each statement to the database, the dump and, for its subject, the list of entities. What has a triple term for its
     * object goes to a dump of its own alone: nothing that is only said is to be found by a query.
     */
    private static StreamRDF receiver(
            DatasetGraph dataset,
            Set<Node> apart,
            DumpBuilder dump,
            DumpBuilder reifiers,
            SnapshotStore.Filling filling,
            EntityListBuilder entities) {
        return new StreamRDFBase() {
            @Override
            public void prefix(String prefix, String iri) {
                dataset.prefixes().add(prefix, iri);
            }

            @Override
            public void quad(Quad quad) {
                try {
                    if (quad.getObject().isTripleTerm()) {
                        reifiers.add(quad);
                    } else {
                        state(quad);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            private void state(Quad quad) throws IOException {
                boolean ofDomain = !apart.contains(quad.getGraph());
                try {
                    dataset.add(quad);
                    if (ofDomain) {
                        dataset.add(Quad.create(Quad.defaultGraphIRI, quad.asTriple()));
                    }
                } catch (RuntimeException e) {
                    throw new DatabaseFailure(e);
                }
                dump.add(quad);
                Optional<String> entity = ofDomain ? filling.entity(quad.getSubject()) : Optional.empty();
                if (entity.isPresent()) {
                    entities.add(entity.get(), quad.getPredicate());
                }
            }
        };
    }

    private Statistics statistics(long entities) {
        try {
            return new StatisticsCounter(TDBInternal.requireStorage(dataset)).count(entities);
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    private Manifest.Contents commit() {
        try {
            long quads = TDBInternal.requireStorage(dataset)
                    .getQuadTable()
                    .getNodeTupleTable()
                    .size();
            long graphs = Iter.count(dataset.listGraphNodes());
            dataset.commit();
            dataset.end();
            return new Manifest.Contents(quads, graphs);
        } catch (RuntimeException e) {
            throw new DatabaseFailure(e);
        }
    }

    private void writeIndex(Path folder, SearchedTexts searched) throws IOException {
        try {
            SearchIndexWriter.write(folder.resolve(OpenSnapshot.INDEX), searched, begin());
        } catch (IOException e) {
            throw DiskFault.of(folder, e);
        } finally {
            dataset.end();
        }
    }

    /** Opens the database in a folder, which nobody else has open. */
    static TripleDatabase open(Path folder) throws IOException {
        try {
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
            QC.setFactory(dataset.getContext(), WatchedPaths::new);
            return new TripleDatabase(dataset);
        } catch (RuntimeException | InternalError e) {
            throw DiskFault.of(folder, e);
        }
    }

    /** The data, in a read transaction of the calling thread. */
    DatasetGraph begin() {
        dataset.begin(TxnType.READ);
        return dataset;
    }

    /** Lets queries on the data use an index of it. */
    void use(SearchIndex index) {
        index.attachTo(dataset);
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
