package org.kusgraph.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kusgraph.web.AccessLog;
import org.kusgraph.web.HttpLimits;
import org.kusgraph.web.ServerOptions;
import org.kusgraph.web.TlsFiles;
import org.kusgraph.web.TrustedProxies;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what clients may do, and what is told of them. */
final class NetworkOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--connections",
            paramLabel = "COUNT",
            description = "How many connections are open at once (default: ${DEFAULT-VALUE}).")
    private int connections = HttpLimits.USUAL.connections();

    @Option(
            names = "--client-connections",
            paramLabel = "COUNT",
            description = "How many of them are one client's (default: ${DEFAULT-VALUE}).")
    private int clientConnections = HttpLimits.USUAL.connectionsOfClient();

    @Option(
            names = "--request-seconds",
            paramLabel = "SECONDS",
            description = "How long a request may take to arrive (default: ${DEFAULT-VALUE}).")
    private long requestSeconds = HttpLimits.USUAL.requestTime().toSeconds();

    @Option(
            names = "--request-bytes",
            paramLabel = "BYTES",
            description = "The most bytes of a request's body (default: ${DEFAULT-VALUE}).")
    private int requestBytes = HttpLimits.USUAL.bodyBytes();

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESS",
            split = ",",
            description = "The addresses of proxies whose X-Forwarded-For, -Proto and -Host are believed.")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "Speaks TLS (https) with this certificate and those behind it, in PEM; read anew when written.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The certificate's private key, in PEM (BEGIN PRIVATE KEY) and not encrypted.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--access-log",
            paramLabel = "FORM",
            defaultValue = "off",
            description =
                    "Tells of each answer in a line on standard error: off, text or json (default: ${DEFAULT-VALUE}).")
    private AccessLog.Form accessLog = AccessLog.Form.OFF;

    @Option(names = "--log-queries", description = "Tells the queries too.")
    private boolean logQueries;

    @Option(
            names = "--slow-seconds",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "An answer that takes this long is told in any case (default: ${DEFAULT-VALUE}).")
    private long slowSeconds = 10;

    /** The options of a server with these; to ask for some that cannot be kept is wrong usage. */
    ServerOptions applyTo(ServerOptions options, Streams streams) {
        try {
            return speaking(options)
                    .withHttpLimits(HttpLimits.USUAL
                            .withConnections(connections)
                            .withConnectionsOfClient(clientConnections)
                            .withRequestTime(Duration.ofSeconds(requestSeconds))
                            .withBodyBytes(requestBytes))
                    .withProxies(TrustedProxies.of(trustedProxies))
                    .withAccessLog(new AccessLog(
                            accessLog,
                            logQueries ? AccessLog.Queries.TOLD : AccessLog.Queries.HIDDEN,
                            Duration.ofSeconds(slowSeconds),
                            line -> streams.words().println(line)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    private ServerOptions speaking(ServerOptions options) {
        if (tlsCertificate == null && tlsKey == null) {
            return options;
        }
        if (tlsCertificate == null || tlsKey == null) {
            throw new IllegalArgumentException("--tls-certificate and --tls-key go together: one of them is missing");
        }
        return options.withTls(new TlsFiles(tlsCertificate, tlsKey));
    }
}
