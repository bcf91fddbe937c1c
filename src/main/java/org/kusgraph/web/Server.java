package org.kusgraph.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.load.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph's web server, running from {@link #start} to {@link #close}.
 *
 * <p>It is a Fuseki server with our endpoints in place of Fuseki's datasets, and with settings for many small answers.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private static final int MIN_THREADS = 4;

    /** Beyond one for each connection, which may have to wait for its client. */
    private static final int MORE_THREADS = 16;

    private static final int MAX_REQUEST_HEADER_BYTES = 64 * 1024;
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Fuseki's own size is 5 MiB, taken outside the heap for each answer. */
    private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;

    private static final int OUTPUT_AGGREGATION_BYTES = 8 * 1024;
    private static final int MIN_COMPRESSED_BYTES = 1024;

    /** Longer than any query may run, so that a connection is never cut for waiting on its answer. */
    private static final int IDLE_SECONDS_BEYOND_QUERY = 30;

    private final FusekiServer server;
    private final ServerOptions options;
    private final Turns turns;
    private final WarmingThread warming;

    private Server(FusekiServer server, ServerOptions options, Turns turns, WarmingThread warming) {
        this.server = server;
        this.options = options;
        this.turns = turns;
        this.warming = warming;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @throws PortTakenException when another program listens on the port
     * @throws UnknownHostException when the host has no address
     * @throws IOException when the host cannot be listened on, or the files for TLS cannot be read
     */
    public static Server start(ServerOptions options) throws IOException {
        InetAddress address = InetAddress.getByName(options.host());
        Optional<TlsContext> tls = options.tls().isPresent()
                ? Optional.of(TlsContext.of(options.tls().get()))
                : Optional.empty();
        Turns turns = new Turns(options.loadLimits());
        Visits visits = new Visits(options.introduction().site());
        Metrics metrics = new Metrics();
        List<Endpoint> endpoints = Endpoints.of(options, visits, turns, metrics);
        FusekiServer server = build(options, turns, tls, visits, metrics, endpoints);
        try {
            server.start();
            GracefulHandler handler = (GracefulHandler)
                    Objects.requireNonNull(server.getJettyServer().getHandler());
            return new Server(
                    server,
                    options,
                    turns,
                    new WarmingThread(
                            endpoints,
                            options.snapshots(),
                            () -> handler.getCurrentRequestCount() == 0,
                            visits.first()));
        } catch (RuntimeException e) {
            stop(server);
            turns.close();
            throw unreachable(e, options, address);
        }
    }

    /** The port on which the server listens, also when it was asked to take a free one. */
    public int port() {
        return ((ServerConnector) server.getJettyServer().getConnectors()[0]).getLocalPort();
    }

    /** The server's address, which ends in a slash. */
    public URI url() {
        String host = options.host();
        String name = host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "localhost" : host;
        return URI.create((options.tls().isPresent() ? "https://" : "http://") + name + ":" + port() + "/");
    }

    /** Makes ready, while nobody asks for anything, what those who come first would have to wait for. */
    public void warm() {
        warming.start();
    }

    /** Makes this ready for a snapshot that is about to become current; how much of it, depends on how long it takes. */
    public void warm(SnapshotReading snapshot) {
        warming.warm(snapshot);
    }

    /** Takes no new requests, lets the running ones finish within the time limit for it, and stops. */
    @Override
    public void close() {
        warming.close();
        stop(server);
        turns.close();
    }

    private static FusekiServer build(
            ServerOptions options,
            Turns turns,
            Optional<TlsContext> tls,
            Visits visits,
            Metrics metrics,
            List<Endpoint> endpoints) {
        FusekiServer.Builder builder = FusekiServer.create()
                .port(options.port())
                .numServerThreads(MIN_THREADS, options.httpLimits().connections() + MORE_THREADS)
                // Modules found on the class path would add Fuseki's admin functions.
                .fusekiModules(FusekiModules.empty());
        endpoints.forEach(endpoint -> builder.addServlet(
                endpoint.path(),
                new EndpointServlet(endpoint, options.snapshots(), visits, metrics, options.accessLog())));
        FusekiServer server = builder.build();
        org.eclipse.jetty.server.Server jetty = server.getJettyServer();
        ServletContextHandler context = (ServletContextHandler) jetty.getHandler();
        context.setErrorHandler(new ServerErrors());
        jetty.setErrorHandler(new ServerErrors());
        Connections connections = new Connections(
                new SharedHeaders(compressing(context)), options.httpLimits(), answerTime(options), options.proxies());
        tls.ifPresent(speaking -> {
            jetty.setConnectors(
                    new Connector[] {speaking.connector(jetty, (ServerConnector) jetty.getConnectors()[0])});
            turns.every(LOOK, speaking::look);
        });
        for (Connector connector : jetty.getConnectors()) {
            configure((ServerConnector) connector, options);
            connector.addEventListener(connections);
        }
        jetty.setHandler(new GracefulHandler(connections));
        turns.every(LOOK, connections::look);
        jetty.setStopTimeout(options.stopTimeLimit().toMillis());
        return server;
    }

    /** For a query that waits for an equal one, and twice for its turn, runs as long as it may, and is written. */
    private static Duration answerTime(ServerOptions options) {
        return options.queryTimeLimit()
                .multipliedBy(2)
                .plus(options.loadLimits().patience().multipliedBy(2))
                .plusSeconds(IDLE_SECONDS_BEYOND_QUERY);
    }

    private static void configure(ServerConnector connector, ServerOptions options) {
        connector.setHost(options.host());
        connector.setIdleTimeout(answerTime(options).toMillis());
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setRequestHeaderSize(MAX_REQUEST_HEADER_BYTES);
        http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        http.setOutputAggregationSize(OUTPUT_AGGREGATION_BYTES);
        http.setSendServerVersion(false);
        http.addCustomizer(options.proxies());
    }

    /** HEAD is left out: the handler answers it twice when nothing has changed (Jetty 12.1.5). */
    private static Handler compressing(Handler handler) {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(MIN_COMPRESSED_BYTES);
        CompressionHandler compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration(
                PathSpec.from("/*"),
                CompressionConfig.builder()
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        .compressExcludeMimeType("application/gzip")
                        // An entity tag that tells of the compression would not be taken back in If-Match.
                        .compressExcludePath(ArticleEndpoint.PATH + "*")
                        .decompressExcludePath("/*")
                        .build());
        return compression;
    }

    private static IOException unreachable(RuntimeException failure, ServerOptions options, InetAddress address)
            throws IOException {
        // All addresses that begin with 127 are this machine's, also those that no interface lists.
        if (!address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && NetworkInterface.getByInetAddress(address) == null) {
            return new IOException(
                    "this machine has not the address " + address.getHostAddress()
                            + "; give one that it has, such as 127.0.0.1, or 0.0.0.0 for all of them",
                    failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new PortTakenException(options.host(), options.port(), failure);
            }
        }
        return new IOException(
                "cannot listen on " + options.host() + ", port " + options.port() + ": " + failure.getMessage(),
                failure);
    }

    private static void stop(FusekiServer server) {
        try {
            server.stop();
        } catch (RuntimeException e) {
            // Requests that did not finish in time are cut, and the server is stopped all the same.
            LOG.debug("stopped before all requests had finished", e);
        }
    }
}
