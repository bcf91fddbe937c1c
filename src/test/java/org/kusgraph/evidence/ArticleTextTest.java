package org.kusgraph.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kusgraph.Checkout;
import org.kusgraph.evidence.ArticleText.LetterCase;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

final class ArticleTextTest {
    @Test
    void itIsMeasuredInBytesAndCodePointsWithEverythingThatIsInTheFile() {
        ArticleText text = text("\uFEFF한미 🤝\r\n");

        assertThat(text.length()).isEqualTo(7);
        assertThat(text.bytes()).isEqualTo(3 + 6 + 1 + 4 + 2);
        assertThat(text("").sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aPassageIsCutAtCodePoints() {
        ArticleText text = text("🤝 한국과 🇺🇸");

        assertThat(text.passage(new TextRange(2, 5))).isEqualTo("한국과");
        assertThat(text.passage(new TextRange(6, 8))).isEqualTo("🇺🇸");
        assertThat(text.holds(new TextRange(6, 8))).isTrue();
        assertThat(text.holds(new TextRange(6, 9))).isFalse();
        assertThat(text.holds(new TextRange(6, 6))).isFalse();
        assertThat(text.holds(new TextRange(-1, 2))).isFalse();
    }

    @Test
    void wordsAreFoundOverLineEndsAndOtherWhiteSpace() {
        ArticleText text = text("🤝 the R&D\r\n  budget; the R&D\u00a0budget; the R&Dbudget");

        assertThat(text.find(" R&D budget\n", LetterCase.DISTINGUISHED))
                .containsExactly(new TextRange(6, 19), new TextRange(25, 35));
        assertThat(text.passage(new TextRange(6, 19))).isEqualTo("R&D\r\n  budget");
    }

    @Test
    void upperAndLowerCaseAreTheSameOnlyWhenAskedFor() {
        ArticleText text = text("ÖL und öl");

        assertThat(text.find("öl", LetterCase.DISTINGUISHED)).containsExactly(new TextRange(7, 9));
        assertThat(text.find("öl", LetterCase.IGNORED)).containsExactly(new TextRange(0, 2), new TextRange(7, 9));
    }

    @Test
    void whatAPatternWouldUnderstandIsTakenByItsLetters() {
        ArticleText text = text("a.b $(x) \\E aab");

        assertThat(text.find("a.b", LetterCase.DISTINGUISHED)).containsExactly(new TextRange(0, 3));
        assertThat(text.find("$(x) \\E", LetterCase.DISTINGUISHED)).containsExactly(new TextRange(4, 11));
        assertThatThrownBy(() -> text.find(" \n", LetterCase.IGNORED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNotInUtf8IsRefused() throws IOException {
        byte[] korean = "한국".getBytes(Charset.forName("EUC-KR"));

        assertThat(refusal(korean))
                .isEqualTo("article.txt: the file is not UTF-8; expected a text in UTF-8;"
                        + " give the article as it was when it was described");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        assertThat(refusal(new byte[ArticleText.MOST_BYTES + 1]))
                .isEqualTo("article.txt: the file is too large; expected at most 67108864 bytes;"
                        + " give the article as it was when it was described");
    }

    private static String refusal(byte[] bytes) throws IOException {
        return switch (ArticleText.read("article.txt", new ByteArrayInputStream(bytes))) {
            case Outcome.Done<ArticleText> done -> throw new AssertionError("it was read");
            case Outcome.Refused<ArticleText> refused ->
                refused.problems().stream().map(Problem::line).findFirst().orElseThrow();
        };
    }

    static ArticleText text(String characters) {
        try {
            return Checkout.value(ArticleText.read(
                    "article.txt", new ByteArrayInputStream(characters.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
