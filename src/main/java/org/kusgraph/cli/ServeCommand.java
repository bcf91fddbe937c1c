package org.kusgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.replica.Follower;
import org.kusgraph.replica.Location;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.DamagedSnapshotException;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.search.OtherThread;
import org.kusgraph.web.Introduction;
import org.kusgraph.web.Server;
import org.kusgraph.web.ServerOptions;
import org.kusgraph.web.WarmUp;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.page.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the graph if its files have changed, and serves it until the process is told to stop. */
@Command(
        name = "serve",
        description =
                "Builds the graph if need be and serves it by SPARQL, until Ctrl-C. This is what kus does without a"
                        + " command.")
final class ServeCommand implements Callable<Integer> {
    /** So many queries are printed for a newcomer to try. */
    private static final int QUERIES_TO_TRY = 3;
    /** How long the process waits for running requests to finish when it is told to stop. */
    private static final int STOP_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Streams streams;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private BuildFolders sources = new BuildFolders();

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The name or address to listen on (default: ${DEFAULT-VALUE}, this machine alone).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = BoundedNumber.Port.class,
            defaultValue = "3030",
            description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 3030;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private WriteOptions writing = new WriteOptions();

    @Mixin
    private FollowOptions following = new FollowOptions();

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Location> location = following.location();
        if (location.isPresent()) {
            return follow(location.get());
        }
        Optional<CurrentSnapshot> unchanged = unchanged();
        int code = unchanged.isPresent() ? ExitCode.DONE : build();
        Optional<CurrentSnapshot> served = unchanged.isPresent() ? unchanged : built(code);
        return served.isPresent() ? serve(served.get()) : code;
    }

    private int follow(Location location) throws IOException, InterruptedException {
        writing.refuse("--follow", "articles are put to the server that builds");
        if (sources.isFromQuads()) {
            throw following.notWith("--from-quads");
        }
        try (Follower follower = Follower.start(location, sources.folders().store(), following.limits())) {
            List<Question> questions = QuestionReader.read(sources.folders().questions());
            Introduction introduction = introduction(follower, questions);
            serve(options(follower, introduction).withFollower(follower), questions, follower::warmBy);
        }
        stopped.countDown();
        return ExitCode.DONE;
    }

    private int serve(CurrentSnapshot current) throws IOException, InterruptedException {
        try (CurrentSnapshot snapshots = current) {
            List<Question> questions = QuestionReader.read(sources.folders().questions());
            ServerOptions options = options(snapshots, introduction(snapshots, questions));
            serve(writable(options, snapshots), questions, snapshots::warmBy);
        }
        stopped.countDown();
        return ExitCode.DONE;
    }

    private ServerOptions writable(ServerOptions options, CurrentSnapshot snapshots) throws IOException {
        if (sources.isFromQuads()) {
            writing.refuse(
                    "--from-quads", "articles are put into the documents of the data folder, which are not served");
            return options;
        }
        return writing.applyTo(options, sources.folders().articles(limits.limits(), snapshots));
    }

    private void serve(
            ServerOptions options, List<Question> questions, Consumer<Consumer<SnapshotReading>> eachNewSnapshot)
            throws IOException, InterruptedException {
        try (Federation federation = services.federation(sources.folders().questions(), streams);
                Server server = Server.start(options.withFederation(federation))) {
            eachNewSnapshot.accept(new WarmUp(options.introduction()).andThen(server::warm));
            greet(server, questions);
            server.warm();
            awaitStop();
            streams.words().println("kus: stopping …");
        }
    }

    /**
     * Waits until the process is told to stop, by Ctrl-C or a signal. Java ends when its shutdown hooks have ended, so the hook
     * waits for the server to have stopped.
     */
    private void awaitStop() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping.countDown();
            try {
                boolean unused = stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        stopping.await();
    }

    /** The current snapshot, if it is whole and nothing has changed since; it is opened while that is being found out. */
    private Optional<CurrentSnapshot> unchanged() throws IOException {
        FutureTask<Optional<CurrentSnapshot>> opening = new FutureTask<>(this::last);
        Thread.ofPlatform().name("opening").daemon().start(opening);
        boolean isCurrent = false;
        try {
            isCurrent = sources.isCurrent();
        } finally {
            if (!isCurrent) {
                close(opening);
            }
        }
        try {
            return isCurrent ? OtherThread.result(opening) : Optional.empty();
        } catch (DamagedSnapshotException e) {
            streams.words().println("kus: " + e.damage());
            return Optional.empty();
        }
    }

    /** Closes what is not to be served. Whether it could be opened is of no concern: another version may have written it. */
    private static void close(Future<Optional<CurrentSnapshot>> opening) {
        try {
            OtherThread.result(opening).ifPresent(CurrentSnapshot::close);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the snapshot from before is not opened", e);
        }
    }

    /** Builds, and gives the exit code for the case that there is nothing to serve afterwards. */
    private int build() {
        streams.words().println("kus: building the graph …");
        try {
            return BuildCommand.build(sources, limits.limits(), streams);
        } catch (IOException e) {
            streams.words().println("kus serve: " + EnvironmentFault.of(e));
            return ExitCode.ENVIRONMENT;
        }
    }

    /** The new snapshot, or where nothing was built the one from before. */
    private Optional<CurrentSnapshot> built(int code) throws IOException {
        if (code == ExitCode.DONE) {
            return Optional.of(CurrentSnapshot.of(sources.folders().store()));
        }
        Optional<CurrentSnapshot> before = before();
        streams.words()
                .println(
                        before.isPresent()
                                ? "kus: nothing was built; serving the snapshot from before"
                                : "kus: nothing was built, and there is no snapshot from before to serve");
        return before;
    }

    private Optional<CurrentSnapshot> before() throws IOException {
        try {
            return last();
        } catch (DamagedSnapshotException e) {
            return Optional.empty();
        }
    }

    private Optional<CurrentSnapshot> last() throws IOException {
        SnapshotStore store = sources.folders().store();
        return store.current().isPresent() ? Optional.of(CurrentSnapshot.of(store)) : Optional.empty();
    }

    private static Introduction introduction(SnapshotSource snapshots, List<Question> questions) throws IOException {
        Map<String, String> prefixes = new TreeMap<>();
        try (SnapshotReading reading = snapshots.open()) {
            prefixes.putAll(reading.dataset().prefixes().getMapping());
            if (!prefixes.containsKey(Names.ENTITY_PREFIX)) {
                throw new IOException("the snapshot " + reading.name()
                        + " does not say where the names of entities begin; it is none that 'kus build' has made");
            }
        }
        return new Introduction(
                Map.of(Language.ENGLISH, "US-Korea technology cooperation", Language.KOREAN, "한미 기술 협력"),
                Map.of(
                        Language.ENGLISH,
                        "Who said what about actors, technologies, companies and negotiations, how surely, and where.",
                        Language.KOREAN,
                        "행위자, 기술, 기업, 협상에 대해 누가 무엇을, 얼마나 확실하게, 어디에서 말했는지를 담은 그래프입니다."),
                prefixes.getOrDefault(Names.ENTITY_PREFIX, ""),
                prefixes,
                questions);
    }

    private ServerOptions options(SnapshotSource snapshots, Introduction introduction) throws IOException {
        ServerOptions options = ServerOptions.of(snapshots, introduction)
                .withHost(host)
                .withPort(port)
                .withOntologyFolder(sources.folders().ontology());
        return network.applyTo(load.applyTo(options), streams);
    }

    private void greet(Server server, List<Question> questions) throws IOException {
        streams.words().println("The graph is served at " + server.url());
        streams.words().println("SPARQL endpoint: " + server.url() + "sparql");
        if (!questions.isEmpty()) {
            streams.words().println("Queries to try, in another terminal:");
        }
        Path folder = sources.folders().questions();
        questions.stream().limit(QUERIES_TO_TRY).forEach(question -> streams.words()
                .println("  ./kus query --file " + shown(folder.resolve(question.name() + ".rq"))));
        streams.words().println("Stop with Ctrl-C.");
    }

    /** A path as one word of a command, relative where that is possible. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path path = file.toAbsolutePath().startsWith(here) ? here.relativize(file.toAbsolutePath()) : file;
        return path.toString().matches("[\\w./-]+")
                ? path.toString()
                : "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
