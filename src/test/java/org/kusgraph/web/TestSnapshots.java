package org.kusgraph.web;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.kusgraph.store.PatternExecutor;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/** A snapshot in memory, on the store's engine, that a test can exchange for another. */
public final class TestSnapshots implements SnapshotSource {
    private volatile SnapshotInMemory current;

    private TestSnapshots(SnapshotInMemory current) {
        this.current = current;
    }

    /** A snapshot of the given TriG; what stands outside of graphs is its default graph. */
    public static TestSnapshots of(String trig) {
        return new TestSnapshots(load("first", Optional.empty(), trig));
    }

    /** Makes a snapshot of other data the current one. */
    void replaceBy(String identity, String trig) {
        current = load(identity, Optional.of(current.name()), trig);
    }

    /** Makes a snapshot of other data the current one. */
    void replaceBy(String identity, Consumer<DatasetGraph> data) {
        current = load(identity, Optional.of(current.name()), data);
    }

    @Override
    public SnapshotReading open() {
        return current.open();
    }

    private static SnapshotInMemory load(String identity, Optional<SnapshotName> before, String trig) {
        return load(identity, before, dataset -> RDFParser.fromString(trig, Lang.TRIG)
                .parse(dataset));
    }

    private static SnapshotInMemory load(String identity, Optional<SnapshotName> before, Consumer<DatasetGraph> data) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        PatternExecutor.executeIn(dataset.getContext());
        Txn.executeWrite(dataset, () -> data.accept(dataset));
        return new SnapshotInMemory(SnapshotName.of(identity, Clock.systemUTC(), before), dataset);
    }
}
