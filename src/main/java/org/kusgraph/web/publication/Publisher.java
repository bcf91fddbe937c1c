package org.kusgraph.web.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.out.NodeFmtLib;
import org.kusgraph.document.Progress;
import org.kusgraph.graph.Names;
import org.kusgraph.store.Dump;
import org.kusgraph.web.publication.PublishedGraph.Fate;
import org.kusgraph.web.publication.PublishingOptions.Gone;
import org.kusgraph.web.publication.PublishingOptions.Mode;

/**
 * Sends the graphs of a snapshot to a store, one after another. What is there already is left alone, so that a run that broke
 * off is gone on with by starting it again.
 */
public final class Publisher {
    private final Dump dump;
    private final Names names;
    private final PublishingOptions options;
    private final Progress progress;
    private final Consumer<PublishedGraph> report;

    /**
     * @param dump the snapshot's statements
     * @param names tells the name of the ledger's graph
     * @param report is told what became of each graph, as soon as it is known
     */
    public Publisher(
            Dump dump, Names names, PublishingOptions options, Progress progress, Consumer<PublishedGraph> report) {
        this.dump = dump;
        this.names = names;
        this.options = options;
        this.progress = progress;
        this.report = report;
    }

    /**
     * Publishes.
     *
     * @throws IOException if the store cannot be reached, refuses, or has other than what was sent; its message names the
     *     address. What was sent by then stays
     */
    public void publish() throws IOException {
        URI queryAt = options.queryAt().orElse(options.to());
        try (StoreClient client = StoreClient.start(options.credentials(), options.to(), queryAt)) {
            publish(store(client, queryAt));
        }
    }

    private RemoteStore store(StoreClient client, URI queryAt) {
        return switch (options.protocol()) {
            case UPDATE -> new UpdatedStore(client, options.to(), new SparqlQueries(client, queryAt));
            case GRAPH_STORE ->
                new GraphStore(
                        client,
                        GraphStore.indirect(options.to()),
                        options.queryAt().map(address -> new SparqlQueries(client, address)));
            // Queries there would have to name graphs otherwise than here.
            case GRAPH_STORE_DIRECT ->
                new GraphStore(client, GraphStore.direct(options.to(), names.graphNamespace()), Optional.empty());
        };
    }

    private void publish(RemoteStore store) throws IOException {
        Ledger ledger = Ledger.read(store, names.graphNamespace() + "publication");
        List<Dump.Part> graphs = dump.graphs();
        List<Dump.Part> missing = new ArrayList<>();
        for (Dump.Part graph : graphs) {
            if (ledger.has(graph.name(), graph.contentDigest()) && isComplete(graph, store)) {
                report.accept(new PublishedGraph(graph.name(), statements(graph), Fate.THERE_ALREADY));
            } else {
                missing.add(graph);
            }
        }
        Set<String> present = graphs.stream().map(Dump.Part::name).collect(Collectors.toSet());
        List<String> gone =
                ledger.graphs().stream().filter(name -> !present.contains(name)).toList();
        if (options.mode() == Mode.DRY_RUN) {
            for (Dump.Part graph : missing) {
                report.accept(new PublishedGraph(graph.name(), statements(graph), Fate.TO_BE_SENT));
            }
            report(gone, options.gone() == Gone.REMOVE ? Fate.TO_BE_REMOVED : Fate.GONE);
            return;
        }
        ledger.crossOut(missing.stream().map(Dump.Part::name).collect(Collectors.toSet()));
        progress.begin(
                "sending",
                OptionalLong.of(missing.stream().mapToLong(Dump.Part::length).sum()));
        for (Dump.Part graph : missing) {
            long count = send(graph, store);
            ledger.enter(graph.name(), graph.contentDigest());
            report.accept(new PublishedGraph(graph.name(), count, Fate.SENT));
        }
        if (options.gone() == Gone.REMOVE) {
            for (String name : gone) {
                store.remove(name);
            }
            ledger.crossOut(gone);
            report(gone, Fate.REMOVED);
        } else {
            report(gone, Fate.GONE);
        }
    }

    private void report(List<String> gone, Fate fate) {
        gone.forEach(name -> report.accept(new PublishedGraph(name, 0, fate)));
    }

    /** The ledger tells what was sent; the count whether somebody has changed it since. */
    private boolean isComplete(Dump.Part graph, RemoteStore store) throws IOException {
        return store.look(graph.name(), List.of()).count() == statements(graph);
    }

    private long statements(Dump.Part graph) throws IOException {
        Chunks chunks = new Chunks(graph.name(), options.chunk());
        try (BufferedReader quads = open(graph, Progress.UNWATCHED)) {
            return quads.lines().takeWhile(chunks::isOfGraph).count();
        }
    }

    private long send(Dump.Part graph, RemoteStore store) throws IOException {
        boolean[] begun = {false};
        Sample sample = new Sample();
        long count;
        try (BufferedReader quads = open(graph, progress)) {
            count = new Chunks(graph.name(), options.chunk()).cut(quads, triples -> {
                if (begun[0]) {
                    store.add(graph.name(), triples);
                } else {
                    store.replace(graph.name(), triples);
                }
                begun[0] = true;
                sample.take(triples);
            });
        }
        Arrival arrival = store.look(graph.name(), sample.triples());
        if (arrival.count() != count) {
            throw new IOException(
                    options.to() + " counts " + arrival.count() + " statements in <" + graph.name() + "> after "
                            + count + " were sent; a store that changes what it is sent cannot be checked,"
                            + " and one that others write to meanwhile has to be left alone");
        }
        if (!arrival.missing().isEmpty()) {
            throw new IOException(options.to() + " counts as many statements in <" + graph.name()
                    + "> as were sent, but not this one: "
                    + NodeFmtLib.strNT(arrival.missing().getFirst())
                    + " Does it take what is sent for another encoding than UTF-8?");
        }
        return count;
    }

    private BufferedReader open(Dump.Part graph, Progress watching) throws IOException {
        InputStream compressed = watching.watch(dump.open(graph.offset()));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(compressed), UTF_8));
    }
}
