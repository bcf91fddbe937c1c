package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;

final class PointerCountsTest {
    private static final Node STATUS = NodeFactory.createURI("https://w3id.org/us-korea-tech/ontology#status");

    @TempDir
    private Path folder;

    /** Very much points to few things only; here everything is taken for such a thing. */
    @Test
    void afterAnyChangesTheyAreThoseOfWhatThereIsNow() throws IOException {
        BuiltGraph.of(Checkout.RESOURCES.resolve("corpus"), folder.resolve("store"))
                .close();
        Path copy = CopiedFolder.ofCurrent(folder.resolve("store"), folder.resolve("copy"));
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(copy));
        try {
            database.begin(TxnType.WRITE);
            change(database, new Random(1));
            database.abort();
            database.end();
        } finally {
            TDBInternal.expel(database, true);
        }
    }

    private void change(DatasetGraph database, Random random) throws IOException {
        Set<Node> apart = apart(database);
        List<Quad> all = new ArrayList<>(Iter.toList(database.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)));
        all.removeIf(quad -> apart.contains(quad.getGraph()));
        List<Quad> said =
                all.stream().filter(quad -> quad.getPredicate().equals(STATUS)).toList();
        Set<Node> claims = said.stream().map(Quad::getSubject).collect(Collectors.toSet());
        List<Quad> reports =
                all.stream().filter(quad -> claims.contains(quad.getObject())).toList();
        List<Node> things = things(all);
        Path before = Files.createDirectories(folder.resolve("before"));
        PointerCounts.write(before, database, things);
        List<Quad> removed = new ArrayList<>();
        int kept = 0;
        for (int round = 0; round < 10; round++) {
            StatementChanges changes = new StatementChanges();
            removed.forEach(changes::add);
            removed.clear();
            Collections.shuffle(all, random);
            removed.addAll(all.subList(0, random.nextInt(30)));
            removed.add(reports.get(random.nextInt(reports.size())));
            removed.forEach(changes::remove);
            for (int i = 0; i < 3; i++) {
                Quad one = said.get(random.nextInt(said.size()));
                Quad other = said.get(random.nextInt(said.size()));
                removed.add(one);
                changes.remove(one);
                Quad changed = Quad.create(one.getGraph(), one.getSubject(), STATUS, other.getObject());
                if (!removed.contains(changed)) {
                    changes.add(changed);
                    all.add(changed);
                }
            }
            Set<Triple> changed =
                    changes.applyTo(TDBInternal.requireStorage(database), apart).triples();
            Path building = folder.resolve("building" + round);
            PointerCounts.update(before, building, database, things, changed);
            Path anew = folder.resolve("anew" + round);
            PointerCounts.write(anew, database, things);
            assertThat(lines(building)).isEqualTo(lines(anew)).isNotEqualTo(lines(before));
            List<String> same = new ArrayList<>(lines(building));
            same.retainAll(lines(before));
            kept += same.size();
            before = building;
        }
        assertThat(kept).isPositive();
    }

    private static List<String> lines(Path snapshot) throws IOException {
        return Files.readAllLines(snapshot.resolve(PointerCounts.FILE));
    }

    private static List<Node> things(List<Quad> quads) {
        return quads.stream()
                .flatMap(quad -> Stream.of(quad.getSubject(), quad.getObject()))
                .filter(Node::isURI)
                .distinct()
                .toList();
    }

    private static Set<Node> apart(DatasetGraph database) {
        Set<Triple> domain = new HashSet<>(
                database.getDefaultGraph().find(Node.ANY, Node.ANY, Node.ANY).toList());
        return Iter.toList(database.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)).stream()
                .filter(quad -> !domain.contains(quad.asTriple()))
                .map(Quad::getGraph)
                .collect(Collectors.toSet());
    }
}
