package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;

/**
 * Every competency question has exactly the answer that stands beside it: over the data, over the invented articles of
 * other shapes, and over the invented article that says the same things in every status.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuestionsTest {
    private static final Path QUESTIONS = Path.of("ontology", "questions");
    private static final Path EMPTY = QUESTIONS.resolve("empty");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path CORPUS = RESOURCES.resolve("corpus");
    private static final Path STATUS = RESOURCES.resolve(Path.of("cases", "status"));
    private static final Path MADE_TRUE = RESOURCES.resolve(Path.of("cases", "empty-questions"));

    private static final String[] DESCRIPTION = {"title@en", "title@ko", "description@en", "keywords"};

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
    Stream<DynamicTest> theDataAnswersEveryQuestion() throws IOException {
        return answers(QUESTIONS, data);
    }

    @TestFactory
    Stream<DynamicTest> articlesOfOtherShapesAnswerQuestionsAcrossThem() throws IOException {
        return answers(CORPUS.resolve("questions"), corpus);
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatIsStatedAtFirstHandAnswersWhoDidWhat() throws IOException {
        return answers(STATUS.resolve("asks"), status);
    }

    @TestFactory
    Stream<DynamicTest> whatTheDataDoNotSayComesBackEmpty() throws IOException {
        return tests(EMPTY, question -> {
            Query query = QueryFactory.create(question.query());
            Answer answer = data.read(graph -> Answer.of(query, graph));
            assertThat(answer.rows()).isEmpty();
        });
    }

    /** A question that comes back empty proves something only if it would not, were it true. */
    @TestFactory
    Stream<DynamicTest> whatComesBackEmptyWouldAnswerIfItWereTrue() throws IOException {
        return tests(EMPTY, question -> {
            Query query = QueryFactory.create(question.query());
            Graph madeTrue = RDFDataMgr.loadGraph(
                    MADE_TRUE.resolve(question.name() + ".ttl").toString());
            Answer answer = data.read(
                    graph -> Answer.of(query, DatasetGraphFactory.wrap(new Union(madeTrue, graph.getDefaultGraph()))));
            assertThat(answer.rows()).isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsDescribed() throws IOException {
        return Stream.of(
                        tests(QUESTIONS, question -> assertThat(question.fields())
                                .containsKeys(DESCRIPTION)
                                .containsKey("description@ko")),
                        tests(CORPUS.resolve("questions"), question -> assertThat(question.fields())
                                .containsKeys(DESCRIPTION)),
                        tests(EMPTY, question -> assertThat(question.fields())
                                .containsKeys(DESCRIPTION)
                                .containsKey("reason@en")))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> answers(Path folder, BuiltGraph graph) throws IOException {
        return tests(folder, question -> {
            Query query = QueryFactory.create(question.query());
            Answer expected = Answer.read(query, folder.resolve(question.name() + ".csv"));
            Answer answer = graph.read(dataset -> Answer.of(query, dataset));
            assertThat(answer).as(question.name()).isEqualTo(expected);
        });
    }

    private static Stream<DynamicTest> tests(Path folder, ThrowingConsumer<Question> test) throws IOException {
        List<Question> questions = QuestionReader.read(folder);
        assertThat(questions).as("questions in " + folder).isNotEmpty();
        return questions.stream()
                .map(question -> dynamicTest(
                        question.title(),
                        folder.resolve(question.name() + ".rq").toUri(),
                        () -> test.accept(question)));
    }
}
