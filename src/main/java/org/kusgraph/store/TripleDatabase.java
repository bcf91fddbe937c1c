package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A snapshot's TDB2 database. */
final class TripleDatabase implements AutoCloseable {
    private static final Set<String> PRIVATE_FILES = Set.of("tdb.lock", "journal.jrnl");

    private final Path view;
    private final DatasetGraph dataset;

    private TripleDatabase(Path view, DatasetGraph dataset) {
        this.view = view;
        this.dataset = dataset;
    }

    /**
     * Makes a database in a folder.
     *
     * @param folder where; anything there is replaced
     * @param apart the graphs that are not part of the default graph
     * @param filling sends the quads
     * @return whether the filling wants it kept
     */
    static boolean create(Path folder, Set<Node> apart, SnapshotStore.Filling filling) throws IOException {
        FileTree.delete(folder);
        Files.createDirectories(folder);
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        try {
            return dataset.calculateWrite(() -> {
                try {
                    return filling.fill(receiver(dataset, apart));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            TDBInternal.expel(dataset, true);
        }
    }

    private static StreamRDF receiver(DatasetGraph dataset, Set<Node> apart) {
        return new StreamRDFBase() {
            @Override
            public void prefix(String prefix, String iri) {
                dataset.prefixes().add(prefix, iri);
            }

            @Override
            public void quad(Quad quad) {
                dataset.add(quad);
                if (!apart.contains(quad.getGraph())) {
                    dataset.add(Quad.create(Quad.defaultGraphIRI, quad.asTriple()));
                }
            }
        };
    }

    /**
     * Opens a database for reading. TDB2 lets one process alone open a folder, so that two cannot write; as nobody writes
     * to a snapshot, each reader opens a folder of its own with links to the snapshot's files.
     */
    static TripleDatabase open(Path folder) throws IOException {
        Views.removeAbandoned();
        Path view = Views.create();
        try {
            link(folder, view);
            TripleDatabase database = new TripleDatabase(view, DatabaseMgr.connectDatasetGraph(Location.create(view)));
            if (Files.isDirectory(folder)) {
                return database;
            }
            database.close();
        } catch (RuntimeException e) {
            FileTree.delete(view);
            // TDB2 has its own exceptions for files that are missing or wrong, which is no fault of the program.
            if (Files.isDirectory(folder)) {
                throw new IOException(
                        folder + ": the snapshot cannot be opened (" + e.getMessage() + "); remove it and build again",
                        e);
            }
        } catch (IOException e) {
            FileTree.delete(view);
            throw e;
        }
        // A builder has removed it meanwhile, and what was opened may be only a part.
        throw new NoSuchFileException(folder.toString());
    }

    private static void link(Path folder, Path view) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.toList();
        }
        for (Path entry : entries) {
            Path twin = view.resolve(folder.relativize(entry).toString());
            if (Files.isDirectory(entry)) {
                Files.createDirectories(twin);
            } else if (!PRIVATE_FILES.contains(entry.getFileName().toString())) {
                Files.createSymbolicLink(twin, entry.toAbsolutePath());
            }
        }
    }

    DatasetGraph begin() {
        dataset.begin(TxnType.READ);
        return dataset;
    }

    @Override
    public void close() throws IOException {
        TDBInternal.expel(dataset, true);
        FileTree.delete(view);
    }
}
