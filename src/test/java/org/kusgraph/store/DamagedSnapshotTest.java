package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetOps;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.store.search.SearchedTexts;

/** A snapshot that is not as it was built is refused by the name of the file, and replaced by the next build. */
final class DamagedSnapshotTest {
    private static final int STATEMENTS = 300;

    @TempDir
    private Path folder;

    private SnapshotStore store;
    private Path snapshot;

    @BeforeEach
    void build() throws IOException {
        store = new SnapshotStore(folder);
        Marked.build(store, "first", STATEMENTS);
        snapshot = store.snapshot(store.currentName().orElseThrow());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path away = folder.resolve("away");
        for (Path file : files()) {
            Files.move(file, away);
            assertRefused(file, "is missing");
            Files.move(away, file);
        }
        assertThat(Marked.read(store)).hasSize(STATEMENTS);
    }

    @Test
    void aFolderInAFilesPlaceIsNamed() throws IOException {
        Path file = snapshot.resolve("Data-0001/SPO.dat");
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> store.checked()).hasMessage(message(file, "is not a file"));
        assertThatThrownBy(() -> CurrentSnapshot.of(store)).hasMessageContaining(file.toString());
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                // The list of entities: the statements of this test have none.
                continue;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole.length - 1);
            }
            assertRefused(
                    file,
                    file.endsWith(Manifest.FILE)
                            ? "is not as it was written"
                            : "has " + (whole.length - 1) + " bytes instead of " + whole.length);
            Files.write(file, whole);
        }
        assertThat(Marked.read(store)).hasSize(STATEMENTS);
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() throws IOException {
        Random random = new Random(20241118);
        for (SealedFile sealed : Manifest.read(snapshot).files()) {
            Path file = snapshot.resolve(sealed.name());
            if (sealed.used() == 0) {
                continue;
            }
            for (long place : List.of(0L, sealed.used() - 1, random.nextLong(sealed.used()))) {
                int bit = 1 << random.nextInt(8);
                flip(file, place, bit);
                assertRefused(file, "has other bytes than it was built with");
                flip(file, place, bit);
            }
        }
    }

    @Test
    void aManifestIsBelievedOnlyAsItWasWritten() throws IOException {
        Path file = snapshot.resolve(Manifest.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int place = 0; place < whole.length; place++) {
            byte[] altered = whole.clone();
            altered[place] ^= 1;
            Files.write(file, altered);
            assertThatThrownBy(() -> store.checked()).hasMessage(message(file, "is not as it was written"));
        }
        Files.write(file, new byte[0]);
        assertRefused(file, "is not as it was written");
    }

    @Test
    void aStoreThatDoesNotSayWhichSnapshotIsCurrentIsRefused() throws IOException {
        Path current = folder.resolve("current");
        for (String text : List.of("", "\n", "../../elsewhere", "first", "first-1", "\u0000", "x".repeat(5000))) {
            Files.writeString(current, text);
            assertRefused(current, "names no snapshot");
        }
        Files.writeString(current, "other-20260101000000000\n");
        assertRefused(folder.resolve("snapshots/other-20260101000000000/manifest"), "is missing");
    }

    @Test
    void buildingAgainReplacesADamagedSnapshotByAWholeOneOfTheSameIdentity() throws IOException {
        Files.delete(snapshot.resolve("Data-0001/SPO.dat"));

        Marked.build(store, "first", STATEMENTS);

        assertThat(store.checked()).contains("first");
        assertThat(Marked.read(store)).hasSize(STATEMENTS).containsOnly("first");
        assertThat(snapshot).doesNotExist();
    }

    @Test
    void onlyABuildThatSucceedsRemovesWhatAStoreThatNamesNoSnapshotHolds() throws IOException {
        Files.writeString(folder.resolve("current"), "");

        assertThat(store.build("refused", Set.of(), SearchedTexts.NOTHING, receiver -> false))
                .isFalse();
        assertThat(snapshot).isDirectory();
        Marked.build(store, "second", STATEMENTS);

        assertThat(Marked.read(store)).hasSize(STATEMENTS).containsOnly("second");
        assertThat(snapshot).doesNotExist();
    }

    @Test
    void damageToALargeSnapshotIsNoticedWhileItIsServedAndEndsThat() throws Exception {
        Path file = snapshot.resolve("Data-0001/nodes-data.obj");
        flip(file, Files.size(file) - 1, 1);
        try (CurrentSnapshot current = CurrentSnapshot.of(store, 0)) {
            Eventually.holds(() -> refusal(current).isPresent());
            assertThat(refusal(current).orElseThrow())
                    .isInstanceOf(DamagedSnapshotException.class)
                    .hasMessage(message(file, "has other bytes than it was built with"));

            Marked.build(store, "second", STATEMENTS);

            Eventually.holds(() -> refusal(current).isEmpty());
        }
    }

    @Test
    void readingChangesNoByteOfASnapshot() throws IOException {
        Map<Path, String> before = digests();
        try (CurrentSnapshot current = CurrentSnapshot.of(store)) {
            for (String query : List.of(
                    "SELECT * { ?s ?p ?o } ORDER BY ?s",
                    "SELECT * { GRAPH ?g { ?s ?p 'first' . ?s ?p ?new } BIND (CONCAT('new', STR(?s)) AS ?made) }",
                    "SELECT * { ?s <https://example.org/no-such-property> 'no such text' }")) {
                try (SnapshotReading reading = current.open()) {
                    run(query, reading.dataset());
                }
            }
            assertThat(digests()).isEqualTo(before);
        }
        assertThat(digests()).isEqualTo(before);
        assertThat(store.checked()).contains("first");
    }

    @Test
    void aManifestTellsHowMuchASnapshotHolds() throws IOException {
        Manifest manifest = Manifest.read(snapshot);

        assertThat(manifest.identity()).isEqualTo("first");
        assertThat(manifest.contents()).isEqualTo(new Manifest.Contents(STATEMENTS, 1));
        assertThat(manifest.program()).isNotEmpty();
    }

    private static void run(String query, DatasetGraph dataset) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            RowSetOps.consume(execution.select());
        }
    }

    /** Why nothing can be read, if nothing can. */
    private static Optional<IOException> refusal(CurrentSnapshot current) {
        try (SnapshotReading reading = current.open()) {
            assertThat(reading.identity()).isNotEmpty();
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.ofNullable(e.getCause());
        }
    }

    private void assertRefused(Path file, String damage) {
        for (ThrowingCallable use : List.<ThrowingCallable>of(() -> store.checked(), () -> CurrentSnapshot.of(store))) {
            assertThatThrownBy(use).isInstanceOf(DamagedSnapshotException.class).hasMessage(message(file, damage));
        }
    }

    private static String message(Path file, String damage) {
        return file + ": the snapshot is damaged, as this file " + damage + "; build it again with: kus build";
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(FileTree.files(snapshot));
        assertThat(files).hasSizeGreaterThan(30).contains(snapshot.resolve(Manifest.FILE));
        return files;
    }

    private Map<Path, String> digests() throws IOException {
        Map<Path, String> digests = new TreeMap<>();
        for (Path file : files()) {
            digests.put(file, SealedFile.seal(file, "any").line());
        }
        return digests;
    }

    private static void flip(Path file, long place, int bits) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            assertThat(channel.read(one, place)).isEqualTo(1);
            one.put(0, (byte) (one.get(0) ^ bits)).rewind();
            assertThat(channel.write(one, place)).isEqualTo(1);
        }
    }
}
