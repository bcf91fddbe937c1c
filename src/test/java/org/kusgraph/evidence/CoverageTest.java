package org.kusgraph.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final ArticleText TEXT = ArticleTextTest.text("“One two,” she said.\n\nThree… 넷 $5 🤝!\n");

    @Test
    void anArticleWithoutClaimsIsUncoveredLineByLine() {
        Coverage coverage = Coverage.of(TEXT, List.of());

        assertThat(passages(coverage)).containsExactly("One two,” she said", "Three… 넷 $5 🤝");
        assertThat(coverage.characters()).isEqualTo(3 + 3 + 3 + 4 + 5 + 1 + 2 + 1);
        assertThat(coverage.uncoveredCharacters()).isEqualTo(coverage.characters());
        assertThat(coverage.uncoveredPercent()).isEqualTo(100);
    }

    @Test
    void whatIsLeftBetweenRangesCountsOnlyWhereItSaysSomething() {
        Coverage coverage =
                Coverage.of(TEXT, List.of(claim(range("One"), range("two")), claim(range("Three"), range("넷"))));

        assertThat(passages(coverage)).containsExactly("she said", "$5 🤝");
        assertThat(coverage.uncoveredCharacters()).isEqualTo(10);
        assertThat(coverage.uncoveredPercent()).isEqualTo(1000.0 / 22);
    }

    @Test
    void overlappingRangesCountOnce() {
        Coverage coverage =
                Coverage.of(TEXT, List.of(claim(new TextRange(0, 20)), claim(new TextRange(5, TEXT.length()))));

        assertThat(coverage).isEqualTo(new Coverage(List.of(), 0, 22));
    }

    @Test
    void aTextThatSaysNothingIsCovered() {
        assertThat(Coverage.of(ArticleTextTest.text("…\n"), List.of()).uncoveredPercent())
                .isZero();
    }

    private static List<String> passages(Coverage coverage) {
        return coverage.uncovered().stream().map(TEXT::passage).toList();
    }

    private static TextRange range(String words) {
        return TEXT.find(words, ArticleText.LetterCase.DISTINGUISHED).get(0);
    }

    private static Claim claim(TextRange... ranges) {
        return new Claim(
                "a-claim", Map.of(), "stated", List.of(), Stream.of(ranges).toList());
    }
}
