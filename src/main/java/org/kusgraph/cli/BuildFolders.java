package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.DamagedSnapshotException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a snapshot is built from. */
final class BuildFolders {
    @Mixin
    private Folders folders = new Folders();

    @Option(
            names = "--from-quads",
            paramLabel = "PATH",
            description = {
                "Takes the documents from the N-Quads that they were converted to (.nq, .nq.gz, or a folder of such",
                "that is whole), instead of those of the data folder. They are checked as documents are."
            })
    private @Nullable Path quads;

    /** The folders, and documents from the data folder. */
    static BuildFolders of(Folders folders) {
        BuildFolders all = new BuildFolders();
        all.folders = folders;
        return all;
    }

    /** The folders, whatever the documents are taken from. */
    Folders folders() {
        return folders;
    }

    /** Whether the documents are others than those of the data folder. */
    boolean isFromQuads() {
        return quads != null;
    }

    /** The graph that is to be built, or what is wrong with the ontology. */
    Outcome<KnowledgeGraph> graph(Limits limits, Progress progress) throws IOException {
        Outcome<KnowledgeGraph> graph = folders.graph(limits, progress);
        Optional<Path> from = converted();
        return graph instanceof Outcome.Done<KnowledgeGraph> done && from.isPresent()
                ? new Outcome.Done<>(done.value().withConverted(from.get()))
                : graph;
    }

    /** Whether the current snapshot is of what a build would take in; it may be damaged. */
    boolean isCurrent() throws IOException {
        return folders.store().current().equals(Optional.of(identity()));
    }

    /**
     * Whether the current snapshot is what a build would make, having read it whole.
     *
     * @throws DamagedSnapshotException if it would be, but for the damage
     */
    boolean isCurrentAndWhole() throws IOException {
        return isCurrent() && folders.store().checked().isPresent();
    }

    private String identity() throws IOException {
        return KnowledgeGraph.identity(folders.ontology(), folders.data(), converted());
    }

    private Optional<Path> converted() throws IOException {
        Optional<Path> given = Optional.ofNullable(quads);
        if (given.filter(path -> !Files.exists(path)).isPresent()) {
            throw new NoSuchFileException(given.get().toString());
        }
        return given;
    }
}
