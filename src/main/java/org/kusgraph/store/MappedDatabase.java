package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.StorageTDB;
import org.apache.jena.tdb2.store.TripleTable;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableInline;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A database whose terms and indexes are read from their files as memory, each in its own way. */
final class MappedDatabase {
    /** That many terms are kept, and no more than one for so much of the heap. */
    private static final long MOST_KEPT = 1 << 20;

    private static final long HEAP_BYTES_FOR_EACH = 1 << 11;

    /** A term takes several times that in its file, and where places are many few terms are in the way of others. */
    private static final long FILE_BYTES_FOR_EACH = 8;

    private MappedDatabase() {}

    /**
     * A database as it is now, for reading: it shares transactions and all files with the one that was opened, which is in no
     * transaction, and is of use as long as that one is open and gets nothing new.
     *
     * @throws IOException if its files cannot be read
     */
    static DatasetGraphTDB of(DatasetGraph opened) throws IOException {
        return of(opened, MappedFile.LONGEST_PART);
    }

    /** As {@link #of(DatasetGraph)}, for terms of no more than so many bytes. */
    static DatasetGraphTDB of(DatasetGraph opened, int longestTermBytes) throws IOException {
        DatasetGraphTDB database = TDBInternal.requireStorage(opened);
        NodeTupleTable quads = database.getQuadTable().getNodeTupleTable();
        Path file = folder(database)
                .resolve(database.getStoreParams().getNodeTableBaseName() + "-data." + Names.extObjNodeData);
        Index numbers = ((NodeTableTRDF) quads.getNodeTable().baseNodeTable()).getIndex();
        NodeTable terms = NodeTableInline.create(new KeptTerms(
                new MappedTerms(numbers, MappedFile.of(file, longestTermBytes)), places(Files.size(file))));
        return new DatasetGraphTDB(
                database.getLocation(),
                database.getStoreParams(),
                database.getReorderTransform(),
                new StorageTDB(
                        database.getTxnSystem(),
                        new TripleTable(indexes(database.getTripleTable().getNodeTupleTable(), database), terms),
                        new QuadTable(indexes(quads, database), terms)),
                (StoragePrefixesTDB) database.getStoragePrefixes(),
                database.getTxnSystem());
    }

    private static Path folder(DatasetGraphTDB database) {
        return Path.of(database.getLocation().getDirectoryPath());
    }

    private static int places(long fileBytes) {
        long most = Math.min(MOST_KEPT, Runtime.getRuntime().maxMemory() / HEAP_BYTES_FOR_EACH);
        return (int) Math.min(most, fileBytes / FILE_BYTES_FOR_EACH);
    }

    private static TupleIndex[] indexes(NodeTupleTable table, DatasetGraphTDB database) throws IOException {
        StoreParams settings = database.getStoreParams();
        TupleIndex[] indexes = table.getTupleTable().getIndexes().clone();
        for (int index = 0; index < indexes.length; index++) {
            indexes[index] = MappedIndex.of(indexes[index], settings.getBlockSize(), folder(database));
        }
        return indexes;
    }
}
