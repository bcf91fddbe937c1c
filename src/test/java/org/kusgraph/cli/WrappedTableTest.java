package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrappedTableTest {
    private static final String WORDS = "What is too wide for its column goes on below, 한국어도 마찬가지로, "
            + "and-words-that-are-joined-by-hyphens-break-after-one.";

    @Test
    void whatFitsStaysOnItsLine() {
        WrappedTable table = table("id", "text");
        table.add(List.of(List.of("a"), List.of("한글")));
        table.add(List.of(List.of("longer"), List.of("two")));

        assertThat(table.lines(20)).isEqualTo("""
                id      text
                ------  ----
                a       한글
                longer  two
                """);
    }

    @Test
    void whatDoesNotFitGoesOnBelowAndAnEmptyLineShowsWhereARowEnds() {
        WrappedTable table = table("id", "text");
        table.add(List.of(List.of("a name", "its-id"), List.of(WORDS)));
        table.add(List.of(List.of(), List.of("한".repeat(30))));

        assertThat(table.lines(40)).isEqualTo("""
                id      text
                ------  --------------------------------
                a name  What is too wide for its column
                its-id  goes on below, 한국어도
                        마찬가지로, and-words-that-are-
                        joined-by-hyphens-break-after-
                        one.

                        한한한한한한한한한한한한한한한한
                        한한한한한한한한한한한한한한
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19, 30, 57, 80})
    void noLineIsWiderThanTheTerminal(int width) {
        WrappedTable table = table("id", "text");
        table.add(List.of(List.of(WORDS), List.of(WORDS + "한".repeat(30))));

        assertThat(table.lines(width).lines())
                .allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void nothingInItActsOnTheTerminalOrBreaksItsLine() {
        WrappedTable table = table("text");
        table.add(List.of(List.of("a\n\n \u00a0b\u001b[2J\u202e\u0000c")));

        assertThat(table.lines(80).lines().skip(2)).containsExactly("a b\\u001B[2J\\u202E\\u0000c");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> table("a", "b").add(List.of(List.of("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int columns(String line) {
        return line.codePoints()
                .map(point -> point >= 0xAC00 && point <= 0xD7A3 ? 2 : 1)
                .sum();
    }

    private static WrappedTable table(String... headings) {
        return new WrappedTable(List.of(headings).stream()
                .map(heading -> new WrappedTable.Column(heading, 1))
                .toList());
    }
}
