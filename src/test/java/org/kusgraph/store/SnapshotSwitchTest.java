package org.kusgraph.store;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;

/** Readers of a store in which another snapshot becomes current, or something is in the way of that. */
final class SnapshotSwitchTest {
    private static final Pattern FORMER = Pattern.compile("/(first|second|third)-[0-9]+/");

    private static final int STATEMENTS = 50;
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    @TempDir
    private Path folder;

    private SnapshotStore store;

    @BeforeEach
    void build() throws IOException {
        store = new SnapshotStore(folder);
        Marked.build(store, "first", STATEMENTS);
    }

    @Test
    void aReaderKeepsItsSnapshotAndTheNextOneGetsTheNewOne() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store);
                SnapshotReading early = current.open()) {
            Marked.build(store, "second", STATEMENTS);

            // A thread reads one snapshot at a time, so another one is asked.
            Eventually.holds(() -> supplyAsync(() -> identity(current)).join().equals("second"));
            assertThat(supplyAsync(() -> marks(current)).join())
                    .hasSize(STATEMENTS)
                    .containsOnly("second");
            assertThat(early.identity()).isEqualTo("first");
            assertThat(Marked.marks(early.dataset())).hasSize(STATEMENTS).containsOnly("first");
        }
    }

    @Test
    void aDamagedSnapshotThatWasBuiltAgainIsTakenOverThoughItsIdentityIsTheSame() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            assertThat(marks(current)).hasSize(STATEMENTS);
            List<Path> before = views();
            Files.delete(store.snapshot(store.requiredName()).resolve("Data-0001/SPO.dat"));
            Marked.build(store, "first", STATEMENTS);

            Eventually.holds(() -> views().size() == 1 && !views().equals(before));
            assertThat(marks(current)).hasSize(STATEMENTS).containsOnly("first");
        }
    }

    @Test
    void theFilesOfSnapshotsThatNobodyReadsAreReleased() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            assertThat(marks(current)).hasSize(STATEMENTS);
            assertThat(openFiles()).isNotEmpty();
            for (String mark : List.of("second", "third", "fourth")) {
                Marked.build(store, mark, STATEMENTS);
                Eventually.holds(() -> identity(current).equals(mark));
                assertThat(marks(current)).containsOnly(mark);
            }

            Eventually.holds(() -> views().size() == 1);
            Eventually.holds(() -> openFiles().stream().noneMatch(FORMER.asPredicate()));
            assertThat(openFiles()).isNotEmpty();
            Eventually.holds(() -> mappedFilesThatAreGone().isEmpty());
        }
        assertThat(views()).isEmpty();
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void aSnapshotThatCannotBeOpenedLeavesTheOneBefore() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            Path currentFile = folder.resolve("current");
            String first = Files.readString(currentFile);
            for (Obstacle obstacle : List.<Obstacle>of(
                    () -> Files.delete(currentFile),
                    () -> Files.createDirectory(currentFile),
                    () -> {
                        Files.delete(currentFile);
                        Files.writeString(currentFile, "no name");
                    },
                    () -> Files.writeString(currentFile, "missing-20260101000000000"),
                    () -> Files.writeString(currentFile, first))) {
                obstacle.put();
                Thread.sleep(Duration.ofMillis(1200));
                assertThat(identity(current)).isEqualTo("first");
                assertThat(marks(current)).hasSize(STATEMENTS);
            }
            Marked.build(store, "second", STATEMENTS);
            Eventually.holds(() -> identity(current).equals("second"));
        }
        assertThat(views()).isEmpty();
    }

    @Test
    void aDamagedSnapshotIsNotTakenOverUntilItIsBuiltAgain() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            SnapshotStore elsewhere = new SnapshotStore(folder.resolve("elsewhere"));
            Marked.build(elsewhere, "second", STATEMENTS);
            SnapshotName name = elsewhere.currentName().orElseThrow();
            Files.move(elsewhere.snapshot(name), store.snapshot(name));
            Files.delete(store.snapshot(name).resolve("Data-0001/GSPO.dat"));
            Files.writeString(folder.resolve("current"), name.text());
            Thread.sleep(Duration.ofMillis(1200));

            assertThat(identity(current)).isEqualTo("first");

            Marked.build(store, "second", STATEMENTS);
            Eventually.holds(() -> identity(current).equals("second"));
        }
    }

    @Test
    void readersDoNotWaitWhileAnotherSnapshotIsBeingOpened() throws Exception {
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            Path slow = store.snapshot(new SnapshotName("slow-20260101000000000"));
            Files.createDirectories(slow);
            assertThat(new ProcessBuilder("mkfifo", slow.resolve(Manifest.FILE).toString())
                            .start()
                            .waitFor())
                    .isZero();
            Files.writeString(folder.resolve("current"), slow.getFileName().toString());
            // Opening the pipe for writing returns when the other side has begun to read it, and so to wait.
            try (OutputStream pipe = Files.newOutputStream(slow.resolve(Manifest.FILE))) {
                long began = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    assertThat(identity(current)).isEqualTo("first");
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
                pipe.write('x');
            }
        }
    }

    @Test
    void afterClosingNothingCanBeOpenedButWhatWasOpenCanBeRead() throws IOException {
        CurrentSnapshot current = CurrentSnapshot.of(store);
        try (SnapshotReading reading = current.open()) {
            current.close();
            current.close();

            assertThat(Marked.marks(reading.dataset())).hasSize(STATEMENTS);
        }
        assertThatThrownBy(current::open).isInstanceOf(IllegalStateException.class);
        assertThat(views()).isEmpty();
    }

    @Test
    void aStoreWithoutASnapshotSaysToBuildOne() {
        assertThatThrownBy(() -> CurrentSnapshot.of(new SnapshotStore(folder.resolve("none"))))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + ": this store has no snapshot; build one with: kus build");
    }

    @Test
    void theViewsOfKilledReadersAreRemoved() throws IOException {
        Path abandoned = Files.createDirectories(TEMPORARY.resolve("kus-snapshot-999999999-7"));
        Files.writeString(abandoned.resolve("any"), "any");

        assertThat(Marked.read(store)).hasSize(STATEMENTS);

        assertThat(abandoned).doesNotExist();
        assertThat(views()).isEmpty();
    }

    private interface Obstacle {
        void put() throws IOException;
    }

    private static String identity(CurrentSnapshot current) {
        try (SnapshotReading reading = current.open()) {
            return reading.identity();
        }
    }

    private static List<String> marks(CurrentSnapshot current) {
        try (SnapshotReading reading = current.open()) {
            return Marked.marks(reading.dataset());
        }
    }

    /** The folders by which this process reads the store. */
    private List<Path> views() throws IOException {
        try (Stream<Path> entries = Files.list(TEMPORARY)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("kus-snapshot-"))
                    .filter(entry -> target(entry.resolve("Data-0001/SPO.dat")).startsWith(folder.toString()))
                    .toList();
        }
    }

    /** The store's files that this process has open. */
    private List<String> openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(SnapshotSwitchTest::target)
                    .filter(target -> target.startsWith(folder.toString()))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It is gone since it was listed, such as the descriptor by which the list was read.
            return "";
        }
    }

    private List<String> mappedFilesThatAreGone() throws Exception {
        // Java unmaps memory when it collects garbage, here to count what is left; tests run without System.gc().
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "gcClassHistogram",
                                new Object[] {new String[0]},
                                new String[] {String[].class.getName()}))
                .asString()
                .contains("java.lang.String");
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains(folder.toString()) && line.endsWith("(deleted)"))
                .toList();
    }
}
