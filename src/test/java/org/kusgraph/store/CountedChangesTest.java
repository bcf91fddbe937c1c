package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.store.search.SearchedTexts;

/** The statistics of a changed database are those of one that was built with what it holds now. */
final class CountedChangesTest {
    private static final Quad DESCRIPTION = Quad.create(
            RandomStatements.iri("catalog"),
            RandomStatements.iri("data"),
            RandomStatements.iri("describes"),
            RandomStatements.iri("data"));
    private static final long ENTITIES = 17;

    @TempDir
    private Path folder;

    private final Set<Quad> statements = new LinkedHashSet<>();
    private final List<Statistics> counted = new ArrayList<>();
    private int folders;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void afterAnyChangesTheyAreThoseOfWhatThereIsNow(int seed) throws IOException {
        Random random = new Random(seed);
        RandomStatements any = new RandomStatements(random);
        statements.addAll(RandomStatements.pointers(995));
        statements.addAll(RandomStatements.words(198));
        times(150, unused -> statements.add(any.any()));
        startWith(database -> {
            for (int round = 0; round < 15; round++) {
                Set<Quad> wanted = new LinkedHashSet<>(statements);
                wanted.removeIf(quad -> random.nextInt(10) == 0 && !isOfMany(quad));
                times(random.nextInt(60), unused -> wanted.add(any.any()));
                become(wanted, RandomStatements.pointers(1_010), RandomStatements.pointers(995 + random.nextInt(15)));
                become(wanted, RandomStatements.words(230), RandomStatements.words(196 + random.nextInt(9)));
                if (random.nextInt(4) == 0) {
                    Node graph = any.any(RandomStatements.GRAPHS);
                    wanted.removeIf(quad -> quad.getGraph().equals(graph));
                    times(random.nextInt(2) * 20, unused -> wanted.add(any.in(graph)));
                }
                change(database, wanted, random);
            }
        });
        assertThat(counted.stream().map(statistics -> statistics.hubs().size())).contains(0, 1);
        assertThat(counted.stream()
                        .flatMap(statistics -> statistics.properties().stream())
                        .filter(use -> use.property().equals(RandomStatements.LIST))
                        .map(use -> use.uses().isEmpty()))
                .contains(true, false);
    }

    private static boolean isOfMany(Quad quad) {
        return quad.getPredicate().equals(RandomStatements.LIST)
                || quad.getPredicate().equals(RandomStatements.iri("pointsTo"));
    }

    private static void become(Set<Quad> wanted, Collection<Quad> from, Collection<Quad> to) {
        wanted.removeAll(from);
        wanted.addAll(to);
    }

    @Test
    void ofMoreGraphsThanAreCountedTheLargestAreKnownAfterChanges() throws IOException {
        Random random = new Random(1);
        RandomStatements any = new RandomStatements(random);
        List<Node> graphs = IntStream.range(0, Statistics.MOST_GRAPHS + 200)
                .mapToObj(i -> RandomStatements.iri("article" + i))
                .toList();
        graphs.forEach(graph -> statements.add(any.in(graph)));
        times(200, unused -> statements.add(any.in(any.any(graphs))));
        startWith(database -> {
            for (int round = 0; round < 4; round++) {
                Set<Quad> wanted = new LinkedHashSet<>(statements);
                times(20, unused -> {
                    Node graph = any.any(graphs);
                    wanted.removeIf(quad -> quad.getGraph().equals(graph));
                });
                times(40, unused -> wanted.add(any.in(any.any(graphs))));
                change(database, wanted, random);
            }
        });
    }

    @Test
    void aDatabaseMayBecomeEmptyAndBeFilledAgain() throws IOException {
        Random random = new Random(1);
        RandomStatements any = new RandomStatements(random);
        startWith(database -> {
            Set<Quad> some = new LinkedHashSet<>();
            times(100, unused -> some.add(any.any()));
            change(database, some, random);
            change(database, Set.of(), random);
            change(database, some, random);
        });
    }

    private static void times(int count, Consumer<Integer> action) {
        IntStream.range(0, count).boxed().forEach(action);
    }

    private interface Changing {
        void change(DatasetGraph database) throws IOException;
    }

    private Path newFolder() throws IOException {
        return Files.createDirectories(folder.resolve(String.valueOf(folders++)));
    }

