package org.kusgraph.web;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.kusgraph.store.PatternExecutor;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.store.search.EntitySearch;

/** A snapshot in memory, on the store's engine, that a test can exchange for another. */
public final class TestSnapshots implements SnapshotSource {
    private volatile Snapshot current;

    private record Snapshot(SnapshotName name, DatasetGraph dataset) {}

    private TestSnapshots(Snapshot current) {
        this.current = current;
    }

    /** A snapshot of the given TriG; what stands outside of graphs is its default graph. */
    public static TestSnapshots of(String trig) {
        return new TestSnapshots(load("first", Optional.empty(), trig));
    }

    /** Makes a snapshot of other data the current one. */
    void replaceBy(String identity, String trig) {
        current = load(identity, Optional.of(current.name), trig);
    }

    /** Makes a snapshot of other data the current one. */
    void replaceBy(String identity, Consumer<DatasetGraph> data) {
        current = load(identity, Optional.of(current.name), data);
    }

    @Override
    public SnapshotReading open() {
        Snapshot snapshot = current;
        snapshot.dataset.begin(ReadWrite.READ);
        return new SnapshotReading() {
            @Override
            public SnapshotName name() {
                return snapshot.name;
            }

            @Override
            public DatasetGraph dataset() {
                return snapshot.dataset;
            }

            @Override
            public EntitySearch search() {
                throw new UnsupportedOperationException("a snapshot in memory has no index");
            }

            @Override
            public void close() {
                snapshot.dataset.end();
            }
        };
    }

    private static Snapshot load(String identity, Optional<SnapshotName> before, String trig) {
        return load(identity, before, dataset -> RDFParser.fromString(trig, Lang.TRIG)
                .parse(dataset));
    }

    private static Snapshot load(String identity, Optional<SnapshotName> before, Consumer<DatasetGraph> data) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        PatternExecutor.executeIn(dataset.getContext());
        Txn.executeWrite(dataset, () -> data.accept(dataset));
        return new Snapshot(SnapshotName.of(identity, Clock.systemUTC(), before), dataset);
    }
}
