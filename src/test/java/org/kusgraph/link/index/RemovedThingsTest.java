package org.kusgraph.link.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Types;

final class RemovedThingsTest {
    private static final NameKnowledge KNOWLEDGE = NameKnowledge.read();
    private static final String ASKED = "hyundae";
    private static final String LAST = "zyundae";

    /** So many that the index keeps those that are removed until later. */
    private static final int OTHERS = 400;

    @TempDir
    private Path folder;

    /** More than are looked for, all as like to what is asked, and before the last one by the alphabet. */
    private static List<String> similar() {
        List<String> similar = new ArrayList<>();
        for (char letter = 'a'; letter < 'z'; letter++) {
            similar.add(letter + ASKED.substring(1));
            similar.add(ASKED.charAt(0) + String.valueOf(letter) + ASKED.substring(2));
        }
        similar.removeIf(ASKED::equals);
        return similar;
    }

    private static Thing thing(String name) {
        return Thing.named(name, List.of(new Thing.Name(name, "")));
    }

    @Test
    void aWordThatOnlyRemovedThingsHaveDoesNotStandInTheWayOfAnother() throws IOException {
        try (ThingIndexWriter writer = new ThingIndexWriter(folder, KNOWLEDGE)) {
            writer.add(thing(LAST));
            for (String name : similar()) {
                writer.add(thing(name));
            }
            for (int other = 0; other < OTHERS; other++) {
                writer.add(thing("thing number" + other));
            }
            writer.complete();
        }
        assertThat(found()).isNotEmpty().doesNotContain(LAST);

        try (ThingIndexWriter writer = ThingIndexWriter.continuing(folder, KNOWLEDGE)) {
            for (String name : similar()) {
                writer.remove(name);
            }
            writer.complete();
        }
        assertThat(found()).containsExactly(LAST);
    }

    private List<String> found() throws IOException {
        try (ThingIndex index = ThingIndex.open(folder)) {
            return new Matcher(index, KNOWLEDGE, Types.UNKNOWN)
                    .match(thing(ASKED)).candidates().stream()
                            .map(candidate -> candidate.thing().id())
                            .toList();
        }
    }
}
