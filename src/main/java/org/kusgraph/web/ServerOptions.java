package org.kusgraph.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.load.LoadLimits;
import org.kusgraph.web.query.AnswerLimits;

/**
 * What a {@link Server} is told. Made by {@link #of} with the usual values, which the {@code with} methods change.
 *
 * @param host the name or address on which to listen
 * @param port the port on which to listen; 0 takes a free one
 * @param queryTimeLimit how long a query may run
 * @param answerLimits how large the answer to a query may be
 * @param loadLimits how many queries run and wait at once
 * @param httpLimits how much a client may send, and how slowly
 * @param proxies the proxies whose word on who asks is taken
 * @param accessLog tells of answers
 * @param stopTimeLimit how long requests that run when the server is stopped may take to finish
 * @param snapshots where requests find the data
 * @param introduction how the server introduces what it serves
 * @param ontologyFolder the folder whose context and schema are served too, if they are
 * @param federation the other endpoints that queries may ask
 * @param writing what can be changed, and by whom; nothing if it is empty
 * @param tls the files by which the server shows who it is; without them it speaks no TLS
 */
public record ServerOptions(
        String host,
        int port,
        Duration queryTimeLimit,
        AnswerLimits answerLimits,
        LoadLimits loadLimits,
        HttpLimits httpLimits,
        TrustedProxies proxies,
        AccessLog accessLog,
        Duration stopTimeLimit,
        SnapshotSource snapshots,
        Introduction introduction,
        Optional<Path> ontologyFolder,
        Federation federation,
        Optional<Writing> writing,
        Optional<TlsFiles> tls) {
    /** Port 3030 on this machine only, 30 seconds for a query, 10 seconds to finish. */
    public static ServerOptions of(SnapshotSource snapshots, Introduction introduction) {
        return new ServerOptions(
                "127.0.0.1",
                3030,
                Duration.ofSeconds(30),
                AnswerLimits.USUAL,
                LoadLimits.USUAL,
                HttpLimits.USUAL,
                TrustedProxies.none(),
                AccessLog.none(),
                Duration.ofSeconds(10),
                snapshots,
                introduction,
                Optional.empty(),
                Federation.none(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same on another name or address. */
    public ServerOptions withHost(String newHost) {
        return new ServerOptions(
                newHost,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same on another port; 0 takes a free one. */
    public ServerOptions withPort(int newPort) {
        return new ServerOptions(
                host,
                newPort,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with another time limit for queries. */
    public ServerOptions withQueryTimeLimit(Duration newLimit) {
        return new ServerOptions(
                host,
                port,
                newLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with other limits for the answers to queries. */
    public ServerOptions withAnswerLimits(AnswerLimits newLimits) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                newLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with other limits for queries at once. */
    public ServerOptions withLoadLimits(LoadLimits newLimits) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                newLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with other limits for clients. */
    public ServerOptions withHttpLimits(HttpLimits newLimits) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                newLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same behind other proxies. */
    public ServerOptions withProxies(TrustedProxies newProxies) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                newProxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with answers told elsewhere. */
    public ServerOptions withAccessLog(AccessLog newLog) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                newLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with another time limit for finishing. */
    public ServerOptions withStopTimeLimit(Duration newLimit) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                newLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                tls);
    }

    /** The same with the files of an ontology folder by which documents are read. */
    public ServerOptions withOntologyFolder(Path folder) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                Optional.of(folder),
                federation,
                writing,
                tls);
    }

    /** The same with other endpoints that queries may ask; who made them closes them. */
    public ServerOptions withFederation(Federation newFederation) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                newFederation,
                writing,
                tls);
    }

    /** The same for writers too. */
    public ServerOptions withWriting(Writing newWriting) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                Optional.of(newWriting),
                tls);
    }

    /** The same by TLS. */
    public ServerOptions withTls(TlsFiles newFiles) {
        return new ServerOptions(
                host,
                port,
                queryTimeLimit,
                answerLimits,
                loadLimits,
                httpLimits,
                proxies,
                accessLog,
                stopTimeLimit,
                snapshots,
                introduction,
                ontologyFolder,
                federation,
                writing,
                Optional.of(newFiles));
    }
}
