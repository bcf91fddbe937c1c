package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.kusgraph.store.search.SearchedTexts;

/**
 * Builds snapshots in a store until it is killed, and says of each that it was built. The identity of a snapshot is its
 * number, and every statement in it carries that as its mark.
 *
 * <p>Arguments: the store's folder, the number of the first snapshot, the number of statements, and {@code held} if a line is
 * to be read from standard input after the statements have been sent and before the snapshot is finished.
 */
public final class BuildingProgram {
    private BuildingProgram() {}

    /** Runs the program. */
    public static void main(String[] arguments) throws IOException {
        SnapshotStore store = new SnapshotStore(Path.of(arguments[0]));
        int statements = Integer.parseInt(arguments[2]);
        boolean held = arguments.length > 3;
        say("ready");
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
            String mark = String.valueOf(number);
            boolean unused = store.build(mark, Set.of(), SearchedTexts.NOTHING, receiver -> {
                boolean kept = Marked.filling(mark, statements).fill(receiver);
                if (held) {
                    say("held");
                    while (System.in.read() != '\n') {
                        // What comes before the line's end means nothing.
                    }
                }
                return kept;
            });
            say("built " + mark);
        }
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(UTF_8));
        System.out.flush();
    }
}
