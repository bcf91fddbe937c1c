package org.kusgraph.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kusgraph.graph.Names;
import org.kusgraph.replica.Publication;
import org.kusgraph.replica.Publication.Published;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.Dump;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.publication.Credentials;
import org.kusgraph.web.publication.PublishedGraph;
import org.kusgraph.web.publication.PublishedGraph.Fate;
import org.kusgraph.web.publication.Publisher;
import org.kusgraph.web.publication.PublishingOptions;
import org.kusgraph.web.publication.PublishingOptions.Gone;
import org.kusgraph.web.publication.PublishingOptions.Mode;
import org.kusgraph.web.publication.PublishingOptions.Protocol;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends the graph as it was built last to a SPARQL store elsewhere, or puts it where servers follow it. */
@Command(
        name = "publish",
        description = {
            "Sends the graph as it was built last to any SPARQL 1.1 store, graph by graph, counts there what has"
                    + " arrived, and asks for some of it.",
            "Started again, it sends only what is not there yet. The password is taken from KUS_PASSWORD or a file.",
            "With --to-store it puts the snapshot into a folder instead, for servers that 'kus serve --follow' it."
        })
final class PublishCommand implements Callable<Integer> {
    private static final String PASSWORD = "KUS_PASSWORD";

    private final Streams streams;
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "The store's address for the Graph Store Protocol, or with --update for SPARQL Update.")
    private @Nullable URI to;

    @Option(
            names = "--to-store",
            paramLabel = "FOLDER",
            description = "The folder of snapshots to follow; the newest three are kept there.")
    private @Nullable Path toStore;

    @ArgGroup
    private Ways ways = new Ways();

    /** How the store is written; without any, by the Graph Store Protocol with the graph in the query string. */
    static final class Ways {
        @Option(names = "--update", description = "Writes by SPARQL Update.")
        private boolean update;

        @Option(
                names = "--direct",
                description = {
                    "Writes each graph to an address of its own below the URL, which is its name in the store",
                    "(direct identification of the Graph Store Protocol)."
                })
        private boolean direct;
    }

    @Option(
            names = "--query-at",
            paramLabel = "URL",
            description = {
                "The address at which the store answers queries, to look by. Default: with --update that of --to;",
                "otherwise graphs are read back to be looked at."
            })
    private @Nullable URI queryAt;

    @Option(names = "--user", paramLabel = "NAME", description = "The user, for a store that asks for one.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--chunk",
            paramLabel = "STATEMENTS",
            defaultValue = "2000",
            description = "The most statements of one request (default: ${DEFAULT-VALUE}).")
    private int chunk = 2000;

    @Option(names = "--remove-gone", description = "Removes graphs of earlier snapshots that this one has not.")
    private boolean removeGone;

    @Option(names = "--dry-run", description = "Says what would be done, and changes nothing.")
    private boolean dryRun;

    @Mixin
    private Folders folders = new Folders();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    PublishCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if ((to == null) == (toStore == null)) {
            throw wrongUsage(
                    "say where to: --to URL for a SPARQL store, or --to-store FOLDER for servers that follow it");
        }
        Optional<PublishingOptions> options = to == null ? Optional.empty() : Optional.of(options(to));
        if (folders.store().current().isEmpty()) {
            streams.words().println("kus: building the graph …");
            int code = BuildCommand.build(BuildFolders.of(folders), limits.limits(), streams);
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return options.isPresent() ? send(options.get()) : put();
    }

    private int put() throws IOException {
        Published published = new Publication(folders.store(), Objects.requireNonNull(toStore)).publish();
        streams.words()
                .println("kus: "
                        + switch (published.fate()) {
                            case PUBLISHED -> "the newest snapshot is now " + published.snapshot();
                            case UNCHANGED -> "the newest snapshot is still " + published.snapshot();
                        }
                        + ", of " + published.bytes() + " bytes");
        return ExitCode.DONE;
    }

    private int send(PublishingOptions options) throws IOException {
        try (CurrentSnapshot snapshots = CurrentSnapshot.of(folders.store());
                SnapshotReading snapshot = snapshots.open()) {
            return publish(snapshot, options);
        }
    }

    private int publish(SnapshotReading snapshot, PublishingOptions options) throws IOException {
        Names names =
                Names.ofEntities(snapshot.dataset().prefixes().getMapping().getOrDefault(Names.ENTITY_PREFIX, ""));
        Dump dump = Dump.of(snapshot, Dump.Content.STATEMENTS)
                .orElseThrow(() -> new IOException("the snapshot has no dump to send; 'kus build' makes one"));
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        PrintStream data = new PrintStream(streams.data(), false, StandardCharsets.UTF_8);
        try (TerminalProgress progress = TerminalProgress.beside(streams)) {
            new Publisher(dump, names, options, progress, graph -> {
                        int unused = counts.merge(graph.fate(), 1, Integer::sum);
                        data.print(line(graph));
                    })
                    .publish();
        } finally {
            data.flush();
        }
        streams.words().println("kus: " + summary(counts));
        return ExitCode.DONE;
    }

    private static String line(PublishedGraph graph) {
        return graph.fate() + "\t" + (graph.statements() == 0 ? "" : graph.statements()) + "\t" + graph.graph() + "\n";
    }

    private static String summary(Map<Fate, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + (count.getValue() == 1 ? " graph " : " graphs ") + count.getKey())
                .collect(Collectors.joining(", ", "", ""));
    }

    private PublishingOptions options(URI store) throws IOException {
        if (chunk < 1) {
            throw wrongUsage("--chunk takes a number of statements, at least 1");
        }
        Protocol protocol =
                ways.update ? Protocol.UPDATE : ways.direct ? Protocol.GRAPH_STORE_DIRECT : Protocol.GRAPH_STORE;
        PublishingOptions options = new PublishingOptions(
                address("--to", store),
                protocol,
                Optional.ofNullable(queryAt).map(given -> address("--query-at", given)),
                credentials(),
                chunk,
                dryRun ? Mode.DRY_RUN : Mode.WRITE,
                removeGone ? Gone.REMOVE : Gone.KEEP);
        if (options.credentials().isPresent() && isOpen(store)) {
            streams.words()
                    .println("kus: the password may go to " + store.getHost()
                            + " unencrypted, because the address begins with http and not https");
        }
        return options;
    }

    private Optional<Credentials> credentials() throws IOException {
        if (user == null) {
            if (passwordFile != null) {
                throw wrongUsage("--password-file is of no use without --user");
            }
            return Optional.empty();
        }
        String password = passwordFile == null
                ? environment.getOrDefault(PASSWORD, "")
                : Files.readString(passwordFile).lines().findFirst().orElse("");
        if (password.isEmpty()) {
            throw wrongUsage("there is no password for --user; put it into the environment variable " + PASSWORD
                    + " or a file for --password-file");
        }
        return Optional.of(new Credentials(user, password));
    }

    private static boolean isOpen(URI address) throws IOException {
        return address.getScheme().equalsIgnoreCase("http")
                && !InetAddress.getByName(address.getHost()).isLoopbackAddress();
    }

    private URI address(String option, URI given) {
        boolean isHttp = "http".equalsIgnoreCase(given.getScheme()) || "https".equalsIgnoreCase(given.getScheme());
        if (!isHttp || given.getHost() == null || given.getRawFragment() != null) {
            throw wrongUsage(option + " takes an address that begins with http:// or https://");
        }
        if (given.getRawUserInfo() != null) {
            throw wrongUsage(option + " takes no user and password; give --user, and the password by " + PASSWORD);
        }
        return given;
    }

    private ParameterException wrongUsage(String mistake) {
        return new ParameterException(
                Objects.requireNonNull(spec, "picocli sets the specification before it calls")
                        .commandLine(),
                mistake);
    }
}
