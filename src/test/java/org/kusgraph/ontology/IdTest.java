package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told to be an id is what the pattern says that is published with the schema of documents. */
final class IdTest {
    private static final List<String> SIGNS = List.of("a", "z", "0", "9", "-", "A", "`", "{", "/", ":", "é", "가");
    private static final int LONGEST = 5;

    @Test
    void anIdIsWhatThePatternSays() {
        List<String> texts = texts();

        assertThat(texts.stream().filter(Ontology::isId))
                .containsExactlyElementsOf(texts.stream()
                        .filter(text -> text.matches(Ontology.ID_PATTERN))
                        .toList())
                .contains("a-9-z")
                .doesNotContain("", "-", "a-", "-a", "a--a");
    }

    @Test
    void noIdIsTooLong() {
        assertThat(Ontology.isId("a".repeat(Ontology.LONGEST_ID))).isTrue();
        assertThat(Ontology.isId("a".repeat(Ontology.LONGEST_ID + 1))).isFalse();
    }

    /** Every text of a few signs. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        int begin = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int end = texts.size();
            for (String shorter : texts.subList(begin, end).toArray(String[]::new)) {
                SIGNS.forEach(sign -> texts.add(shorter + sign));
            }
            begin = end;
        }
        return texts;
    }
}
