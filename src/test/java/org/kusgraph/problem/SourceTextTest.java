package org.kusgraph.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class SourceTextTest {
    @Test
    void aPlaceIsThatOfReadingTheTextFromItsBeginning() {
        Random chance = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 5000) {
            text.append(chance.nextInt(90) == 0 ? "\n" : chance.nextInt(3) == 0 ? "🤝" : "가");
        }
        SourceText source = new SourceText("a.json", 7, text.toString());

        for (int offset = -1; offset <= text.length() + 1; offset++) {
            int at = Math.min(Math.max(offset, 0), text.length());
            int lineStart = text.lastIndexOf("\n", at - 1) + 1;
            assertThat(source.place(offset, "/x"))
                    .isEqualTo(new Location.Place(
                            "a.json",
                            7
                                    + (int) text.chars()
                                            .limit(at)
                                            .filter(c -> c == '\n')
                                            .count(),
                            text.codePointCount(lineStart, at) + 1,
                            "/x"));
        }
    }

    @Test
    void manyPlacesInALargeTextAreFoundAtOnce() {
        SourceText lines = new SourceText("a.json", 1, "0123456789\n".repeat(1_000_000));
        SourceText line = new SourceText("b.json", 1, "0123456789 ".repeat(1_000_000));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100_000; i++) {
                assertThat(lines.place(110 * i, "").line()).isEqualTo(10 * i + 1);
                assertThat(line.place(110 * i, "").column()).isEqualTo(110 * i + 1);
            }
        });
    }
}
