package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.BuiltGraph;
import org.kusgraph.ManyClaims;
import org.kusgraph.store.SnapshotReading;

/** However much the graph says, a page shows a part that can be read, and leads to the rest. */
@NullUnmarked
final class BoundedPagesTest {
    private static final int CLAIMS = 3_100;
    private static final Pattern CLAIM = Pattern.compile("href=\"/page/(many-claim-\\d+)\\?");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    private static BuiltGraph graph;
    private static TestServer server;

    @BeforeAll
    static void serve() throws IOException {
        ManyClaims.write(folder.resolve("data/documents"), CLAIMS);
        graph = BuiltGraph.of(folder.resolve("data"), folder.resolve("store"));
        server = TestServer.ofDomain(graph.snapshots());
    }

    @AfterAll
    static void stop() {
        server.close();
        graph.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/?lang=en, 40",
        "/timeline?lang=en, 121",
        "/timeline?lang=en&show=feared, 121",
        "/matrix?lang=en, 1500",
        "/page/many-actor-0?lang=en, 101",
        "/page/many-technology-1?lang=en, 101",
        "/page/unnamed?lang=en, 101",
        "/page/many-claim-0?lang=en, 101",
        "/page/many-article-0?lang=en, 101"
    })
    void aPageShowsNoMoreThanCanBeRead(String path, int mostClaims) {
        String page = page(path);
        assertThat(claims(page)).isNotEmpty().hasSizeLessThanOrEqualTo(mostClaims);
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void theBuildHasCountedToWhatVeryMuchPoints() throws IOException {
        String counted;
        try (SnapshotReading snapshot = graph.snapshots().open();
                InputStream file = snapshot.file("dump/pointers").orElseThrow().open(0)) {
            counted = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String holder = "https://w3id.org/us-korea-tech/id/unnamed\tclaims\thttps://w3id.org/us-korea-tech/ontology#";
        assertThat(counted.lines().filter(line -> line.startsWith(holder)))
                .isEqualTo(server.query(
                                "PREFIX kus: <https://w3id.org/us-korea-tech/ontology#> PREFIX id: <https://w3id.org/us-korea-tech/id/>"
                                        + " SELECT ?status (COUNT(?claim) AS ?n)"
                                        + " { ?claim kus:holder id:unnamed ; kus:status ?status } GROUP BY ?status ORDER BY ?status")
                        .accept("text/tab-separated-values")
                        .get()
                        .text()
                        .lines()
                        .skip(1)
                        .map(line -> holder + line.replaceFirst("^<.*#(.*)>", "$1"))
                        .toList())
                .hasSize(8);
    }

    @Test
    void theTimelineLeadsToEverythingThatHasADay() {
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of("/timeline?lang=en&from=2020-01-01");
        int pages = 0;
        while (next.isPresent()) {
            String page = page(next.get());
            seen.addAll(claims(page));
            next = next(page);
            pages++;
        }
        assertThat(seen).hasSize(CLAIMS - Math.ceilDiv(CLAIMS, 11));
        assertThat(pages).isEqualTo(Math.ceilDiv(seen.size(), 60));
    }

    @Test
    void theMatrixLeadsToEveryTechnology() {
        Optional<String> next = Optional.of("/matrix?lang=en");
        Set<String> technologies = new HashSet<>();
        while (next.isPresent()) {
            String page = page(next.get());
            Matcher rows =
                    Pattern.compile("<th scope=\"row\"><a href=\"/page/([^?]+)").matcher(page);
            technologies.addAll(rows.results().map(row -> row.group(1)).toList());
            next = next(page);
        }
        assertThat(technologies).hasSize(300);
    }

    @Test
    void whatIsAskedForBeyondTheEndIsNoFault() {
        for (String path : List.of(
                "/timeline?from=9999-12-31",
                "/timeline?from=nonsense",
                "/timeline?from=2020-01-01&skip=999999999",
                "/timeline?from=2020-13-45&skip=-1",
                "/timeline?show=nothing-of-the-kind",
                "/matrix?page=999999999",
                "/matrix?page=0",
                "/matrix?page=99999999999999999999",
                "/?status=nothing-of-the-kind")) {
            assertThat(server.to(path).accept("text/html").get().status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private static String page(String path) {
        TestServer.Reply reply = server.to(path).accept("text/html").get();
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.text();
    }

    private static Set<String> claims(String page) {
        return CLAIM.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .collect(Collectors.toSet());
    }

    private static Optional<String> next(String page) {
        return NEXT.matcher(page)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .findFirst();
    }
}
