package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;
import org.kusgraph.JavaProcess.Ended;
import org.kusgraph.store.SnapshotStore;

/** A build for which the disk is too small: one line says so, and nothing has changed. */
final class FullDiskTest {
    private static final int BLOCK_BYTES = 4096;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void copyData() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
    }

    @Test
    void aBuildThatFillsTheDiskLeavesTheSnapshotBefore() throws Exception {
        Path disk = mounted("64m");
        try {
            Path store = disk.resolve("store");
            assertThat(build(store, JavaProcess.kus()).code()).isZero();
            Optional<String> built = new SnapshotStore(store).checked();
            String count = count(store);
            change();
            for (int free : List.of(700, 0)) {
                fillUpTo(disk, free);
                List<Path> before = Folders.files(store);

                assertFullDisk(build(store, JavaProcess.kus()), store);
                assertThat(Folders.files(store)).isEqualTo(before);
                assertThat(new SnapshotStore(store).checked()).isEqualTo(built);
                if (free == 0) {
                    assertThat(count(store)).as("what is read from a full disk").isEqualTo(count);
                }
                Files.delete(disk.resolve("filling"));
            }
            assertThat(build(store, JavaProcess.kus()).code()).isZero();
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aFirstBuildThatFillsTheDiskLeavesNothing() throws Exception {
        Path disk = mounted("1m");
        try {
            Path store = disk.resolve("store");

            assertFullDisk(build(store, JavaProcess.kus()), store);
            assertThat(Folders.files(store)).containsExactly(store.resolve("lock"));
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aLimitOnTheSizeOfFilesIsToldAndLeavesTheSnapshotBefore() throws Exception {
        Path store = folder.resolve("store");
        assertThat(build(store, JavaProcess.kus()).code()).isZero();
        Optional<String> built = new SnapshotStore(store).checked();
        List<Path> before = Folders.files(store);
        change();

        Ended ended = build(store, JavaProcess.kus().after("ulimit -f 4096"));

        assertThat(ended.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(ended.words().lines())
                .singleElement()
                .asString()
                .startsWith("kus build: " + store.resolve("snapshots"))
                .endsWith(": File too large");
        assertThat(Folders.files(store)).isEqualTo(before);
        assertThat(new SnapshotStore(store).checked()).isEqualTo(built);
    }

    @Test
    void aServerServesTheSnapshotBeforeWhenTheDiskIsFull() throws Exception {
        Path store = folder.resolve("store");
        assertThat(build(store, JavaProcess.kus()).code()).isZero();
        change();

        try (ServedGraph served =
                ServedGraph.start(JavaProcess.kus().after("ulimit -f 4096"), "--data=" + data, "--store=" + store)) {
            assertThat(served.words())
                    .anyMatch(line -> line.startsWith("kus serve: " + store) && line.endsWith(": File too large"))
                    .contains("kus: nothing was built; serving the snapshot from before");
            assertThat(served.get("ASK { ?s ?p ?o }")).contains("true");
        }
    }

    private void assertFullDisk(Ended ended, Path store) {
        assertThat(ended.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(ended.words().lines())
                .singleElement()
                .asString()
                .startsWith("kus build: " + store)
                .matches(".*: (no space is left on its disk|No space left on device)");
    }

    private Ended build(Path store, JavaProcess kus) throws IOException, InterruptedException {
        return kus.run("build", "--data=" + data, "--store=" + store);
    }

    private static String count(Path store) throws IOException, InterruptedException {
        Ended ended = JavaProcess.kus()
                .run("query", "--store=" + store, "SELECT (COUNT(*) AS ?count) { GRAPH ?g { ?s ?p ?o } }");
        assertThat(ended.words()).isEmpty();
        return ended.data();
    }

    /** Makes the snapshot that was built one of before. */
    private void change() throws IOException {
        Files.writeString(Folders.files(data).get(0), "\n", StandardOpenOption.APPEND);
    }

    private static void fillUpTo(Path disk, int freeKilobytes) throws IOException {
        FileStore device = Files.getFileStore(disk);
        try (OutputStream filling = Files.newOutputStream(disk.resolve("filling"))) {
            while (device.getUsableSpace() >= (freeKilobytes + 4) * 1024L) {
                filling.write(new byte[BLOCK_BYTES]);
            }
        }
    }

    /** A disk in memory, where this machine lets this user have one. */
    private Path mounted(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()),
                "only a user who may mount a tmpfs can fill a disk; the limit on the size of files is tested all the same");
        return disk;
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        assertThat(succeeds("umount", disk.toString())).isTrue();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
