package org.kusgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** What a snapshot holds beside its database and is made while statements pass: the dumps and the list of entities. */
final class StatementLists implements AutoCloseable {
    private final Set<Node> apart;
    private final SnapshotStore.Filling filling;
    private final DumpBuilder dump;
    private final DumpBuilder reifiers;
    private final EntityListBuilder entities;

    /** Takes statements for a database. */
    @FunctionalInterface
    interface Statements {
        void add(Quad quad) throws IOException;
    }

    /**
     * The lists of a snapshot.
     *
     * @param building the folder that becomes the snapshot
     * @param apart the graphs that are not part of the default graph
     * @param filling knows which subjects are entities
     */
    StatementLists(Path building, Set<Node> apart, SnapshotStore.Filling filling) throws IOException {
        this.apart = apart;
        this.filling = filling;
        this.dump = new DumpBuilder(building, Dump.Content.STATEMENTS);
        this.reifiers = new DumpBuilder(building, Dump.Content.REIFIERS);
        this.entities = new EntityListBuilder(building);
    }

    /**
     * Gives each statement to the database, the dump and, for its subject, the list of entities. What has a triple term for its
     * object goes to a dump of its own alone: nothing that is only said is to be found by a query.
     *
     * @param prefixes a data set in a transaction, which gets the prefixes
     * @param statements the way into the database
     */
    StreamRDF receiver(DatasetGraph prefixes, Statements statements) {
        return new StreamRDFBase() {
            @Override
            public void prefix(String prefix, String iri) {
                prefixes.prefixes().add(prefix, iri);
            }

            @Override
            public void quad(Quad quad) {
                try {
                    if (quad.getObject().isTripleTerm()) {
                        reifiers.add(quad);
                    } else {
                        statements.add(quad);
                        list(quad);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private void list(Quad quad) throws IOException {
        dump.add(quad);
        Optional<String> entity =
                apart.contains(quad.getGraph()) ? Optional.empty() : filling.entity(quad.getSubject());
        if (entity.isPresent()) {
            entities.add(entity.get(), quad.getPredicate());
        }
    }

    /** Writes the list of entities, and says how many there are. */
    long finishEntities() throws IOException {
        return entities.finish();
    }

    /** Writes the dumps; no statement can be added afterwards. */
    void finishDumps() throws IOException {
        dump.finish();
        reifiers.finish();
    }

    @Override
    public void close() throws IOException {
        try (dump;
                reifiers;
                entities) {
            // Each of them is closed, whatever becomes of the others.
        }
    }
}
