package org.kusgraph.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatch;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Eventually;
import org.kusgraph.Folders;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.TestServer.Reply;

/** What has changed between snapshots of the invented articles. */
final class ChangesTest {
    private static final String DUMP = "/dump.nq.gz";
    private static final String GRAPH = "article-20411105-haneul-denial";

    @TempDir
    private Path folder;

    private Path data;
    private SnapshotStore store;
    private CurrentSnapshot snapshot;
    private TestServer server;

    @BeforeEach
    void serve() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = new SnapshotStore(folder.resolve("store"));
        build();
        snapshot = CurrentSnapshot.of(store);
        server = TestServer.ofDomain(snapshot);
    }

    @AfterEach
    void stop() {
        server.close();
        snapshot.close();
    }

    @Test
    void whatHasChangedTurnsTheDumpFromBeforeIntoTheNew() throws Exception {
        List<String> versions = new ArrayList<>(List.of(store.current().orElseThrow()));
        List<List<String>> dumps = new ArrayList<>(List.of(lines(server.to(DUMP).get())));
        Path removed = data.resolve("documents/" + GRAPH + ".json");
        Path away = folder.resolve("away");
        Files.move(removed, away);
        versions.add(take());
        dumps.add(lines(server.to(DUMP).get()));
        Files.move(away, data.resolve("documents/another-name.json"));
        versions.add(take());
        List<String> current = lines(server.to(DUMP).get());

        for (int i = 0; i < dumps.size(); i++) {
            Reply changes = server.to("/changes?since=" + versions.get(i)).get();
            assertThat(changes.status()).as(changes.text()).isEqualTo(200);
            assertThat(changes.mediaType()).isEqualTo("application/rdf-patch");
            assertThat(patched(dumps.get(i), changes.text())).isEqualTo(new TreeSet<>(current));
        }
        assertThat(server.to("/changes?since=" + versions.get(2)).get().text()).isEmpty();
    }

    @Test
    void changesAreAPatchThatAnRdfPatchReaderReads() throws Exception {
        String since = store.current().orElseThrow();
        Files.delete(data.resolve("documents/" + GRAPH + ".json"));
        String current = take();

        String text = server.to("/changes?since=" + since).get().text();
        RDFPatch patch = RDFPatchOps.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
        assertThat(patch.getId()).isEqualTo(NodeFactory.createLiteralString(current));
        assertThat(patch.getPrevious()).isEqualTo(NodeFactory.createLiteralString(since));
        assertThat(text.lines().filter(line -> line.startsWith("D ")).count()).isGreaterThan(50);
    }

    @Test
    void changesSinceASnapshotThatIsNotKnownAreRefusedWithWhatIsKnown() throws Exception {
        String first = store.current().orElseThrow();
        Reply missing = server.to("/changes").get();
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text())
                .isEqualTo("the parameter 'since' is missing: the snapshot that you have, " + first + "\n");
        Files.delete(data.resolve("documents/" + GRAPH + ".json"));
        String second = take();
        Reply unknown = server.to("/changes?since=0123").get();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text())
                .isEqualTo("the changes since this snapshot are not known, only those since " + second + ", " + first
                        + "; take /dump.nq.gz instead\n");
    }

    /** Builds from what the data folder holds now, and returns when the server has it. */
    private String take() throws Exception {
        build();
        String identity = store.current().orElseThrow();
        Eventually.holds(() -> {
            try (SnapshotReading reading = snapshot.open()) {
                return reading.identity().equals(identity);
            }
        });
        return identity;
    }

    private void build() throws IOException {
        assertThat(Checkout.value(Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data))
                        .build(store)))
                .isNotEmpty();
    }

    private static Set<String> patched(List<String> dump, String patches) {
        Set<String> lines = new TreeSet<>(dump);
        patches.lines().forEach(change -> {
            if (change.startsWith("D ")) {
                assertThat(lines.remove(change.substring(2))).as(change).isTrue();
            } else if (change.startsWith("A ")) {
                assertThat(lines.add(change.substring(2))).as(change).isTrue();
            } else {
                assertThat(change).matches("H (id|prev) \"[0-9a-f]{32}\" \\.|TX \\.|TC \\.");
            }
        });
        return lines;
    }

    private static List<String> lines(Reply reply) throws IOException {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return new String(unpacked(reply.response().body()), UTF_8).lines().toList();
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
