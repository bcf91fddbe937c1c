package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.kusgraph.web.TestServer.encode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionParameter;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.web.TestServer.Reply;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.query.Parameters;

/** Programs ask the questions of the ontology, also with other values than the questions have. */
@NullUnmarked
final class QuestionApiTest {
    private static final Path SCHEMA = Checkout.RESOURCES.resolve("cases/openapi/schema.json");
    private static final String LEADERS = "/api/q/technology-leaders";

    @TempDir
    private static Path folder;

    private static List<Question> questions;
    private static BuiltGraph graph;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        questions = QuestionReader.read(Checkout.ONTOLOGY.resolve("questions"));
        graph = BuiltGraph.of(Checkout.DATA, folder.resolve("store"));
        Map<Language, String> title = Map.of(Language.ENGLISH, "The graph", Language.KOREAN, "그래프");
        Introduction introduction = new Introduction(
                title,
                title,
                "https://w3id.org/us-korea-tech/id/",
                Map.of("id", "https://w3id.org/us-korea-tech/id/", "kus", "https://w3id.org/us-korea-tech/ontology#"),
                questions);
        server = TestServer.of(graph.snapshots(), options -> ServerOptions.of(options.snapshots(), introduction));
    }

    @AfterAll
    static void stop() {
        server.close();
        graph.close();
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredAsItsQueryIs() {
        return questions.stream()
                .map(question -> dynamicTest(question.name(), () -> {
                    Reply reply =
                            server.to("/api/q/" + question.name() + ".csv").get();
                    assertThat(reply.text())
                            .isEqualTo(server.query(question.query())
                                    .accept("text/csv")
                                    .get()
                                    .text());
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.mediaType()).isEqualTo("text/csv");
                }));
    }

    @Test
    void everyParameterThatAQuestionDeclaresIsAValueOfItsQuery() {
        for (Question question : questions) {
            Map<String, List<Node>> values = Parameters.of(QueryFactory.create(question.query()));
            assertThat(values.keySet())
                    .as(question.name())
                    .containsExactlyInAnyOrderElementsOf(question.parameters().stream()
                            .map(QuestionParameter::name)
                            .toList());
        }
        assertThat(questions)
                .filteredOn(question -> !question.parameters().isEmpty())
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource({
        "leader=samsung-electronics, Samsung Electronics, SK hynix",
        "leader=id:sk-hynix, SK hynix, Samsung Electronics",
        "leader=https://w3id.org/us-korea-tech/id/sk-hynix, SK hynix, Samsung Electronics",
        "leader=sk-hynix&leader=samsung-electronics, SK hynix, SK하이닉스",
        "field=high-bandwidth-memory, high bandwidth memory, next-generation",
        "language=ko, SK하이닉스, SK hynix",
        "leader=, SK hynix, SK하이닉스",
    })
    void aParameterTakesOtherValues(String parameters, String has, String lacks) {
        String answer = server.to(LEADERS + ".csv?" + parameters).get().text();
        assertThat(answer).contains(has).doesNotContain(lacks);
    }

    @Test
    void whatIsNotThereGivesAnEmptyAnswerAndNoFault() {
        Reply reply = server.to(LEADERS + ".csv?article=no-such-article").get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("company,technology\r\n");
    }

    @Test
    void aValueCannotBecomeAPartOfTheQuery() {
        for (String hostile : List.of("en\" } { ?a ?b ?c } #", "x> } UNION { ?company ?b ?technology } #")) {
            Reply language =
                    server.to(LEADERS + ".csv?language=" + encode(hostile)).get();
            assertThat(language.status()).isEqualTo(400);
            Reply leader = server.to(LEADERS + ".csv?leader=" + encode(hostile)).get();
            assertThat(leader.text().lines().filter(line -> line.contains("SK hynix")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/q/nothing.csv | 404 | there is no question 'nothing'",
                "/api/q/technology-leaders.pdf | 404 | is not answered as 'pdf', but as json, xml, csv, tsv",
                "/api/q/technology-leaders.csv?colour=red | 400 | has no parameter 'colour'; it has article, language, leader, field",
                "/api/q/technology-leaders.csv?language=no%20language | 400 | has to be the tag of a language",
                "/api/q/technology-leaders.csv?leader=http://%5B | 400 | has to be an IRI or an id",
            })
    void whatCannotBeAskedIsRefusedWithTheReason(String path, int status, String words) {
        Reply reply = server.to(path).get();
        assertThat(reply.text()).contains(words);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void anAnswerIsKeptByItsTagAndReadFromAnyPage() {
        Reply first = server.to(LEADERS + ".json?language=ko").get();
        assertThat(first.mediaType()).isEqualTo("application/sparql-results+json");
        assertThat(first.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(first.header("Link")).contains("rel=\"service-desc\"");
        String tag = first.header("ETag");
        assertThat(server.to(LEADERS + ".json?language=ko")
                        .header("If-None-Match", tag)
                        .get()
                        .status())
                .isEqualTo(304);
        assertThat(server.to(LEADERS + ".json")
                        .header("If-None-Match", tag)
                        .get()
                        .status())
                .isEqualTo(200);
        assertThat(server.to(LEADERS + ".json").send("HEAD", new byte[0]).status())
                .isEqualTo(200);
        assertThat(server.to(LEADERS + ".json").send("OPTIONS", new byte[0]).status())
                .isEqualTo(204);
        assertThat(server.to(LEADERS).accept("text/csv").get().mediaType()).isEqualTo("text/csv");
        Reply page = server.to(LEADERS + ".html?language=ko").get();
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/questions/technology-leaders?language=ko");
    }

    @Test
    void theDescriptionIsOpenApiAndTellsOfEveryQuestion() throws IOException {
        Reply reply = server.to("/api/openapi.json").get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                        .validate(reply.text(), InputFormat.JSON))
                .isEmpty();
        JsonObject paths = JSON.parse(reply.text()).getObj("paths");
        assertThat(paths.keys()).hasSameSizeAs(questions);
        for (String path : paths.keys()) {
            assertThat(server.to(path.replace("{format}", "tsv"))
                            .send("HEAD", new byte[0])
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePageOfAQuestionTakesTheSameValues() {
        Reply page = server.to("/questions/technology-leaders?lang=en&language=ko&leader=sk-hynix")
                .get();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("SK하이닉스", "value=\"id:sk-hynix\"", "/api/q/technology-leaders.csv?")
                .doesNotContain("삼성전자<");
        Reply wrong = server.to("/questions/technology-leaders?lang=en&language=%22")
                .accept("text/html")
                .get();
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("has to be the tag of a language");
    }
}
