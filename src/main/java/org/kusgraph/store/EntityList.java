package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** The names of all entities of a snapshot's default graph that are not deprecated, in their order. */
public final class EntityList {
    static final String FILE = "dump/entities";

    private static final int BUFFER_BYTES = 1 << 16;

    private final SnapshotFile file;

    private EntityList(SnapshotFile file) {
        this.file = file;
    }

    /** The list of a snapshot, if it has one. */
    public static Optional<EntityList> of(SnapshotReading snapshot) {
        return snapshot.file(FILE).map(EntityList::new);
    }

    /** The number of entities. */
    public long size() throws IOException {
        long lines = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = file.open(0)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** What takes names. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes the next name. */
        void name(String name) throws IOException;
    }

    /** Sends some of the names: as many as there are, but not more than so many, after the first that are left out. */
    public void send(long leftOut, int most, Receiver receiver) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(0), UTF_8), BUFFER_BYTES)) {
            long number = 0;
            for (String line = lines.readLine(); line != null && number < leftOut + most; line = lines.readLine()) {
                if (number >= leftOut) {
                    receiver.name(line);
                }
                number++;
            }
        }
    }
}
