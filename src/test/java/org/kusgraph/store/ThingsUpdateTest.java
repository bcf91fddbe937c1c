package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.link.index.Matcher;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Types;

final class ThingsUpdateTest {
    private static final Map<String, String> KINDS = ChangingData.SEARCHED.kindsByWord();
    private static final NameKnowledge KNOWLEDGE = NameKnowledge.read();
    private static final int STATEMENTS = 900;
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    private void write(ChangingData data, Path index) throws IOException {
        data.read(dataset -> ThingsBuilder.write(index, KINDS, dataset));
    }

    private void update(ChangingData data, Path before, Path index, Set<Node> subjects) throws IOException {
        ChangingData.link(before, index);
        data.read(dataset -> ThingsBuilder.update(index, KINDS, dataset, subjects));
    }

    /** All that an index tells of some names. */
    private static List<Object> answers(Path folder, List<String> names) throws IOException {
        List<Object> answers = new ArrayList<>();
        try (ThingIndex index = ThingIndex.open(folder)) {
            Matcher matcher = new Matcher(index, KNOWLEDGE, Types.UNKNOWN);
            answers.add(index.things());
            for (String name : names) {
                answers.add(matcher.match(Thing.named("asked", List.of(new Thing.Name(name, "")))));
                answers.add(index.beginningWith(name.substring(0, 1), 20));
                answers.add(index.occurrences(name));
                answers.add(index.weight(name));
            }
            for (int number = 0; number < 40; number++) {
                answers.add(index.byIdentifier("Q" + number));
                answers.add(index.byIdentifier("https://example.org/entity/" + number));
            }
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIndexThatWasBroughtUpToDateProposesWhatOneWrittenAnewDoes(long seed) throws IOException {
        ChangingData data = new ChangingData(seed, STATEMENTS);
        List<String> names = data.askedNames(40);
        Path before = folder.resolve("0");
        write(data, before);
        List<Object> first = answers(before, names);
        for (int round = 1; round <= ROUNDS; round++) {
            Map<String, String> files = ChangingData.contents(before);
            Path updated = folder.resolve(String.valueOf(round));
            update(data, before, updated, data.change(1 + 12 * round));

            Path anew = folder.resolve("anew-" + round);
            write(data, anew);
            assertThat(ChangingData.difference(answers(updated, names), answers(anew, names)))
                    .isEmpty();
            assertThat(ChangingData.contents(before)).isEqualTo(files);
            before = updated;
        }
        assertThat(ChangingData.difference(answers(folder.resolve("0"), names), first))
                .isEmpty();
    }

    @Test
    void manyUpdatesLeaveFewSegments() throws IOException {
        ChangingData data = new ChangingData(4, STATEMENTS);
        List<String> names = data.askedNames(40);
        Path index = folder.resolve("index");
        write(data, index);
        for (int round = 0; round < 200; round++) {
            Set<Node> subjects = data.change(3);
            data.read(dataset -> ThingsBuilder.update(index, KINDS, dataset, subjects));
        }

        assertThat(ChangingData.segments(index)).isLessThan(8);
        write(data, folder.resolve("anew"));
        assertThat(ChangingData.difference(answers(index, names), answers(folder.resolve("anew"), names)))
                .isEmpty();
    }
}
