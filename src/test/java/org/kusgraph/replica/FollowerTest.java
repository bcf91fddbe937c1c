package org.kusgraph.replica;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;
import org.kusgraph.Folders;
import org.kusgraph.store.BuildLock;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.Manifest;
import org.kusgraph.store.Marked;
import org.kusgraph.store.SnapshotName;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;

/** Replicas of a store that follow a folder, whatever happens to that folder. */
@NullUnmarked
final class FollowerTest {
    private static final FollowLimits LIMITS =
            new FollowLimits(Duration.ofMillis(20), 1L << 30, Duration.ofDays(1), Optional.empty());

    /** Two stores, each with a snapshot; that of the second is newer. */
    private static SnapshotStore first;

    private static SnapshotStore second;

    @TempDir
    private Path folder;

    private Path location;
    /** Where the second snapshot is as it should be, and where it is made wrong before it is offered. */
    private Path right;

    private Path staging;
    private SnapshotStore replica;
    private int offered;

    @BeforeAll
    static void build(@TempDir Path builder) throws IOException {
        first = new SnapshotStore(builder.resolve("first"));
        second = new SnapshotStore(builder.resolve("second"));
        Marked.build(first, "first", 10);
        Marked.build(second, "second", 10);
    }

    @BeforeEach
    void publishTheFirst() throws IOException {
        location = folder.resolve("location");
        right = folder.resolve("right");
        staging = right;
        replica = new SnapshotStore(folder.resolve("replica"));
        publish(first);
    }

    @Test
    void eachNewSnapshotIsServedWholeAndOldOnesAreRemoved() throws Exception {
        try (Follower follower = follow(LIMITS)) {
            assertThat(served(follower)).isEqualTo("first");
            for (SnapshotStore next : List.of(second, first, second, first)) {
                publish(next);
                awaitServed(follower, next);
            }
            Eventually.holds(() -> follower.state().taken() == 4);
            assertThat(follower.state().lag()).isZero();
            assertThat(follower.state().blind()).isZero();
        }
        assertThat(folders(replica.folder().resolve("snapshots"))).hasSize(1);
        assertThat(folders(replica.folder().resolve("fetching"))).isEmpty();
        assertThat(folders(location)).hasSize(3);
        assertThat(replica.checked()).contains("first");
    }

    @Test
    void whatIsPublishedAlreadyIsNotPublishedAgainUnlessAFileIsGone() throws Exception {
        assertThat(new Publication(first, location).publish().fate()).isEqualTo(Publication.Fate.UNCHANGED);
        Files.delete(folders(location).getFirst().resolve("Data-0001/SPO.dat"));
        assertThat(new Publication(first, location).publish().fate()).isEqualTo(Publication.Fate.PUBLISHED);
        try (Follower follower = follow(LIMITS)) {
            assertThat(served(follower)).isEqualTo("first");
        }
    }

    @Test
    void aMachineWhoseClockIsBehindPublishesWhatIsNewerAllTheSame() throws Exception {
        SnapshotName before = publish(second);
        assertThat(publish(first).isNewerThan(before)).isTrue();
        try (Follower follower = follow(LIMITS)) {
            assertThat(served(follower)).isEqualTo("first");
        }
    }

