package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.ManyClaims;

/**
 * How long a server takes for each kind of page, first and again, of the project's data and of a large graph. It takes minutes, and
 * so is run by name only: {@code ./kus test -Dtest=PagesBenchmark}. {@code -Dkus.claims=1000000} sets another size.
 */
final class PagesBenchmark {
    private static final int CLAIMS = Integer.getInteger("kus.claims", 20_000);
    private static final int TIMES = 20;

    @Test
    void pagesOfTheProjectsData(@TempDir Path folder) throws IOException {
        measure(
                Checkout.DATA,
                folder,
                List.of(
                        "/",
                        "/questions/",
                        "/timeline",
                        "/matrix",
                        "/map",
                        "/ontology",
                        "/search?q=samsung",
                        "/page/yoo-sang-im",
                        "/page/south-korea",
                        "/page/article-20241118-science-minister",
                        "/page/article-20241118-science-minister-claim-investment"));
    }

    @Test
    void pagesOfManyClaims(@TempDir Path folder) throws IOException {
        ManyClaims.write(folder.resolve("data/documents"), CLAIMS);
        measure(
                folder.resolve("data"),
                folder,
                List.of(
                        "/",
                        "/timeline",
                        "/timeline?show=feared&from=2040-01-01",
                        "/matrix",
                        "/map",
                        "/ontology",
                        "/search?q=company",
                        "/page/many-actor-0",
                        "/page/many-technology-1",
                        "/page/many-article-0",
                        "/page/many-claim-0",
                        "/page/many-claim-7"));
    }

    private static void measure(Path data, Path folder, List<String> paths) throws IOException {
        try (BuiltGraph graph = BuiltGraph.of(data, folder.resolve("store"));
                TestServer server = TestServer.ofDomain(graph.snapshots())) {
            for (String path : paths) {
                double first = milliseconds(server, path);
                double[] again = new double[TIMES];
                for (int i = 0; i < TIMES; i++) {
                    again[i] = milliseconds(server, path);
                }
                Arrays.sort(again);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%-60s first %,7.0f ms, then %,6.1f ms (median of %d)",
                        path,
                        first,
                        again[TIMES / 2],
                        TIMES));
            }
        }
    }

    private static double milliseconds(TestServer server, String path) {
        long begun = System.nanoTime();
        TestServer.Reply reply = server.to(path).accept("text/html").get();
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        assertThat(reply.status()).as(path).isEqualTo(200);
        return milliseconds;
    }
}
