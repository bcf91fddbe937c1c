package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.search.SearchedTexts;
import org.kusgraph.web.TestServer;
import org.kusgraph.web.TestSnapshots;

final class QueryCommandTest {
    private static final String DATA = """
            PREFIX id: <https://w3id.org/us-korea-tech/id/>
            PREFIX ex: <https://example.org/>
            GRAPH ex:g {
              id:sk-hynix a ex:Company ; ex:name "SK hynix"@en , "SK하이닉스"@ko ; ex:note "a\\u001B[31m\\u202Eb" .
              id:samsung a ex:Company ; ex:name "Samsung Electronics"@en .
            }
            """;
    private static final String ARTICLE = """
            PREFIX kus: <https://w3id.org/us-korea-tech/ontology#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX schema: <https://schema.org/>
            GRAPH <https://w3id.org/us-korea-tech/graph/one> {
              id:one kus:reports id:one-claim-plant .
              id:one-claim-plant kus:status kus:planned ; kus:subject id:sk-hynix ; kus:object id:plant ; kus:holder id:unnamed ;
                schema:text "SK hynix is to build a plant."@en ; kus:evidence [ oa:start 0 ; oa:end 12 ] .
            }
            """;
    private static final String NAMES =
            "PREFIX ex: <https://example.org/> SELECT ?company ?name { ?company ex:name ?name } ORDER BY ?company ?name";

    @TempDir
    private static Path folder;

    private record Run(int code, String data, String words) {}

    @BeforeAll
    static void build() throws IOException {
        boolean built = new SnapshotStore(folder).build("test", Set.of(), SearchedTexts.NOTHING, receiver -> {
            RDFParser.fromString(DATA + ARTICLE, Lang.TRIG).parse(receiver);
            return true;
        });
        assertThat(built).isTrue();
    }

    private static Run ask(String... arguments) {
        return ask("", false, arguments);
    }

