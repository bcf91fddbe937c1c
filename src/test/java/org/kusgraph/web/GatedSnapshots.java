package org.kusgraph.web;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/** A snapshot that lets queries see its statements when a test says so, and counts how many wanted to. */
final class GatedSnapshots implements SnapshotSource {
    private volatile CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile SnapshotInMemory current;

    GatedSnapshots(String turtle) {
        this.current = load("first", Optional.empty(), turtle);
    }

    /** Makes a snapshot of other data, behind the same gate, the current one. */
    void replaceBy(String identity, String turtle) {
        current = load(identity, Optional.of(current.name()), turtle);
    }

    /** How many patterns have been looked up, or wait for the gate. */
    int looks() {
        return looks.get();
    }

    /** Lets everybody see the statements from now on. */
    void openGate() {
        gate.countDown();
    }

    /** Lets nobody see them from now on. */
    void closeGate() {
        gate = new CountDownLatch(1);
    }

    @Override
    public SnapshotReading open() {
        return current.open();
    }

    private SnapshotInMemory load(String identity, Optional<SnapshotName> before, String turtle) {
        Graph statements = GraphMemFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(statements);
        return new SnapshotInMemory(
                SnapshotName.of(identity, Clock.systemUTC(), before), DatasetGraphFactory.wrap(new Gated(statements)));
    }

    private final class Gated extends GraphWrapper {
        Gated(Graph statements) {
            super(statements);
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            pass();
            return super.find(pattern);
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            pass();
            return super.find(subject, predicate, object);
        }
    }

    private void pass() {
        looks.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
