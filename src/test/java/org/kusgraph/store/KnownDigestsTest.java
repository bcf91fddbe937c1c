package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;

final class KnownDigestsTest {
    /** A file that has not changed for a while. */
    private static final Path OLD = Path.of("LICENSE");

    private static final String ANOTHER = "00".repeat(32);

    @TempDir
    private Path folder;

    private SnapshotStore store;

    @BeforeEach
    void store() {
        store = new SnapshotStore(folder);
    }

    @Test
    void doNotReadAFileThatHasNotChanged() throws IOException {
        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
        replaceKept(Fingerprint.sha256(OLD), ANOTHER);

        assertThat(digest(OLD)).isEqualTo(ANOTHER);
    }

    @Test
    void readAFileThatHasChangedBehindTheBackOfItsTime() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        FileTime time = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, time);
        String before = digest(file);
        Files.writeString(file, "two");
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, time, time);

        assertThat(digest(file)).isEqualTo(Fingerprint.sha256(file)).isNotEqualTo(before);
    }

    @Test
    void areNotKeptOfAFileThatHasJustChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        assertThat(digest(OLD)).isNotEqualTo(digest(file));

        assertThat(folder.resolve("digests")).content().doesNotContain(Fingerprint.sha256(file));
    }

    @Test
    void areFoundAnewForABuildAndThenKnownToTheNextStart() throws IOException {
        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
        replaceKept(Fingerprint.sha256(OLD), ANOTHER);
        KnownDigests built = KnownDigests.anew(store);

        assertThat(built.sha256(OLD)).isEqualTo(Fingerprint.sha256(OLD));
        built.keep();
        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
    }

    @Test
    void areOfTheFileAsItIsNowWhenItChangesAfterItHasBeenRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "one");
        KnownDigests known = KnownDigests.none();
        // Younger files are read each time.
        Eventually.holds(() -> isOld(file));
        String before = known.sha256(file);
        Files.writeString(file, "two");

        assertThat(known.sha256(file)).isEqualTo(Fingerprint.sha256(file)).isNotEqualTo(before);
    }

    private static boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minusSeconds(3));
    }

    @Test
    void areFoundAnewWhereTheyCannotBeRead() throws IOException {
        Files.write(folder.resolve("digests"), new byte[] {(byte) 0xff, 10, 'x', ' ', 'y', 10});

        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
        Files.writeString(folder.resolve("digests"), "no digest\n");
        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
    }

    @Test
    void areDoneWithoutInAFolderThatIsNotThere() throws IOException {
        store = new SnapshotStore(folder.resolve("absent"));

        assertThat(digest(OLD)).isEqualTo(Fingerprint.sha256(OLD));
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    private String digest(Path file) throws IOException {
        KnownDigests known = KnownDigests.of(store);
        String digest = HexFormat.of().formatHex(known.of(file));
        known.keep();
        return digest;
    }

    private void replaceKept(String digest, String by) throws IOException {
        Path kept = folder.resolve("digests");
        Files.writeString(kept, Files.readString(kept).replace(digest, by));
    }
}
