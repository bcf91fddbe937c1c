package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.fuseki.auth.Auth;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot is sent to a stock Fuseki as it is, whatever happens on the way. */
final class PublishCommandTest {
    private static final String BASE = "https://w3id.org/us-korea-tech/graph/";
    private static final Node LEDGER = NodeFactory.createURI(BASE + "publication");

    @TempDir
    private static Path folder;

    private static DatasetGraph expected;

    private final DatasetGraph target = DatasetGraphFactory.createTxnMem();
    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicBoolean losesLetters = new AtomicBoolean();
    private final FusekiServer store = FusekiServer.create()
            .port(0)
            .add("/ds", target)
            .addFilter("/*", breakingOff(writesLeft))
            .addFilter("/*", readingLatinUnlessTold())
            .addFilter("/*", losingLetters(losesLetters))
            .build()
            .start();

    @BeforeAll
    static void build() throws IOException {
        assertThat(kus(Map.of(), "build").code()).isZero();
        CommandRun dump = kus(
                Map.of(), "query", "--format", "nq", "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } { GRAPH ?g { ?s ?p ?o } }");
        Path file = Files.writeString(folder.resolve("all.nq"), dump.data());
        expected = RDFDataMgr.loadDatasetGraph(file.toString());
        assertThat(expected.size()).isGreaterThan(5);
    }

