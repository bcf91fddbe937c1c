package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.web.TestServer;
import org.kusgraph.web.TestSnapshots;

/** The questions that ask other endpoints too have the answers beside them, once the stand-ins answer for those. */
final class FederatedQuestionsTest {
    private static final Path FOLDER = Path.of("ontology", "questions", "federated");
    private static final List<String> DESCRIPTION =
            List.of("title@en", "title@ko", "description@en", "description@ko", "keywords");

    @TempDir
    private Path store;

    @TestFactory
    Stream<DynamicTest> theStandInsAnswerWithoutANetwork() throws IOException {
        return tests(question -> assertAnswer(question, question.query(), "--stand-ins"));
    }

    /** The same over HTTP: each stand-in behind a server of its own, whose address takes the place of the endpoint's. */
    @TestFactory
    Stream<DynamicTest> otherServersThatHoldTheSameAnswer() throws IOException {
        return tests(question -> {
            List<TestServer> servers = new ArrayList<>();
            try {
                String query = question.query();
                for (Map.Entry<String, String> standIn : standIns().entrySet()) {
                    TestServer server = TestServer.of(TestSnapshots.of(standIn.getValue()));
                    servers.add(server);
                    query = query.replace(standIn.getKey(), server.endpoint().toString());
                }
                assertThat(query).doesNotContain("SERVICE <https:");
                String allowed = String.join(
                        ",",
                        servers.stream()
                                .map(server -> server.endpoint().toString())
                                .toList());
                assertAnswer(question, query, "--service-allow", allowed);
            } finally {
                servers.forEach(TestServer::close);
            }
        });
    }

    @Test
    void anAnswerWithoutAnEndpointSaysSo() {
        TestServer gone = TestServer.of(TestSnapshots.of(""));
        String endpoint = gone.endpoint().toString();
        gone.close();
        CommandRun run = CommandRun.of(
                "query",
                "--store",
                store.toString(),
                "--data",
                "data",
                "--service-allow",
                endpoint,
                "SELECT ?s { SERVICE SILENT <" + endpoint + "> { ?s ?p ?o } }");
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.words()).contains("SERVICE <" + endpoint + ">", "the answer is without it");
    }

    private void assertAnswer(Question question, String query, String... options) throws IOException {
        assertThat(question.fields()).containsKeys(DESCRIPTION.toArray(String[]::new));
        List<String> arguments = new ArrayList<>(
                List.of("query", "--store", store.toString(), "--data", "data", "--format", "csv", query));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.words().contains("stand-ins of ours answer in the place of"))
                .isEqualTo(List.of(options).contains("--stand-ins"));
        assertThat(run.data().lines())
                .containsExactlyElementsOf(Files.readAllLines(FOLDER.resolve(question.name() + ".csv")));
    }

    /** The endpoints with what stands in for each. */
    private static Map<String, String> standIns() throws IOException {
        Map<String, String> standIns = new LinkedHashMap<>();
        try (var files = Files.newDirectoryStream(FOLDER.resolve("stand-ins"), "*.ttl")) {
            for (Path file : files) {
                RDFDataMgr.loadModel(file.toString())
                        .listObjectsOfProperty(VOID.sparqlEndpoint)
                        .forEach(endpoint -> standIns.put(endpoint.toString(), read(file)));
            }
        }
        return standIns;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> tests(ThrowingConsumer<Question> test) throws IOException {
        List<Question> questions = QuestionReader.read(FOLDER);
        assertThat(questions).isNotEmpty();
        return questions.stream().map(question -> dynamicTest(question.title(), () -> test.accept(question)));
    }
}