    private static Run ask(String input, boolean onTerminal, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringWriter words = new StringWriter();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                data,
                new PrintWriter(words, true),
                onTerminal,
                false);
        String[] all = new String[arguments.length + 1];
        all[0] = "query";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int code = new Program(List.of(new QueryCommand(streams)), streams, Map.of("KUS_STORE", folder.toString()))
                .run(all);
        return new Run(code, data.toString(StandardCharsets.UTF_8), words.toString());
    }

    @Test
    void aPersonAtATerminalGetsATableThatIsAlignedByWhatIsSeen() {
        assertThat(ask("", true, NAMES)).isEqualTo(new Run(0, """
                                company      name
                                -----------  ----------------------
                                id:samsung   Samsung Electronics@en
                                id:sk-hynix  SK hynix@en
                                id:sk-hynix  SK하이닉스@ko
                                (3 rows)
                                """, ""));
    }

    @Test
    void aRowIsExplainedByTheClaimsAndStatementsThatItRestsOn() {
        assertThat(ask(
                        "--why=1",
                        "SELECT ?what { ?claim kus:status kus:planned ; kus:subject id:sk-hynix ; kus:object ?what }"))
                .isEqualTo(new Run(0, """
                        what = id:plant

                        One claim is behind it:

                          SK hynix is to build a plant.
                          claim     id:one-claim-plant
                          status    kus:planned
                          said by   id:unnamed
                          article   id:one
                          evidence  0–12

                        How it comes about:
                          id:one-claim-plant kus:status kus:planned
                            from the claim id:one-claim-plant
                          id:one-claim-plant kus:subject id:sk-hynix
                            from the claim id:one-claim-plant
                          id:one-claim-plant kus:object id:plant
                            from the claim id:one-claim-plant
                        """, ""));
        assertThat(ask(
                                "--why={\"n\": {\"type\": \"literal\", \"value\": \"SK하이닉스\", \"xml:lang\": \"ko\"}}",
                                "--format=json",
                                """
                        PREFIX ex: <https://example.org/>
                        SELECT ?n { ?company ex:name ?n }
                        """)
                        .data())
                .contains("\"step\" : \"fact\"", "\"graph\" : \"https://example.org/g\"");
    }

    @Test
    void whatCannotBeExplainedIsSaidSo() {
        assertThat(ask("--why=9", NAMES)).isEqualTo(new Run(1, "", "query: the answer has no such row\n"));
        assertThat(ask("--why=1", "ASK {}").words()).contains("only the answer to a SELECT has rows");
        assertThat(ask("--why=1", "SELECT (NOW() AS ?now) {}").words()).contains("each run of this query");
        assertThat(ask("--why=first", NAMES).code()).isEqualTo(2);
        assertThat(ask("--why=1", "--format=csv", NAMES).words()).contains("printed as table or json");
        assertThat(ask("--why=1", "--endpoint=http://127.0.0.1:1/", NAMES).code())
                .isEqualTo(2);
    }

    @Test
    void aTableObeysNothingThatTheDataSays() {
        assertThat(ask("--format=table", "SELECT ?note { ?s <https://example.org/note> ?note }")
                        .data())
                .contains("a\\u001B[31m\\u202Eb")
                .doesNotContain("\u001B", "\u202E");
    }

    @Test
    void aProgramGetsCsvAndAGraphComesAsTurtle() {
        assertThat(ask(NAMES).data())
                .startsWith("company,name\r\n")
                .contains("https://w3id.org/us-korea-tech/id/sk-hynix,SK하이닉스\r\n");
        assertThat(ask("DESCRIBE <sk-hynix>").data()).contains("PREFIX id:", "id:sk-hynix", "\"SK하이닉스\"@ko");
        assertThat(ask("CONSTRUCT { GRAPH ?g { ?s a ?k } } WHERE { GRAPH ?g { ?s a ?k } }")
                        .data())
                .contains("ex:g {", "id:samsung");
    }

    @Test
    void everyFormatCanBeAskedFor() {
        assertThat(ask("--format=json", "ASK {}").data()).contains("\"boolean\"");
        assertThat(ask("--format=XML", NAMES).data()).startsWith("<?xml");
        assertThat(ask("--format", "tsv", NAMES).data()).startsWith("?company\t?name\n");
        assertThat(ask("--format=nt", "DESCRIBE <samsung>").data().lines()).hasSize(2);
        assertThat(ask("--format=jsonld", "DESCRIBE <samsung>").data()).contains("\"@context\"");
    }

    @Test
    void aQueryIsReadFromAFileOrFromStandardInput(@TempDir Path queries) throws IOException {
        Path file = Files.writeString(queries.resolve("질문.rq"), "\uFEFFASK { ?s ?p \"SK하이닉스\"@ko }");
        assertThat(ask("--file", file.toString())).isEqualTo(new Run(0, "answer\r\ntrue\r\n", ""));
        assertThat(ask("ASK {}", false, "--file=-").data()).isEqualTo("answer\r\ntrue\r\n");
    }

    @Test
    void aFaultOfTheQueryIsOneLineWithItsPlace(@TempDir Path queries) throws IOException {
        assertThat(ask("SELECT * {\n ?s ?p \"한글\" \"x\" }")).satisfies(run -> {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.data()).isEmpty();
            assertThat(run.words())
                    .startsWith("query:2:13: unexpected '\"x\"'; expected ")
                    .hasLineCount(1);
        });
        Path file = Files.writeString(queries.resolve("a.rq"), "SELECT * { ?s un:name ?n }");
        assertThat(ask("--file", file.toString()))
                .isEqualTo(new Run(
                        1,
                        "",
                        file + ":1:15: the prefix 'un:' is not declared; put 'PREFIX un: <…>' before the query\n"));
        assertThat(ask("ASK { id:samsung a ex:Company }").data()).contains("true");
        byte[] latin = "ASK { ?s ?p \"é\" }".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ask("--file", Files.write(file, latin).toString()))
                .isEqualTo(new Run(1, "", file + ": the query is not in UTF-8\n"));
    }

    @Test
    void whatAFormatCannotCarryIsAFaultOfTheInput() {
        Run run = ask("--format=csv", "SELECT (<<( <a> <b> 1 )>> AS ?t) {}");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.data()).isEmpty();
        assertThat(run.words())
                .isEqualTo("query: the answer holds a triple term, which CSV cannot carry; ask for json,"
                        + " xml or tsv\n");
    }

    @Test
    void aQueryThatTakesTooLongIsStoppedAndSaysWhatAllowsMore() {
        String many = IntStream.range(0, 12)
                .mapToObj("?s%1$d ?p%1$d ?o%1$d . "::formatted)
                .collect(Collectors.joining());
        Run run = ask("--query-seconds=1", "SELECT (COUNT(*) AS ?n) { " + many + " }");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.words()).isEqualTo("query: the query took longer than 1 s; --query-seconds allows more\n");
    }

    @Test
    void wrongUsageIsToldFromAWrongQuery() {
        assertThat(ask().code()).isEqualTo(2);
        assertThat(ask("--file=x", "ASK {}").words()).startsWith("kus query: give either a query or --file FILE");
        assertThat(ask("--format=docx", "ASK {}").words())
                .startsWith("kus query: there is no format 'docx'; there are json,");
        assertThat(ask("--format=ttl", "ASK {}").words()).contains("'ttl' does not carry", "json, xml, csv");
        assertThat(ask("--format=ttl", "ASK {}").code()).isEqualTo(2);
        assertThat(ask("--endpoint=file:///etc/passwd", "ASK {}").code()).isEqualTo(2);
        assertThat(ask("--file=/no/such/file.rq").code()).isEqualTo(3);
    }

    @Test
    void anEndpointElsewhereIsAskedAlike() {
        try (TestServer server =
                TestServer.of(TestSnapshots.of(DATA.replace("GRAPH ex:g {", "").replace("\n}\n", "\n")))) {
            String address = "--endpoint=" + server.endpoint();
            assertThat(ask("", true, address, NAMES).data()).contains("SK하이닉스@ko\n", "(3 rows)");
            assertThat(ask(address, NAMES).data())
                    .startsWith("company,name\r\n")
                    .contains("SK하이닉스");
            assertThat(ask(address, "--format=json", NAMES).data()).contains("\"bindings\"");
            assertThat(ask(address, "--format=html", "ASK {}").data()).contains("Yes");
            assertThat(ask(address, "DESCRIBE <https://w3id.org/us-korea-tech/id/samsung>")
                            .data())
                    .contains("Samsung Electronics");
            assertThat(ask(address, "--format=nt", "DESCRIBE <https://w3id.org/us-korea-tech/id/samsung>")
                            .data()
                            .lines())
                    .hasSize(2);
            assertThat(ask(address, "--format=ttl", "ASK {}").code()).isEqualTo(2);
            assertThat(ask(address, "SELECT * { ?s")).satisfies(run -> {
                assertThat(run.code()).isEqualTo(1);
                assertThat(run.words()).startsWith("query: line 1, column 13: ").hasLineCount(1);
            });
        }
    }

    @Test
    void anEndpointThatFailsIsAFaultOfTheEnvironmentInOneLine() throws IOException {
        withEndpoint(
                exchange -> respond(exchange, 500, "text/plain", "the disk\nis full \u001B[31m"),
                address -> ask("--endpoint=" + address, "ASK {}"),
                (address, run) -> assertThat(run)
                        .isEqualTo(new Run(
                                3,
                                "",
                                "kus query: " + address + " answers with status 500: the disk is full \\u001B[31m\n")));
        withEndpoint(
                exchange -> respond(exchange, 200, "text/html", "<html>a shop</html>"),
                address -> ask("--endpoint=" + address, "ASK {}"),
                (address, run) -> assertThat(run.words())
                        .isEqualTo(
                                "kus query: " + address
                                        + " answers in the format 'text/html', which cannot be read; is it a SPARQL endpoint?\n"));
        withEndpoint(
                exchange -> respond(exchange, 200, "application/sparql-results+json", "{\"head\": {"),
                address -> ask("--endpoint=" + address, "ASK {}"),
                (address, run) -> assertThat(run.code()).isEqualTo(3));
        assertThat(ask("--endpoint=http://127.0.0.1:9/sparql", "ASK {}").words())
                .isEqualTo("kus query: http://127.0.0.1:9/sparql cannot be asked: nothing listens there\n");
    }

    @Test
    void aRedirectIsFollowedButNotToAnotherScheme() throws IOException {
        withEndpoint(
                exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/moved")) {
                        respond(exchange, 200, "application/sparql-results+json", "{\"head\":{},\"boolean\":true}");
                    } else {
                        exchange.getResponseHeaders().add("Location", "/moved");
                        respond(exchange, 308, "text/plain", "");
                    }
                },
                address -> ask("--endpoint=" + address, "ASK {}"),
                (address, run) -> assertThat(run).isEqualTo(new Run(0, "answer\r\ntrue\r\n", "")));
        withEndpoint(
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
                    respond(exchange, 302, "text/plain", "");
                },
                address -> ask("--endpoint=" + address, "ASK {}"),
                (address, run) -> assertThat(run.words())
                        .isEqualTo("kus query: " + address
                                + " redirects to 'file:///etc/passwd'; give that as --endpoint if you trust it\n"));
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private interface Expectation {
        void check(String address, Run run);
    }

    private interface Asking {
        Run ask(String address);
    }

    private static void withEndpoint(Answering answering, Asking asking, Expectation expectation) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] request = exchange.getRequestBody().readAllBytes();
                assertThat(new String(request, StandardCharsets.US_ASCII)).startsWith("query=");
                answering.answer(exchange);
            }
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/sparql";
            expectation.check(address, asking.ask(address));
        } finally {
            server.stop(0);
        }
    }

    private static void respond(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", contentType);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