    @AfterEach
    void stop() {
        store.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--update", "--query-at"})
    void everyGraphArrivesAsItIsWithItsBlankNodes(String way) {
        CommandRun run = publish(
                switch (way) {
                    case "" -> new String[] {"--chunk", "400"};
                    case "--update" -> new String[] {"--chunk", "400", "--update"};
                    default -> new String[] {"--chunk", "400", "--query-at", address()};
                });
        assertThat(run.code()).as(run.words()).isZero();
        assertArrived();
        assertThat(run.data().lines()).hasSize((int) expected.size()).allMatch(line -> line.startsWith("sent\t"));

        CommandRun again = publish(way.equals("--query-at") ? new String[] {way, address()} : way.split(" ", 0));
        assertThat(again.code()).as(again.words()).isZero();
        assertThat(again.data().lines())
                .hasSize((int) expected.size())
                .allMatch(line -> line.startsWith("there already\t"));
        assertThat(again.words()).contains(expected.size() + " graphs there already");
    }

    @Test
    void aRunThatBrokeOffIsGoneOnWith() {
        writesLeft.set(8);
        CommandRun broken = publish("--chunk", "400");
        assertThat(broken.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(broken.words())
                .contains("status 503")
                .contains("http://127.0.0.1:")
                .doesNotContain("Exception");
        long sent = broken.data().lines().count();
        assertThat(sent).isPositive();

        writesLeft.set(Integer.MAX_VALUE);
        CommandRun rest = publish("--chunk", "400");
        assertThat(rest.code()).as(rest.words()).isZero();
        assertThat(rest.data().lines().filter(line -> line.startsWith("there already\t")))
                .hasSize((int) sent);
        assertArrived();
    }

    @Test
    void whatSomebodyTookOutThereIsSentAgain() {
        assertThat(publish().code()).isZero();
        Node derived = NodeFactory.createURI(BASE + "derived");
        Txn.executeWrite(
                target,
                () -> target.delete(
                        target.find(derived, Node.ANY, Node.ANY, Node.ANY).next()));

        CommandRun dry = publish("--dry-run");
        assertThat(dry.data().lines().filter(line -> line.startsWith("to be sent\t")))
                .singleElement()
                .asString()
                .endsWith("/derived");
        CommandRun again = publish();
        assertThat(again.data().lines().filter(line -> line.startsWith("sent\t")))
                .singleElement()
                .asString()
                .endsWith("/derived");
        assertArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--update"})
    void aStoreThatLosesLettersIsFoundOutThoughItCountsAsMany(String way) {
        losesLetters.set(true);
        CommandRun run = publish("--chunk", "100000", way);
        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.words())
                .containsPattern("counts as many statements in <.*> as were sent, but not this one: <.*[가-힣].*");
        assertThat(run.words()).contains("another encoding than UTF-8").doesNotContain("Exception");
        assertThat(publish("--dry-run", way).data()).contains("to be sent\t");
    }

    @Test
    void aDryRunChangesNothing() {
        CommandRun run = publish("--dry-run");
        assertThat(run.code()).isZero();
        assertThat(run.data().lines()).allMatch(line -> line.matches("to be sent\t\\d+\thttps://.*"));
        assertThat(Txn.calculateRead(target, target::isEmpty)).isTrue();
    }

    @Test
    void onlyGraphsThatWereOursAreEverRemovedAndOnlyWhenAsked() {
        assertThat(publish().code()).isZero();
        Node old = NodeFactory.createURI(BASE + "article-that-was");
        Node theirs = NodeFactory.createURI("urn:x:theirs");
        Txn.executeWrite(target, () -> {
            for (Node graph : List.of(old, theirs)) {
                target.add(graph, old, old, old);
            }
            target.add(
                    LEDGER,
                    old,
                    NodeFactory.createURI("http://purl.org/dc/terms/identifier"),
                    NodeFactory.createLiteralString("sha256:0"));
        });
        assertThat(publish().data()).contains("no longer in the snapshot\t\t" + old);
        assertThat(graphs()).contains(old, theirs);
        assertThat(publish("--dry-run", "--remove-gone").data()).contains("to be removed\t\t" + old);
        assertThat(graphs()).contains(old);
        assertThat(publish("--remove-gone").data()).contains("removed\t\t" + old);
        assertThat(graphs()).doesNotContain(old).contains(theirs);
        assertArrived();
    }

    @Test
    void aStoreThatIsNotThereIsNamed() {
        int port = store.getPort();
        store.stop();
        CommandRun run = publish("--to", "http://127.0.0.1:" + port + "/ds");
        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.words()).contains("http://127.0.0.1:" + port + "/ds cannot be reached: nothing answers there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--to=file:///tmp/x",
                "--to=http://user:secret@127.0.0.1/ds",
                "--to=nonsense",
                "--to=http://127.0.0.1/ds --chunk=0",
                "--to=http://127.0.0.1/ds --update --direct",
                "--to=http://127.0.0.1/ds --user=me",
                "--to=http://127.0.0.1/ds --password-file=x"
            })
    void whatCannotBeMeantIsWrongUsage(String arguments) {
        List<String> words = new ArrayList<>(List.of("publish"));
        words.addAll(List.of(arguments.split(" ", 0)));
        CommandRun run = kus(Map.of(), words.toArray(String[]::new));
        assertThat(run.code()).as(run.words()).isEqualTo(ExitCode.USAGE);
        assertThat(run.words().lines()).hasSize(1);
        assertThat(run.words()).doesNotContain("secret");
    }

    @Test
    void credentialsComeFromTheEnvironmentOrAFileAndAreNeverShown() throws IOException {
        // Jetty goes on looking at it after Fuseki has been stopped, and would complain once it is gone.
        Path users = Files.createTempFile("users", null);
        users.toFile().deleteOnExit();
        Files.writeString(users, "writer: s3cret word\n");
        FusekiServer guarded = FusekiServer.create()
                .port(0)
                .add("/ds", target)
                .passwordFile(users.toString())
                .serverAuthPolicy(Auth.policyAllowSpecific("writer"))
                .build()
                .start();
        try {
            String to = "http://127.0.0.1:" + guarded.getPort() + "/ds";
            CommandRun without = kus(Map.of(), "publish", "--to", to);
            assertThat(without.code()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(without.words()).contains("status 401").contains("--user");

            CommandRun wrong = kus(Map.of("KUS_PASSWORD", "another w0rd"), "publish", "--to", to, "--user", "writer");
            assertThat(wrong.code()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(wrong.words()).contains("status 401").doesNotContain("another w0rd");

            CommandRun right = kus(Map.of("KUS_PASSWORD", "s3cret word"), "publish", "--to", to, "--user", "writer");
            assertThat(right.code()).as(right.words()).isZero();
            assertThat(right.words() + right.data()).doesNotContain("s3cret");

            Path password = Files.writeString(folder.resolve("password"), "s3cret word\n");
            CommandRun again = kus(
                    Map.of(),
                    "publish",
                    "--to",
                    to,
                    "--user",
                    "writer",
                    "--password-file",
                    password.toString(),
                    "--update");
            assertThat(again.code()).as(again.words()).isZero();
            assertThat(again.data().lines()).allMatch(line -> line.startsWith("there already"));
        } finally {
            guarded.stop();
        }
    }

    private String address() {
        return "http://127.0.0.1:" + store.getPort() + "/ds";
    }

    private CommandRun publish(String... options) {
        List<String> arguments = new ArrayList<>(List.of("publish"));
        if (!List.of(options).contains("--to")) {
            arguments.addAll(List.of("--to", address()));
        }
        List.of(options).stream().filter(option -> !option.isEmpty()).forEach(arguments::add);
        return kus(Map.of(), arguments.toArray(String[]::new));
    }

    private static CommandRun kus(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", "data", "--store", folder.resolve("store").toString()));
        return CommandRun.in(environment, all.toArray(String[]::new));
    }

    private Set<Node> graphs() {
        return Txn.calculateRead(target, () -> {
            Set<Node> graphs = new HashSet<>();
            target.listGraphNodes().forEachRemaining(graphs::add);
            return graphs;
        });
    }

    private void assertArrived() {
        Txn.executeRead(target, () -> expected.listGraphNodes()
                .forEachRemaining(graph -> assertThat(target.getGraph(graph).isIsomorphicWith(expected.getGraph(graph)))
                        .as(graph.getURI())
                        .isTrue()));
    }

    /** Answers no more writes once so many were made. */
    private static Filter breakingOff(AtomicInteger writesLeft) {
        return (request, response, chain) -> {
            boolean writes = !((HttpServletRequest) request).getMethod().equals("GET");
            if (writes && writesLeft.decrementAndGet() < 0) {
                ((HttpServletResponse) response).sendError(503);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    /** Reads question marks for letters that are not plain ones, as what reads texts as ASCII does. */
    private static Filter losingLetters(AtomicBoolean losesLetters) {
        return (request, response, chain) -> {
            String type = String.valueOf(request.getContentType());
            boolean isRead = losesLetters.get() && (type.contains("n-triples") || type.contains("sparql-update"));
            chain.doFilter(isRead ? new PlainLetters((HttpServletRequest) request) : request, response);
        };
    }

    private static final class PlainLetters extends HttpServletRequestWrapper {
        PlainLetters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            String text = new String(super.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return false;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("it is read at once");
                }
            };
        }
    }

    /** Stores on servlets read texts of whatever is not JSON as Latin letters unless they are told otherwise: RDF4J does. */
    private static Filter readingLatinUnlessTold() {
        return (request, response, chain) -> {
            boolean isUpdate = String.valueOf(request.getContentType()).startsWith("application/sparql-update");
            if (isUpdate && request.getCharacterEncoding() == null) {
                ((HttpServletResponse) response).sendError(415);
            } else {
                chain.doFilter(request, response);
            }
        };
    }
}
