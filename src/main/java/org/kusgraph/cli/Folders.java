package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.kusgraph.ArticleFolder;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.web.Articles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the graph's parts lie. */
final class Folders {
    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            defaultValue = "store",
            description = "The folder of the built snapshots (default: ${DEFAULT-VALUE}).")
    private Path store = Path.of("store");

    /** The graph of the data under the ontology, or what is wrong with the ontology. */
    Outcome<KnowledgeGraph> graph(Limits limits, Progress progress) throws IOException {
        return KnowledgeGraph.of(ontology.path(), data.path(), limits, progress);
    }

    /** The data folder, which exists. */
    Path data() throws IOException {
        return data.path();
    }

    /** The ontology folder, which exists. */
    Path ontology() throws IOException {
        return ontology.path();
    }

    /** The folder of the questions that the ontology is to answer. */
    Path questions() throws IOException {
        return ontology.path().resolve("questions");
    }

    SnapshotStore store() {
        return new SnapshotStore(store);
    }

    /** The articles of the data folder, which change what is served. */
    Articles articles(Limits limits, CurrentSnapshot served) throws IOException {
        return new ArticleFolder(ontology.path(), data.path(), limits, store(), served);
    }
}
