package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.SnapshotStore;

/** Files that change while a snapshot is made from them: it would bear the identity of something else. */
final class ChangingInputTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path ontology;
    private SnapshotStore store;

    @BeforeEach
    void copyInput() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        ontology = folder.resolve("ontology");
        Folders.copy(BuiltGraph.ONTOLOGY, ontology);
        store = new SnapshotStore(folder.resolve("store"));
    }

    @Test
    void anOntologyThatChangedSinceItWasReadIsNotBuiltFrom() throws IOException {
        KnowledgeGraph graph = graph();
        touch(ontology.resolve("ontology.ttl"));

        assertChangeIsTold(graph);
    }

    @Test
    void aDocumentThatChangesDuringABuildIsNotBuiltFrom() throws IOException {
        KnowledgeGraph graph = graph();
        Path document = Folders.files(data).get(0);
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (writing.get()) {
                touch(document);
            }
        });
        try {
            assertChangeIsTold(graph);
        } finally {
            writing.set(false);
            writer.join();
        }
        assertThat(graph.build(store)).isInstanceOf(Outcome.Done.class);
    }

    private void assertChangeIsTold(KnowledgeGraph graph) throws IOException {
        assertThatThrownBy(() -> graph.build(store))
                .isInstanceOf(IOException.class)
                .hasMessage("a file of " + ontology + " or " + data + " changed while it was read; build again");
        assertThat(store.current()).isEmpty();
    }

    private KnowledgeGraph graph() throws IOException {
        return KnowledgeGraph.of(ontology, data).orElse(problems -> {
            throw new AssertionError(problems);
        });
    }

    /** White space at the end, which changes a file and not what it says. */
    private static void touch(Path file) {
        try {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
            Thread.sleep(5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
