package org.kusgraph.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Drafts of invented articles are valid, say nothing in the article's sentences, and find most of what is true of them. */
final class DraftingTest {
    /** What a note or a name may take from an article. */
    private static final int MOST_WORDS_TAKEN = 12;

    private static final int TEXTS = 200;
    private static final int MOST_PIECES = 40;

    /** Words and signs that drafts read, some of which meet in no article. */
    private static final List<String> PIECES = List.of(
            "The minister said ",
            "he argued ",
            "and that ",
            ", while ",
            "May 3 to 5",
            "from May to July 2038",
            "early 2037",
            "by ",
            "chipmaker Hanbit ",
            "X Corp. ",
            "H.R. 12 ",
            "the town of Y",
            ". ",
            "\n\n",
            "\"",
            ", ",
            "(",
            "$2.1 billion ",
            "which may ",
            "will build ",
            "한국은 ",
            "밝혔지만, ",
            "했으며 ",
            "고치고 ",
            "라고 말했다. ",
            "5월 3~5일 ",
            "내년 초까지 ",
            "반도체 기업 한빛",
            "며",
            "’",
            "2조 5천억 원",
            "법 시행령",
            "2030년대 초 ",
            "until",
            "ㅋ",
            "\uD83D\uDE00");

    private static final KnowledgeGraph GRAPH = graph();
    private static final Drafting DRAFTING = drafting();

    static List<String> articles() {
        return DraftTruth.names();
    }

    @ParameterizedTest
    @MethodSource("articles")
    void aFreshDraftHasNoFaultsButItsMarks(String name, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("draft.json");
        Files.writeString(file, draft(DraftTruth.read(name)));

        assertThat(GRAPH.check(List.of(file))).isNotEmpty().allMatch(problem -> problem.code() == ProblemCode.DRAFT);
    }

    @ParameterizedTest
    @MethodSource("articles")
    void aDraftTakesNoSentenceFromItsArticle(String name) throws IOException {
        DraftTruth truth = DraftTruth.read(name);
        String draft = draft(truth);
        String text = truth.text().passage(new TextRange(0, truth.text().length()));

        List<String> taken = new ArrayList<>();
        List<String> words = List.of(text.split("\\s+", -1));
        for (int start = 0; start + MOST_WORDS_TAKEN <= words.size(); start++) {
            String run = String.join(" ", words.subList(start, start + MOST_WORDS_TAKEN));
            if (draft.contains(run)) {
                taken.add(run);
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void theSameArticleGivesTheSameDraft() throws IOException {
        DraftTruth truth = DraftTruth.read("en-two-parks");
        assertThat(draft(truth)).isEqualTo(drafting().draft(truth.text(), "en", truth.header()));
    }

    @Test
    void mostOfWhatIsTrueIsFoundAndMostOfWhatIsFoundIsTrue() throws IOException {
        DraftScore score = new DraftScore();
        for (String name : DraftTruth.names()) {
            DraftTruth truth = DraftTruth.read(name);
            score.add(truth, draft(truth));
        }
        assertThat(score.counts()).allSatisfy((what, count) -> {
            assertThat(count.precision())
                    .as("precision of %s: %s%n%s", what, count, score.misses())
                    .isGreaterThan(0.8);
            assertThat(count.recall())
                    .as("recall of %s: %s%n%s", what, count, score.misses())
                    .isGreaterThan(0.8);
        });
    }

    @Test
    void whateverPiecesATextIsOfItsDraftHasNoFaultsButItsMarks() throws IOException {
        Header header = DraftTruth.read("en-two-parks").header();
        Random chance = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String article = chance.ints(1 + chance.nextInt(MOST_PIECES), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            ArticleText text = Checkout.value(ArticleText.read(
                    "article.txt", new ByteArrayInputStream(article.getBytes(StandardCharsets.UTF_8))));

            String draft = DRAFTING.draft(text, Drafting.language(text), header);

            assertThat(GRAPH.check("draft.json", draft.getBytes(StandardCharsets.UTF_8)))
                    .as(article)
                    .allMatch(problem -> problem.code() == ProblemCode.DRAFT);
        }
    }

    private static String draft(DraftTruth truth) {
        return DRAFTING.draft(truth.text(), Drafting.language(truth.text()), truth.header());
    }

    private static KnowledgeGraph graph() {
        try {
            return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, Checkout.DATA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Drafting drafting() {
        try {
            List<Problem> problems = new ArrayList<>();
            return Checkout.value(Drafting.of(Checkout.ONTOLOGY, GRAPH.ontology(), GRAPH.readable(problems)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
