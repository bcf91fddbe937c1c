package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kusgraph.web.TestServer.Reply;

/** Readers who name the snapshot that they want an answer from. */
final class AskedSnapshotTest {
    private static final String QUERY = "SELECT ?o { ?s ?p ?o }";
    private static final String LATER = "any-99991231235959999";

    private final TestSnapshots snapshots = TestSnapshots.of("<urn:test:s> <urn:test:p> 1 .");

    @Test
    void anAnswerNamesItsSnapshotAndThatOneOrANewerOneCanBeAskedFor() {
        try (TestServer server = TestServer.of(snapshots)) {
            String first = server.query(QUERY).get().header("Snapshot");
            assertThat(first).matches("first-[0-9]{17}");
            snapshots.replaceBy("second", "<urn:test:s> <urn:test:p> 2 .");
            Reply newer = server.query(QUERY).header("Snapshot-At-Least", first).get();
            assertThat(newer.status()).isEqualTo(200);
            assertThat(newer.header("Snapshot")).startsWith("second-").isGreaterThan(first.replace("first", "second"));
            assertThat(server.to("/$/ready").get().header("Snapshot")).isEqualTo(newer.header("Snapshot"));
        }
    }

    @Test
    void aServerWithAnOlderSnapshotRefusesEvenWhoeverHasTheAnswerAlready() {
        try (TestServer server = TestServer.of(snapshots)) {
            String tag = server.query(QUERY).get().header("ETag");
            for (String header : new String[] {"Snapshot-At-Least", "Snapshot-Exactly"}) {
                Reply reply = server.query(QUERY)
                        .header(header, LATER)
                        .header("If-None-Match", tag)
                        .get();
                assertThat(reply.status()).isEqualTo(504);
                assertThat(reply.header("Retry-After")).isEqualTo("1");
                assertThat(reply.header("Snapshot"))
                        .as("nobody is to take it for seen")
                        .isEmpty();
                assertThat(reply.text()).contains(LATER, "first-");
            }
        }
    }

    @Test
    void oneSnapshotCanBeAskedForUntilAnotherIsServed() {
        try (TestServer server = TestServer.of(snapshots)) {
            String first = server.query(QUERY).get().header("Snapshot");
            Reply same = server.query(QUERY).header("Snapshot-Exactly", first).get();
            assertThat(same.status()).isEqualTo(200);
            snapshots.replaceBy("second", "<urn:test:s> <urn:test:p> 2 .");
            Reply other = server.query(QUERY).header("Snapshot-Exactly", first).get();
            assertThat(other.status()).isEqualTo(412);
            assertThat(other.header("Snapshot")).startsWith("second-");
        }
    }

    @Test
    void whatIsNoSnapshotsNameIsRefusedAndShownHarmlessly() {
        try (TestServer server = TestServer.of(snapshots)) {
            for (String value : new String[] {"W/\"5f\"", "../../etc/passwd", "first", "x".repeat(5_000)}) {
                Reply reply =
                        server.query(QUERY).header("Snapshot-At-Least", value).get();
                assertThat(reply.status()).as(value).isEqualTo(400);
                assertThat(reply.text()).contains("Snapshot-At-Least").hasSizeLessThan(500);
            }
        }
    }
}
