package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.store.DamagedSnapshotException;
import org.kusgraph.store.SnapshotStore;

/** A server whose snapshot turns out to be damaged. */
final class DamagedDataTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsAnsweredFromADamagedSnapshotAndThePlaceOfItsFilesIsNotTold() throws IOException {
        Files.writeString(folder.resolve("current"), "garbage");
        DamagedSnapshotException damage =
                catchThrowableOfType(DamagedSnapshotException.class, () -> new SnapshotStore(folder).checked());
        try (TestServer server = TestServer.of(() -> {
            throw new UncheckedIOException(damage);
        })) {
            TestServer.Reply reply = server.query("ASK {}").accept("text/plain").get();

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text())
                    .contains("the data is damaged on the server's disk and has to be built again")
                    .doesNotContain(folder.toString());
        }
    }
}
