package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every competency question has exactly the answer that stands beside it: over the data, over the invented articles of
 * other shapes, and over the invented article that says the same things in every status.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuestionsTest {
    private static final Path QUESTIONS = Path.of("ontology", "questions");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path CORPUS = RESOURCES.resolve("corpus");
    private static final Path STATUS = RESOURCES.resolve(Path.of("cases", "status"));
    private static final Path MADE_TRUE = RESOURCES.resolve(Path.of("cases", "empty-questions"));

    private BuiltGraph data;
    private BuiltGraph corpus;
    private BuiltGraph status;

    @BeforeAll
    void buildTheGraphs(@TempDir Path store) throws IOException {
        data = BuiltGraph.of(Path.of("data"), store.resolve("data"));
        corpus = BuiltGraph.of(CORPUS, store.resolve("corpus"));
        status = BuiltGraph.of(STATUS, store.resolve("status"));
    }

    @AfterAll
    void closeTheGraphs() {
        data.close();
        corpus.close();
        status.close();
    }

    @TestFactory
    Stream<DynamicTest> theDataAnswersEveryQuestion() {
        return answers(QUESTIONS, data);
    }

    @TestFactory
    Stream<DynamicTest> articlesOfOtherShapesAnswerQuestionsAcrossThem() {
        return answers(CORPUS.resolve("questions"), corpus);
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatIsStatedAtFirstHandAnswersWhoDidWhat() {
        return answers(STATUS.resolve("asks"), status);
    }

    @TestFactory
    Stream<DynamicTest> whatTheDataDoNotSayComesBackEmpty() {
        return Question.in(QUESTIONS.resolve("empty"))
                .map(question -> dynamicTest(question.title(), () -> {
                    Answer answer = data.read(graph -> Answer.of(question.query(), graph));
                    assertThat(answer.rows()).isEmpty();
                }));
    }

    /** A question that comes back empty proves something only if it would not, were it true. */
    @TestFactory
    Stream<DynamicTest> whatComesBackEmptyWouldAnswerIfItWereTrue() {
        return Question.in(QUESTIONS.resolve("empty"))
                .map(question -> dynamicTest(question.title(), () -> {
                    Graph madeTrue = RDFDataMgr.loadGraph(
                            MADE_TRUE.resolve(question.name() + ".ttl").toString());
                    Answer answer = data.read(graph -> Answer.of(
                            question.query(), DatasetGraphFactory.wrap(new Union(madeTrue, graph.getDefaultGraph()))));
                    assertThat(answer.rows()).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsTitledAndDescribed() {
        return Stream.of(QUESTIONS, QUESTIONS.resolve("empty"), CORPUS.resolve("questions"))
                .flatMap(Question::in)
                .map(question -> dynamicTest(question.file().toString(), () -> assertThat(question.header())
                        .containsKeys("title@en", "title@ko", "description@en", "keywords")));
    }

    private static Stream<DynamicTest> answers(Path folder, BuiltGraph graph) {
        return Question.in(folder)
                .map(question -> dynamicTest(question.title(), () -> {
                    Answer expected = Answer.read(question.query(), question.csv());
                    Answer answer = graph.read(dataset -> Answer.of(question.query(), dataset));
                    assertThat(answer).as(question.file().toString()).hasToString(expected.toString());
                }));
    }
}
