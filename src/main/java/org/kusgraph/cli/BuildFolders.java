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
import org.kusgraph.store.KnownDigests;
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

    /**
     * Whether the current snapshot is of what a build would take in; it may be damaged. Files that have not changed since this
     * was asked before are not read again.
     */
    boolean isCurrent() throws IOException {
        KnownDigests known = KnownDigests.of(folders.store());
        boolean isCurrent = isCurrent(known);
        known.keep();
        return isCurrent;
    }

    /**
     * Whether the current snapshot is what a build would make, having read it and what it is made from whole.
     *
     * @throws DamagedSnapshotException if it would be, but for the damage
     */
    boolean isCurrentAndWhole() throws IOException {
        return isCurrent(KnownDigests.none()) && folders.store().checked().isPresent();
    }

    private boolean isCurrent(KnownDigests known) throws IOException {
        Optional<String> current = folders.store().current();
        return current.isPresent()
                && current.get()
                        .equals(KnowledgeGraph.identity(folders.ontology(), folders.data(), converted(), known));
    }

    private Optional<Path> converted() throws IOException {
        Optional<Path> given = Optional.ofNullable(quads);
        if (given.filter(path -> !Files.exists(path)).isPresent()) {
            throw new NoSuchFileException(given.get().toString());
        }
        return given;
    }
}
