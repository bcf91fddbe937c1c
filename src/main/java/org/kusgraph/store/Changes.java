package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * How a snapshot differs from those before it, as RDF Patches (https://afs.github.io/rdf-delta/rdf-patch.html): one for each
 * step from a snapshot to the next. A later snapshot takes them over from the one before, for as long as all of them together
 * are smaller than the whole dump.
 */
public final class Changes {
    static final String PATCHES = "dump/changes";
    static final String INDEX = "dump/changes-index";

    private final String current;
    private final SnapshotFile patches;
    private final List<Step> steps;

    /**
     * A step from a snapshot to the next.
     *
     * @param offset where in the file its patch begins
     * @param length the length of the patch in bytes, compressed
     * @param from the identity of the snapshot before
     * @param to the identity of the snapshot after
     */
    record Step(long offset, long length, String from, String to) {
        String line() {
            return offset + " " + length + " " + from + " " + to + "\n";
        }

        static Step parse(String line) {
            String[] parts = line.split(" ", 4);
            return new Step(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]);
        }

        static List<Step> readAll(InputStream index) throws IOException {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(index, UTF_8))) {
                List<Step> steps = new ArrayList<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    steps.add(parse(line));
                }
                return List.copyOf(steps);
            }
        }
    }

    private Changes(String current, SnapshotFile patches, List<Step> steps) {
        this.current = current;
        this.patches = patches;
        this.steps = steps;
    }

    /** The changes that lead to a snapshot, if it has kept any. */
    public static Optional<Changes> of(SnapshotReading snapshot) throws IOException {
        Optional<SnapshotFile> patches = snapshot.file(PATCHES);
        Optional<SnapshotFile> index = snapshot.file(INDEX);
        return patches.isPresent() && index.isPresent()
                ? Optional.of(new Changes(
                        snapshot.identity(),
                        patches.get(),
                        Step.readAll(index.get().open(0))))
                : Optional.empty();
    }

    /** The identities of the snapshots since which the changes are known, the newest first; it is the snapshot's own. */
    public List<String> known() {
        List<String> known = new ArrayList<>(List.of(current));
        steps.reversed().forEach(step -> known.add(step.from));
        return known.stream().distinct().toList();
    }

    /**
     * Writes what has changed since a snapshot: nothing, if it is this one.
     *
     * @param since the identity of one of the {@link #known} snapshots
     * @param out takes the patches, in UTF-8
     */
    public void write(String since, OutputStream out) throws IOException {
        if (since.equals(current)) {
            return;
        }
        int first = steps.size() - 1;
        while (first >= 0 && !steps.get(first).from.equals(since)) {
            first--;
        }
        if (first < 0) {
            throw new IllegalArgumentException("not a known snapshot: " + since);
        }
        try (InputStream lines = new GZIPInputStream(patches.open(steps.get(first).offset))) {
            long unused = lines.transferTo(out);
        }
    }
}
