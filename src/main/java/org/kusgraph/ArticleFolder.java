package org.kusgraph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.DurableFile;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.StoreInUseException;
import org.kusgraph.web.Articles;

/**
 * The articles of a data folder that have a file of their own: {@code documents/NAME.json}. First a snapshot of the data as it
 * would be is built, which checks it; only then the file is moved to its place. Whoever is killed in between has acknowledged
 * nothing, and the next start builds what the files say.
 */
public final class ArticleFolder implements Articles {
    /** How long a change waits for another. */
    private static final long PATIENCE_SECONDS = 10;

    private final Path ontologyFolder;
    private final Path dataFolder;
    private final Path documents;
    private final Limits limits;
    private final SnapshotStore store;
    private final CurrentSnapshot served;
    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * The articles of a data folder.
     *
     * @param store where snapshots of it are built
     * @param served reads them
     */
    public ArticleFolder(
            Path ontologyFolder, Path dataFolder, Limits limits, SnapshotStore store, CurrentSnapshot served) {
        this.ontologyFolder = ontologyFolder;
        this.dataFolder = dataFolder;
        this.documents = dataFolder.resolve("documents");
        this.limits = limits;
        this.store = store;
        this.served = served;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path file(String name) {
        return documents.resolve(name + ".json");
    }

    @Override
    public Outcome<String> put(String name, byte[] document, Condition condition) throws IOException {
        return alone(() -> {
            condition.check(read(name));
            Files.createDirectories(documents);
            // Beside its place, so that it can be moved there in one step; files with such names are no documents.
            Path next = documents.resolve("." + name + ".json.next");
            try {
                DurableFile.write(next, document);
                Outcome<String> outcome = change(
                        graph -> misnamed(name, document, graph.ontology()),
                        PlannedData.with(dataFolder, file(name), next),
                        () -> DurableFile.move(next, file(name)));
                return outcome instanceof Outcome.Refused<String> refused ? ownFirst(name, refused) : outcome;
            } finally {
                Files.deleteIfExists(next);
            }
        });
    }

    @Override
    public Outcome<String> remove(String name, Condition condition) throws IOException {
        return alone(() -> {
            condition.check(read(name));
            return change(
                    graph -> List.of(),
                    PlannedData.without(dataFolder, file(name)),
                    () -> DurableFile.delete(file(name)));
        });
    }

    @Override
    public Outcome<String> reload() throws IOException {
        return alone(() -> {
            Outcome<String> built = build(dataFolder, graph -> List.of());
            served.refresh();
            return built;
        });
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private interface Move {
        void make() throws IOException;
    }

    private interface Check {
        List<Problem> problems(KnowledgeGraph graph) throws IOException;
    }

    private Outcome<String> alone(Step<Outcome<String>> step) throws IOException {
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreInUseException(store.folder());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while another change was made");
        }
        try {
            return step.take();
        } finally {
            lock.unlock();
        }
    }

    private Outcome<String> change(Check check, PlannedData planned, Move move) throws IOException {
        try (planned) {
            Outcome<String> built = build(planned.folder(), check);
            if (built instanceof Outcome.Refused<String> refused) {
                return new Outcome.Refused<>(
                        refused.problems().stream().map(planned::placed).toList());
            }
            try {
                move.make();
            } catch (IOException e) {
                undo(e);
                throw e;
            }
            served.refresh();
            return built;
        }
    }

    /** Builds what the files say. */
    private void undo(IOException reason) {
        try {
            Outcome<String> unused = build(dataFolder, graph -> List.of());
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        served.refresh();
    }

    private Outcome<String> build(Path data, Check check) throws IOException {
        return switch (KnowledgeGraph.of(ontologyFolder, data, limits, Progress.UNWATCHED)) {
            case Outcome.Refused<KnowledgeGraph> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<KnowledgeGraph> done -> {
                List<Problem> problems = check.problems(done.value());
                yield problems.isEmpty() ? done.value().build(store) : new Outcome.Refused<>(problems);
            }
        };
    }

    /** The problems of the document itself; those that follow from it in other files only where it has none. */
    private static Outcome<String> ownFirst(String name, Outcome.Refused<String> refused) {
        List<Problem> own = refused.problems().stream()
                .filter(problem -> problem.at().file().equals(shown(name)))
                .toList();
        return own.isEmpty() ? refused : new Outcome.Refused<>(own);
    }

    /** What problems call a document's file. */
    private static String shown(String name) {
        return "documents/" + name + ".json";
    }

    /** What is wrong with the id of a document that is right otherwise; the rest is told by a build. */
    private List<Problem> misnamed(String name, byte[] bytes, Ontology ontology) throws IOException {
        List<Problem> problems = new ArrayList<>();
        DocumentReader reader = new DocumentReader(ontology, limits, Progress.UNWATCHED);
        reader.read(shown(name), new ByteArrayInputStream(bytes), outcome -> {
            if (outcome instanceof Outcome.Done<Document> done
                    && !done.value().root().id().equals(name)) {
                Document document = done.value();
                problems.add(new Problem(
                        ProblemCode.IDENTIFIER,
                        document.source().place(document.root().spot().offset(), ""),
                        "the document describes '" + document.root().id() + "'",
                        "the article of its address, '" + name + "'",
                        "change the id, or the address"));
            }
        });
        return problems;
    }
}
