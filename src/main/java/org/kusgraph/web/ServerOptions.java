package org.kusgraph.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.kusgraph.replica.Follower;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.load.LoadLimits;
import org.kusgraph.web.query.AnswerLimits;

/**
 * What a {@link Server} is told. Made by {@link #of} with the usual values; each {@code with} method gives a copy with another
 * one, and nothing changes an instance that others have.
 */
public final class ServerOptions {
    private String host = "127.0.0.1";
    private int port = 3030;
    private Duration queryTimeLimit = Duration.ofSeconds(30);
    private AnswerLimits answerLimits = AnswerLimits.USUAL;
    private LoadLimits loadLimits = LoadLimits.USUAL;
    private HttpLimits httpLimits = HttpLimits.USUAL;
    private TrustedProxies proxies = TrustedProxies.none();
    private AccessLog accessLog = AccessLog.none();
    private Duration stopTimeLimit = Duration.ofSeconds(10);
    private final SnapshotSource snapshots;
    private final Introduction introduction;
    private Optional<Path> ontologyFolder = Optional.empty();
    private Federation federation = Federation.none();
    private Optional<Writing> writing = Optional.empty();
    private Optional<TlsFiles> tls = Optional.empty();
    private Optional<Follower> follower = Optional.empty();

    private ServerOptions(SnapshotSource snapshots, Introduction introduction) {
        this.snapshots = snapshots;
        this.introduction = introduction;
    }

    /** Port 3030 on this machine only, 30 seconds for a query, 10 seconds to finish. */
    public static ServerOptions of(SnapshotSource snapshots, Introduction introduction) {
        return new ServerOptions(snapshots, introduction);
    }

    private ServerOptions copy() {
        ServerOptions copy = new ServerOptions(snapshots, introduction);
        copy.host = host;
        copy.port = port;
        copy.queryTimeLimit = queryTimeLimit;
        copy.answerLimits = answerLimits;
        copy.loadLimits = loadLimits;
        copy.httpLimits = httpLimits;
        copy.proxies = proxies;
        copy.accessLog = accessLog;
        copy.stopTimeLimit = stopTimeLimit;
        copy.ontologyFolder = ontologyFolder;
        copy.federation = federation;
        copy.writing = writing;
        copy.tls = tls;
        copy.follower = follower;
        return copy;
    }

    /** The name or address on which to listen. */
    public String host() {
        return host;
    }

    /** The port on which to listen; 0 takes a free one. */
    public int port() {
        return port;
    }

    /** How long a query may run. */
    public Duration queryTimeLimit() {
        return queryTimeLimit;
    }

    /** How large the answer to a query may be. */
    public AnswerLimits answerLimits() {
        return answerLimits;
    }

    /** How many queries run and wait at once. */
    public LoadLimits loadLimits() {
        return loadLimits;
    }

    /** How much a client may send, and how slowly. */
    public HttpLimits httpLimits() {
        return httpLimits;
    }

    /** The proxies whose word on who asks is taken. */
    public TrustedProxies proxies() {
        return proxies;
    }

    /** Tells of answers. */
    public AccessLog accessLog() {
        return accessLog;
    }

    /** How long requests that run when the server is stopped may take to finish. */
    public Duration stopTimeLimit() {
        return stopTimeLimit;
    }

    /** Where requests find the data. */
    public SnapshotSource snapshots() {
        return snapshots;
    }

    /** How the server introduces what it serves. */
    public Introduction introduction() {
        return introduction;
    }

    /** The folder whose context and schema are served too, if they are. */
    public Optional<Path> ontologyFolder() {
        return ontologyFolder;
    }

    /** The other endpoints that queries may ask. */
    public Federation federation() {
        return federation;
    }

    /** What can be changed, and by whom; nothing if it is empty. */
    public Optional<Writing> writing() {
        return writing;
    }

    /** The files by which the server shows who it is; without them it speaks no TLS. */
    public Optional<TlsFiles> tls() {
        return tls;
    }

    /** What brings new snapshots from elsewhere, if anything does. */
    public Optional<Follower> follower() {
        return follower;
    }

    /** The same on another name or address. */
    public ServerOptions withHost(String newHost) {
        ServerOptions copy = copy();
        copy.host = newHost;
        return copy;
    }

    /** The same on another port; 0 takes a free one. */
    public ServerOptions withPort(int newPort) {
        ServerOptions copy = copy();
        copy.port = newPort;
        return copy;
    }

    /** The same with another time limit for queries. */
    public ServerOptions withQueryTimeLimit(Duration newLimit) {
        ServerOptions copy = copy();
        copy.queryTimeLimit = newLimit;
        return copy;
    }

    /** The same with other limits for the answers to queries. */
    public ServerOptions withAnswerLimits(AnswerLimits newLimits) {
        ServerOptions copy = copy();
        copy.answerLimits = newLimits;
        return copy;
    }

    /** The same with other limits for queries at once. */
    public ServerOptions withLoadLimits(LoadLimits newLimits) {
        ServerOptions copy = copy();
        copy.loadLimits = newLimits;
        return copy;
    }

    /** The same with other limits for clients. */
    public ServerOptions withHttpLimits(HttpLimits newLimits) {
        ServerOptions copy = copy();
        copy.httpLimits = newLimits;
        return copy;
    }

    /** The same behind other proxies. */
    public ServerOptions withProxies(TrustedProxies newProxies) {
        ServerOptions copy = copy();
        copy.proxies = newProxies;
        return copy;
    }

    /** The same with answers told elsewhere. */
    public ServerOptions withAccessLog(AccessLog newLog) {
        ServerOptions copy = copy();
        copy.accessLog = newLog;
        return copy;
    }

    /** The same with another time limit for finishing. */
    public ServerOptions withStopTimeLimit(Duration newLimit) {
        ServerOptions copy = copy();
        copy.stopTimeLimit = newLimit;
        return copy;
    }

    /** The same with the files of an ontology folder by which documents are read. */
    public ServerOptions withOntologyFolder(Path folder) {
        ServerOptions copy = copy();
        copy.ontologyFolder = Optional.of(folder);
        return copy;
    }

    /** The same with other endpoints that queries may ask; who made them closes them. */
    public ServerOptions withFederation(Federation newFederation) {
        ServerOptions copy = copy();
        copy.federation = newFederation;
        return copy;
    }

    /** The same for writers too. */
    public ServerOptions withWriting(Writing newWriting) {
        ServerOptions copy = copy();
        copy.writing = Optional.of(newWriting);
        return copy;
    }

    /** The same by TLS. */
    public ServerOptions withTls(TlsFiles newFiles) {
        ServerOptions copy = copy();
        copy.tls = Optional.of(newFiles);
        return copy;
    }

    /** The same with snapshots that come from elsewhere; who made it closes it. */
    public ServerOptions withFollower(Follower newFollower) {
        ServerOptions copy = copy();
        copy.follower = Optional.of(newFollower);
        return copy;
    }
}
