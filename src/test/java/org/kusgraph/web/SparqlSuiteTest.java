package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.TestServer.Reply;

/**
 * The W3C's tests of SPARQL 1.0 and 1.1 queries, asked at the endpoint. Left out are entailment, which is not what the endpoint
 * does, and asking other servers, which has tests of its own.
 */
@NullUnmarked
final class SparqlSuiteTest {
    private static final Path WAIVED = Path.of("src/test/resources/cases/sparql-suite/waived.txt");

    private static TestSnapshots snapshots;
    private static TestServer server;

    @BeforeAll
    static void start() {
        snapshots = TestSnapshots.of("");
        server = TestServer.of(snapshots);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testcases-sparql-1.1-w3c/aggregates",
                "testcases-sparql-1.1-w3c/bind",
                "testcases-sparql-1.1-w3c/bindings",
                "testcases-sparql-1.1-w3c/construct",
                "testcases-sparql-1.1-w3c/csv-tsv-res",
                "testcases-sparql-1.1-w3c/exists",
                "testcases-sparql-1.1-w3c/functions",
                "testcases-sparql-1.1-w3c/grouping",
                "testcases-sparql-1.1-w3c/json-res",
                "testcases-sparql-1.1-w3c/negation",
                "testcases-sparql-1.1-w3c/project-expression",
                "testcases-sparql-1.1-w3c/property-path",
                "testcases-sparql-1.1-w3c/subquery",
                "testcases-sparql-1.1-w3c/syntax-query",
                "testcases-sparql-1.0-w3c/data-r2/basic",
                "testcases-sparql-1.0-w3c/data-r2/triple-match",
                "testcases-sparql-1.0-w3c/data-r2/open-world",
                "testcases-sparql-1.0-w3c/data-r2/algebra",
                "testcases-sparql-1.0-w3c/data-r2/bnode-coreference",
                "testcases-sparql-1.0-w3c/data-r2/optional",
                "testcases-sparql-1.0-w3c/data-r2/optional-filter",
                "testcases-sparql-1.0-w3c/data-r2/graph",
                "testcases-sparql-1.0-w3c/data-r2/dataset",
                "testcases-sparql-1.0-w3c/data-r2/type-promotion",
                "testcases-sparql-1.0-w3c/data-r2/cast",
                "testcases-sparql-1.0-w3c/data-r2/boolean-effective-value",
                "testcases-sparql-1.0-w3c/data-r2/bound",
                "testcases-sparql-1.0-w3c/data-r2/expr-builtin",
                "testcases-sparql-1.0-w3c/data-r2/expr-ops",
                "testcases-sparql-1.0-w3c/data-r2/expr-equals",
                "testcases-sparql-1.0-w3c/data-r2/regex",
                "testcases-sparql-1.0-w3c/data-r2/i18n",
                "testcases-sparql-1.0-w3c/data-r2/construct",
                "testcases-sparql-1.0-w3c/data-r2/ask",
                "testcases-sparql-1.0-w3c/data-r2/distinct",
                "testcases-sparql-1.0-w3c/data-r2/sort",
                "testcases-sparql-1.0-w3c/data-r2/solution-seq",
                "testcases-sparql-1.0-w3c/data-r2/reduced",
                "testcases-sparql-1.0-w3c/data-r2/syntax-sparql1",
                "testcases-sparql-1.0-w3c/data-r2/syntax-sparql2",
                "testcases-sparql-1.0-w3c/data-r2/syntax-sparql3",
                "testcases-sparql-1.0-w3c/data-r2/syntax-sparql4",
                "testcases-sparql-1.0-w3c/data-r2/syntax-sparql5"
            })
    void theEndpointAnswersAsTheSuiteExpects(String folder) throws IOException {
        Map<String, String> waived = waived();
        List<SuiteCase> tests = SparqlSuite.cases(folder).toList();
        assertThat(tests).isNotEmpty();
        assertThat(tests)
                .filteredOn(test -> !waived.containsKey(test.name()))
                .allSatisfy(test -> assertThat(fault(test)).as(test.name()).isEmpty());
        assertThat(tests).filteredOn(test -> waived.containsKey(test.name())).allSatisfy(test -> assertThat(fault(test))
                .as(test.name() + " is waived: " + waived.get(test.name()))
                .isNotEmpty());
    }

    /** The tests whose answer is another here, each with the reason. */
    private static Map<String, String> waived() throws IOException {
        return Files.readAllLines(WAIVED).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** What is wrong with what the endpoint says to a test. */
    private static Optional<String> fault(SuiteCase test) {
        return switch (test) {
            case SuiteCase.Good good -> ask(good.text(), "*/*", 200);
            case SuiteCase.Bad bad -> ask(bad.text(), "*/*", 400);
            case SuiteCase.Answered answered -> fault(answered);
        };
    }

    private static Optional<String> ask(String query, String accept, int status) {
        Reply reply = server.to("/sparql").accept(accept).post(TestServer.DIRECT, query);
        return reply.status() == status ? Optional.empty() : Optional.of(reply.status() + " " + reply.text());
    }

    private static Optional<String> fault(SuiteCase.Answered test) {
        try {
            return difference(test);
        } catch (QueryParseException e) {
            return Optional.of("not a query: " + e.getMessage());
        }
    }

    private static Optional<String> difference(SuiteCase.Answered test) {
        snapshots.replaceBy(test.name().replaceAll("\\W", "x"), test::fill);
        SuiteAnswer expected = SuiteAnswer.expected(test);
        Reply reply = server.to("/sparql").accept(accepted(test, expected)).post(TestServer.DIRECT, test.text());
        if (reply.status() != 200) {
            return Optional.of(reply.status() + " " + reply.text());
        }
        SuiteAnswer answer = new SuiteAnswer(
                test.query(),
                RDFLanguages.contentTypeToLang(reply.mediaType()),
                reply.response().body());
        return answer.isSameAs(expected, test)
                ? Optional.empty()
                : Optional.of("answered\n" + answer + "\ninstead of\n" + expected);
    }

    /** The format of the answer that is expected, if the endpoint writes it. */
    private static String accepted(SuiteCase.Answered test, SuiteAnswer expected) {
        boolean isTable = ResultSetLang.isRegistered(expected.format());
        return isTable
                ? expected.format().getContentType().getContentTypeStr()
                : test.parsed().isConstructType() ? "text/turtle" : "application/sparql-results+json";
    }
}
