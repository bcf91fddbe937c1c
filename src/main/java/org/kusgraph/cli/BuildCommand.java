package org.kusgraph.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.DamagedSnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds a snapshot of the data, all of it or nothing. */
@Command(
        name = "build",
        description = "Checks the documents and builds a snapshot; what is wrong is printed, and then nothing changes.")
final class BuildCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private BuildFolders folders = new BuildFolders();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    BuildCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try {
            if (folders.isCurrentAndWhole()) {
                streams.words().println("kus build: nothing has changed since the snapshot was built");
                return ExitCode.DONE;
            }
        } catch (DamagedSnapshotException e) {
            streams.words().println("kus: " + e.damage() + "; building it again …");
        }
        return build(folders, limits.limits(), streams);
    }

    /** Builds a snapshot of the folders' data and makes it current, or prints why not. */
    static int build(BuildFolders folders, Limits limits, Streams streams) throws IOException {
        return switch (outcome(folders, limits, streams)) {
            case Outcome.Refused<String> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<String> done -> {
                streams.words().println("kus: snapshot " + done.value() + " is built");
                yield ExitCode.DONE;
            }
        };
    }

    private static Outcome<String> outcome(BuildFolders folders, Limits limits, Streams streams) throws IOException {
        try (TerminalProgress progress = TerminalProgress.on(streams)) {
            return switch (folders.graph(limits, progress)) {
                case Outcome.Refused<KnowledgeGraph> refused -> new Outcome.Refused<>(refused.problems());
                case Outcome.Done<KnowledgeGraph> done ->
                    done.value().build(folders.folders().store());
            };
        }
    }
}