    /** What can be wrong with a location. */
    private enum Fault {
        THE_INDEX_IS_CUT {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteIndex(text -> text.substring(0, text.length() - 2));
            }
        },
        THE_INDEX_IS_ENDLESS {
            @Override
            void make(FollowerTest test) throws IOException {
                Files.deleteIfExists(test.staging.resolve("index"));
                Files.createSymbolicLink(test.staging.resolve("index"), Path.of("/dev/zero"));
            }
        },
        THE_INDEX_LEADS_ELSEWHERE {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteIndex(text -> text.replaceFirst("snapshot .*", "snapshot ../../built/snapshots/x"));
            }
        },
        A_FILE_IS_MISSING {
            @Override
            void make(FollowerTest test) throws IOException {
                Files.delete(test.snapshot().resolve("Data-0001/SPO.dat"));
            }
        },
        A_FILE_IS_CUT {
            @Override
            void make(FollowerTest test) throws IOException {
                Path file = test.snapshot().resolve("Data-0001/nodes.dat");
                Files.write(file, new byte[10]);
            }
        },
        A_FILE_IS_LONGER {
            @Override
            void make(FollowerTest test) throws IOException {
                Path file = test.snapshot().resolve("Data-0001/nodes-data.obj");
                Files.write(file, (Files.readString(file, ISO_8859_1) + "x").getBytes(ISO_8859_1));
            }
        },
        A_BYTE_IS_ANOTHER {
            @Override
            void make(FollowerTest test) throws IOException {
                Path file = test.snapshot().resolve("Data-0001/SPO.dat");
                byte[] bytes = Files.readAllBytes(file);
                bytes[100] ^= 1;
                Files.write(file, bytes);
            }
        },
        A_FILE_IS_A_LINK {
            @Override
            void make(FollowerTest test) throws IOException {
                Path file = test.snapshot().resolve("Data-0001/SPO.dat");
                Files.move(file, test.folder.resolve("elsewhere"));
                Files.createSymbolicLink(file, test.folder.resolve("elsewhere"));
            }
        },
        THE_MANIFEST_IS_THAT_OF_ANOTHER {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replace("identity second", "identity third"));
            }
        },
        A_FILES_NAME_LEADS_OUT {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replace(" Data-0001/SPO.dat", " ../../../stolen"));
            }
        },
        A_FILES_NAME_IS_ABSOLUTE {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replace(" Data-0001/SPO.dat", " " + test.folder + "/stolen"));
            }
        },
        A_FILE_IS_TO_BE_HUGE {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(
                        text -> text.replaceFirst("file [0-9]+ [0-9]+ ", "file 9999999999999 9999999999999 "));
            }
        },
        A_FILE_IS_TO_SEEM_HUGE {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replaceFirst("file [0-9]+ ", "file 9999999999999 "));
            }
        },
        A_FILE_IS_TO_BE_A_FOLDER {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replace(" Data-0001/SPO.dat", " Data-0001"));
            }
        },
        A_NUMBER_IS_NONE {
            @Override
            void make(FollowerTest test) throws IOException {
                test.rewriteManifest(text -> text.replaceFirst("quads [0-9]+", "quads many"));
            }
        };

        abstract void make(FollowerTest test) throws IOException;
    }

    @Test
    void whateverIsWrongWithALocationTheSnapshotFromBeforeIsServedAndTheServerStaysReady() throws Exception {
        byte[] before = Files.readAllBytes(location.resolve("index"));
        try (Follower follower = follow(LIMITS)) {
            for (Fault fault : Fault.values()) {
                replaceIndex(before);
                Eventually.holds(() -> !follower.state().blind().isPositive());
                offerAnother(fault);
                Eventually.holds(() -> follower.state().blind().isPositive());
                assertThat(served(follower)).as(fault.name()).isEqualTo("first");
                assertThat(follower.state().notReady()).isEmpty();
                assertThat(folder.resolve("stolen")).doesNotExist();
            }
            publish(second);
            awaitServed(follower, second);
            Eventually.holds(() -> follower.state().blind().isZero());
        }
    }

    /** Offers the second snapshot with a fault, under a name of its own. */
    private void offerAnother(Fault fault) throws IOException {
        SnapshotName name = second.currentName().orElseThrow();
        if (!Files.exists(right)) {
            assertThat(new Publication(second, right).publish().snapshot()).isEqualTo(name);
        }
        staging = folder.resolve(fault.name());
        Folders.copy(right, staging);
        fault.make(this);
        String other = "second-" + (Long.parseLong(name.built()) + ++offered);
        Files.move(snapshot(), location.resolve(other));
        Path index = staging.resolve("index");
        if (!Files.isSymbolicLink(index)) {
            Files.writeString(index, Files.readString(index).replace(name.text(), other));
        }
        Files.move(index, location.resolve("index"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void replaceIndex(byte[] bytes) throws IOException {
        Path next = folder.resolve("next");
        Files.write(next, bytes);
        Files.move(next, location.resolve("index"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aLocationMayBeGoneForAWhile() throws Exception {
        try (Follower follower = follow(LIMITS)) {
            Files.move(location, folder.resolve("gone"));
            Eventually.holds(() -> follower.state().failed() > 2);
            assertThat(served(follower)).isEqualTo("first");
            assertThat(follower.state().notReady()).isEmpty();
            Files.move(folder.resolve("gone"), location);
            Eventually.holds(() -> follower.state().blind().isZero());
            publish(second);
            awaitServed(follower, second);
        }
    }

    @Test
    void anOlderSnapshotIsNotGoneBackTo() throws Exception {
        byte[] older = Files.readAllBytes(location.resolve("index"));
        publish(second);
        try (Follower follower = follow(LIMITS)) {
            Files.write(location.resolve("index"), older);
            Eventually.holds(() -> follower.state().blind().isPositive());
            assertThat(served(follower)).isEqualTo("second");
        }
    }

    @Test
    void aReplicaThatCannotTakeANewerSnapshotOverIsNotReadyAfterAWhile() throws Exception {
        FollowLimits strict = new FollowLimits(LIMITS.every(), LIMITS.mostBytes(), Duration.ZERO, Optional.empty());
        try (Follower follower = follow(strict)) {
            assertThat(follower.state().notReady()).isEmpty();
            BuildLock busy = BuildLock.take(replica.folder());
            publish(second);
            Eventually.holds(() -> follower.state()
                    .notReady()
                    .filter(reason -> reason.contains("newer snapshot"))
                    .isPresent());
            assertThat(served(follower)).isEqualTo("first");
            busy.release();
            awaitServed(follower, second);
            Eventually.holds(() -> follower.state().notReady().isEmpty());
        }
    }

    @Test
    void aReplicaThatIsToKnowIsNotReadyWhenItsLocationIsGone() throws Exception {
        FollowLimits strict =
                new FollowLimits(LIMITS.every(), LIMITS.mostBytes(), LIMITS.mostLag(), Optional.of(Duration.ZERO));
        try (Follower follower = follow(strict)) {
            Files.delete(location.resolve("index"));
            Eventually.holds(() -> follower.state().notReady().isPresent());
            assertThat(served(follower)).isEqualTo("first");
        }
    }

    @Test
    void aReplicaStartsWithWhatItHasWhenItsLocationIsGoneAndNotWithoutAnything() throws Exception {
        follow(LIMITS).close();
        Files.delete(location.resolve("index"));
        try (Follower follower = follow(LIMITS)) {
            assertThat(served(follower)).isEqualTo("first");
            assertThat(follower.state().blind()).isPositive();
        }
        assertThatThrownBy(() -> Follower.start(
                        Location.of(location.toString()), new SnapshotStore(folder.resolve("empty")), LIMITS))
                .isInstanceOf(LocationException.class)
                .hasMessage(location.resolve("index") + " is missing");
    }

    @Test
    void aDamagedReplicaIsFetchedAgainAtItsStart() throws Exception {
        follow(LIMITS).close();
        Path snapshots = replica.folder().resolve("snapshots");
        Files.delete(folders(snapshots).getFirst().resolve("Data-0001/SPO.dat"));
        try (Follower follower = follow(LIMITS)) {
            assertThat(served(follower)).isEqualTo("first");
        }
        assertThat(replica.checked()).contains("first");
    }

    @Test
    void twoReplicasDoNotShareAStore() throws Exception {
        try (Follower follower = follow(LIMITS)) {
            assertThatThrownBy(() -> follow(LIMITS).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("choose another --store");
            assertThat(served(follower)).isEqualTo("first");
        }
    }

    @Test
    void aReaderWhoHasSeenANewerSnapshotWaitsForIt() throws Exception {
        FollowLimits seldom =
                new FollowLimits(Duration.ofDays(1), LIMITS.mostBytes(), LIMITS.mostLag(), LIMITS.mostBlind());
        try (Follower follower = follow(seldom)) {
            Eventually.holds(() -> follower.state().blind().isZero());
            SnapshotName seen = publish(second);
            Eventually.holds(() -> {
                follower.await(seen, Duration.ofSeconds(5));
                return served(follower).equals("second");
            });
        }
    }

    @Test
    void anAddressOfALocationIsThatOfAFolder() {
        assertThat(Location.of("https://store.example/kus").shown("index"))
                .isEqualTo("https://store.example/kus/index");
        assertThat(Location.of("/srv/kus").shown("index")).isEqualTo("/srv/kus/index");
        for (String wrong :
                List.of("https://u:p@store.example/", "http:///kus", "https://store.example/?list=1", "http://[")) {
            assertThatThrownBy(() -> Location.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Location.folder(URI.create("http://store.example"))).hasToString("http://store.example/");
    }

    private interface Rewriting {
        String of(String text);
    }

    private void rewriteIndex(Rewriting rewriting) throws IOException {
        Path wrong = staging.resolve("index");
        Files.writeString(wrong, rewriting.of(Files.readString(wrong)));
    }

    /** Writes a manifest as somebody would who knows how to seal it, and how to name it in the index. */
    private void rewriteManifest(Rewriting rewriting) throws IOException {
        Path file = snapshot().resolve(Manifest.FILE);
        String text = rewriting.of(Files.readString(file).replaceFirst("sha256 [0-9a-f]+\n$", ""));
        byte[] sealed = (text + "sha256 " + Fingerprint.sha256(text.getBytes(UTF_8)) + "\n").getBytes(UTF_8);
        Files.write(file, sealed);
        rewriteIndex(index -> index.replaceFirst("manifest .*", "manifest " + Fingerprint.sha256(sealed)));
    }

    @CanIgnoreReturnValue
    private SnapshotName publish(SnapshotStore store) throws IOException {
        Publication.Published published = new Publication(store, location).publish();
        assertThat(published.fate()).isEqualTo(Publication.Fate.PUBLISHED);
        return published.snapshot();
    }

    /** The folder of a snapshot that is to be put to the location when it is wrong. */
    private Path snapshot() throws IOException {
        return staging.resolve(second.currentName().orElseThrow().text());
    }

    private Follower follow(FollowLimits limits) throws IOException {
        return Follower.start(Location.of(location.toString()), replica, limits);
    }

    /** The identity of the snapshot that readers get, whose statements are read too. */
    private static String served(Follower follower) {
        try (SnapshotReading reading = follower.open()) {
            assertThat(reading.dataset().getDefaultGraph().size()).isEqualTo(10);
            return reading.identity();
        }
    }

    private static void awaitServed(Follower follower, SnapshotStore store) throws Exception {
        String identity = store.current().orElseThrow();
        Eventually.holds(() -> served(follower).equals(identity));
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
