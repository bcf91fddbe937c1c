package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Folders;
import org.kusgraph.store.search.SearchedTexts;

final class SnapshotStoreTest {
    private static final Node GRAPH = NodeFactory.createURI("https://example.org/graph");
    private static final Node APART = NodeFactory.createURI("https://example.org/apart");
    private static final Node COUNTS = NodeFactory.createURI("https://example.org/counts");

    @TempDir
    private Path folder;

    @Test
    void aSnapshotThatIsNotKeptLeavesTheOneBeforeAndNothingElse() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        Map<String, Long> before = sizes();

        assertThat(store.build("second", Set.of(), SearchedTexts.NOTHING, receiver -> {
                    receiver.quad(quad(1));
                    return false;
                }))
                .isFalse();
        assertThat(store.current()).contains("first");
        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void aBuilderThatFailsLeavesTheSnapshotBeforeAndNothingElse() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        Map<String, Long> before = sizes();

        assertThatThrownBy(() -> store.build("second", Set.of(), SearchedTexts.NOTHING, receiver -> {
                    receiver.quad(quad(1));
                    throw new NoSuchFileException("data/documents/a.json");
                }))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.build("third", Set.of(), SearchedTexts.NOTHING, receiver -> {
                    receiver.quad(quad(1));
                    throw new IllegalStateException("a fault of the program");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.current()).contains("first");
        assertThat(sizes()).isEqualTo(before);
        assertThat(count(folder)).isEqualTo(3);
    }

    @Test
    void aStoreWithoutASnapshotSaysWhatToDo() {
        assertThatThrownBy(() -> CurrentSnapshot.of(new SnapshotStore(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": this store has no snapshot; build one with: kus build");
    }

    @Test
    void whatAKilledBuilderLeftIsRemovedByTheNext() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        Files.createDirectories(folder.resolve("snapshots/building-second/Data-0001"));
        Files.writeString(folder.resolve("snapshots/building-second/Data-0001/nodes.dat"), "half");
        Files.writeString(folder.resolve("current.next"), "sec");

        assertThat(build(store, "third", 4)).isTrue();
        assertThat(store.current()).contains("third");
        try (Stream<Path> snapshots = Files.list(folder.resolve("snapshots"))) {
            assertThat(snapshots)
                    .singleElement()
                    .asString()
                    .startsWith(folder.resolve("snapshots/third-").toString());
        }
        assertThat(folder.resolve("current.next")).doesNotExist();
    }

    @Test
    void aCopyThatWasTakenWhileTheStoreWasReadServesTheSame(@TempDir Path elsewhere) throws IOException {
        SnapshotStore store = new SnapshotStore(folder.resolve("store"));
        assertThat(build(store, "first", 3)).isTrue();
        Path backup = elsewhere.resolve("backup");
        try (CurrentSnapshot served = CurrentSnapshot.of(store);
                SnapshotReading reading = served.open()) {
            Folders.copy(folder.resolve("store"), backup);
            assertThat(reading.identity()).isEqualTo("first");
        }
        assertThat(build(store, "second", 4)).isTrue();

        assertThat(new SnapshotStore(backup).checked()).contains("first");
        assertThat(count(backup)).isEqualTo(3);
    }

    @Test
    void whatIsCurrentIsNotBuiltAgain() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();

        assertThat(store.build("first", Set.of(), SearchedTexts.NOTHING, receiver -> {
                    throw new IllegalStateException("nothing is to be filled");
                }))
                .isTrue();
        assertThat(count(folder)).isEqualTo(3);
    }