    /** The folder with what was counted last. */
    private Path before() {
        return folder.resolve(String.valueOf(folders - 1));
    }

    private void startWith(Changing changing) throws IOException {
        counted.add(built(folder.resolve("store")));
        Path copy = CopiedFolder.ofCurrent(folder.resolve("store"), newFolder());
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(copy));
        try {
            changing.change(database);
        } finally {
            TDBInternal.expel(database, true);
        }
        assertThat(counted.getLast()).isEqualTo(withEntities(built(folder.resolve("other-store"))));
    }

    private static Statistics withEntities(Statistics built) {
        return new Statistics(
                built.domain(),
                ENTITIES,
                built.classes(),
                built.properties(),
                built.graphCount(),
                built.graphs(),
                built.hubs());
    }

    /** The statistics of a snapshot that is built of all statements, and then gets its description. */
    private Statistics built(Path store) throws IOException {
        List<Statistics> built = new ArrayList<>();
        assertThat(new SnapshotStore(store)
                        .build("built", RandomStatements.APART, SearchedTexts.NOTHING, new SnapshotStore.Filling() {
                            @Override
                            public boolean fill(StreamRDF receiver) {
                                statements.forEach(receiver::quad);
                                return true;
                            }

                            @Override
                            public void describe(DatasetGraph filled, Statistics statistics, StreamRDF receiver) {
                                built.add(statistics);
                                receiver.quad(DESCRIPTION);
                            }
                        }))
                .isTrue();
        return built.getFirst();
    }

    private void change(DatasetGraph database, Set<Quad> wanted, Random random) throws IOException {
        Path before = before();
        Path building = newFolder();
        Set<Triple> domainBefore = domain(statements);
        StatementChanges changes = changes(wanted, random);
        statements.retainAll(wanted);
        statements.addAll(wanted);

        database.begin(TxnType.WRITE);
        CountedChanges changed = changes.applyTo(TDBInternal.requireStorage(database), RandomStatements.APART);
        Statistics statistics = changed.count(before, building, ENTITIES);
        counted.add(statistics);

        database.delete(DESCRIPTION);
        assertThat(difference(Iter.toSet(database.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)), statements))
                .isEmpty();
        assertThat(difference(database.getDefaultGraph().find().toSet(), domain(statements)))
                .isEmpty();
        assertThat(changed.triples()).isEqualTo(difference(domainBefore, domain(statements)));
        Path anew = Files.createDirectories(folder.resolve("anew"));
        assertThat(statistics)
                .isEqualTo(StatisticsCounter.count(anew, TDBInternal.requireStorage(database), ENTITIES))
                .isEqualTo(StatisticsFile.read(building));
        assertThat(sizes(building)).isEqualTo(sizes(anew)).hasSize((int) statistics.graphCount());
        database.add(DESCRIPTION);
        database.commit();
        database.end();
    }

    /** What makes the statements those that are wanted, with some words that change nothing, or that later ones take back. */
    private StatementChanges changes(Set<Quad> wanted, Random random) {
        StatementChanges changes = new StatementChanges();
        List<Quad> all = new ArrayList<>(statements);
        all.addAll(wanted);
        all.add(Quad.create(
                RandomStatements.iri("unknown"),
                RandomStatements.iri("unknown"),
                RandomStatements.iri("unknown"),
                RandomStatements.iri("unknown")));
        Collections.shuffle(all, random);
        for (Quad quad : all) {
            if (!wanted.contains(quad) || random.nextInt(5) == 0) {
                changes.remove(quad);
            }
        }
        for (Quad quad : all) {
            if (wanted.contains(quad)) {
                changes.add(quad);
            }
        }
        return changes;
    }

    private static Set<Triple> domain(Set<Quad> statements) {
        return statements.stream()
                .filter(quad -> !RandomStatements.APART.contains(quad.getGraph()))
                .map(Quad::asTriple)
                .collect(Collectors.toSet());
    }

    /** What is in one of them only. */
    private static <T> Set<T> difference(Set<T> before, Set<T> after) {
        Set<T> difference = new HashSet<>(before);
        difference.addAll(after);
        difference.removeIf(each -> before.contains(each) && after.contains(each));
        return difference;
    }

    private static Map<Node, Long> sizes(Path snapshot) throws IOException {
        Map<Node, Long> sizes = new HashMap<>();
        GraphSizes.read(snapshot, sizes::put);
        return sizes;
    }
}