    @Test
    void aReaderKeepsWhatItOpenedAndNewReadersGetWhatIsCurrent() throws Exception {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store);
                SnapshotReading old = snapshots.open()) {
            assertThat(old.identity()).isEqualTo("first");
            assertThat(build(store, "second", 5)).isTrue();
            assertThat(folder.resolve("snapshots")).isDirectoryNotContaining("glob:**/first-*");

            Callable<String> newReader = () -> {
                while (true) {
                    try (SnapshotReading reading = snapshots.open()) {
                        if (!reading.identity().equals("first")) {
                            return reading.identity() + " " + Counting.of(reading.dataset());
                        }
                    }
                    Thread.sleep(50);
                }
            };
            assertThat(inAnotherThread(newReader)).isEqualTo("second 5");
            assertThat(Counting.of(old.dataset())).isEqualTo(3);
        }
    }

    @Test
    void aReaderStaysWithTheSnapshotBeforeWhenTheCurrentOneCannotBeRead() throws Exception {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store)) {
            Files.createDirectories(folder.resolve("snapshots/broken-20260101000000000"));
            Files.writeString(folder.resolve("snapshots/broken-20260101000000000/manifest"), "no manifest");
            Files.writeString(folder.resolve("current"), "broken-20260101000000000");
            // As long as a new snapshot may go unnoticed, and some more.
            Thread.sleep(1200);
            try (SnapshotReading reading = snapshots.open()) {
                assertThat(reading.identity()).isEqualTo("first");
                assertThat(Counting.of(reading.dataset())).isEqualTo(3);
            }
        }
        assertThatThrownBy(() -> CurrentSnapshot.of(store))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("snapshots/broken-20260101000000000/manifest") + ": ")
                .hasMessageEndingWith("build it again with: kus build");
    }

    @Test
    void readersLeaveTheSnapshotsFilesAsTheyAre() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        Map<String, Long> before = sizes();

        assertThat(count(folder)).isEqualTo(3);
        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void severalStoresInOneProcessReadTheSameSnapshotAtOnce() throws IOException {
        assertThat(build(new SnapshotStore(folder), "first", 3)).isTrue();
        try (CurrentSnapshot one = CurrentSnapshot.of(new SnapshotStore(folder));
                CurrentSnapshot other = CurrentSnapshot.of(new SnapshotStore(folder));
                SnapshotReading readingOne = one.open();
                SnapshotReading readingOther = other.open()) {
            assertThat(Counting.of(readingOne.dataset())).isEqualTo(3);
            assertThat(Counting.of(readingOther.dataset())).isEqualTo(3);
        }
    }

    @Test
    void anotherProcessReadsAtTheSameTimeAndCannotBuild() throws Exception {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "first", 3)).isTrue();
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store);
                SnapshotReading reading = snapshots.open()) {
            assertThat(store.build("second", Set.of(), SearchedTexts.NOTHING, receiver -> {
                        assertThat(Counting.inAnotherProcess(folder))
                                .isEqualTo("3 quads; another program is building a snapshot in " + folder
                                        + "; wait for it, or choose another --store");
                        return false;
                    }))
                    .isFalse();
            assertThat(Counting.of(reading.dataset())).isEqualTo(3);
        }
    }

    @Test
    void theSecondOfTwoBuildersIsToldThatTheStoreIsInUse() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(store.build("first", Set.of(), SearchedTexts.NOTHING, receiver -> {
                    assertThatThrownBy(() -> build(new SnapshotStore(folder), "second", 1))
                            .isInstanceOf(StoreInUseException.class)
                            .hasMessage("another program is building a snapshot in " + folder
                                    + "; wait for it, or choose another --store");
                    receiver.quad(quad(1));
                    return true;
                }))
                .isTrue();
        assertThat(store.current()).contains("first");
    }

    @Test
    void aGraphThatStandsApartIsNotInTheDefaultGraph() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(store.build("first", Set.of(APART), SearchedTexts.NOTHING, receiver -> {
                    receiver.quad(quad(1));
                    receiver.quad(Quad.create(APART, quad(2).asTriple()));
                    receiver.prefix("ex", "https://example.org/");
                    return true;
                }))
                .isTrue();
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(store);
                SnapshotReading reading = snapshots.open()) {
            assertThat(reading.dataset().getDefaultGraph().find().toList()).containsExactly(quad(1).asTriple());
            assertThat(reading.dataset().getGraph(APART).find().toList()).containsExactly(quad(2).asTriple());
            assertThat(reading.dataset().prefixes().get("ex")).isEqualTo("https://example.org/");
        }
    }

    @Test
    void readersNeverNoticeThatSnapshotsComeAndGo() throws Exception {
        SnapshotStore store = new SnapshotStore(folder);
        assertThat(build(store, "snapshot-1", 1)).isTrue();
        AtomicBoolean building = new AtomicBoolean(true);
        CountDownLatch started = new CountDownLatch(2);
        List<Future<Integer>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> {
                    started.countDown();
                    int read = 0;
                    // Each opens anew, so that the opening meets the removing too.
                    while (building.get()) {
                        try (CurrentSnapshot snapshots = CurrentSnapshot.of(new SnapshotStore(folder));
                                SnapshotReading reading = snapshots.open()) {
                            assertThat("snapshot-" + Counting.of(reading.dataset()))
                                    .isEqualTo(reading.identity());
                            read++;
                        }
                    }
                    return read;
                }));
            }
            started.await();
            for (int i = 2; i <= 8; i++) {
                assertThat(build(store, "snapshot-" + i, i)).isTrue();
            }
            building.set(false);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    private static boolean build(SnapshotStore store, String identity, int quads) throws IOException {
        return store.build(identity, Set.of(), SearchedTexts.NOTHING, receiver -> {
            for (int i = 1; i <= quads; i++) {
                receiver.quad(quad(i));
            }
            return true;
        });
    }

    private static Quad quad(int number) {
        return Quad.create(GRAPH, GRAPH, COUNTS, NodeFactory.createLiteralString("number " + number));
    }

    private static long count(Path folder) throws IOException {
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(new SnapshotStore(folder));
                SnapshotReading reading = snapshots.open()) {
            return Counting.of(reading.dataset());
        }
    }

    private static <T> T inAnotherThread(Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            return threads.submit(task).get();
        }
    }

    /** Every file of the store with its size and the time when it was written. */
    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(
                        folder.relativize(file).toString(),
                        Files.size(file) + Files.getLastModifiedTime(file).toMillis());
            }
        }
        return sizes;
    }
}
