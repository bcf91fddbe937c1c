package org.kusgraph.web.federation;

import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Makes clients that connect to checked addresses only, and carry nothing from one call to the next. */
final class Clients {
    private static final int THREADS = 8;
    private static final int CALLS_AT_ONCE = 8;
    private static final int WAITING_CALLS = 64;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int IDLE_MILLISECONDS = 30_000;

    private Clients() {}

    static HttpClient start(Set<ServiceAddress> allowed, CheckedResolver.Lookup lookup) {
        HttpClient client = new HttpClient();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("service");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedResolver(allowed, lookup));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxConnectionsPerDestination(CALLS_AT_ONCE);
        client.setMaxRequestsQueuedPerDestination(WAITING_CALLS);
        client.setConnectTimeout(CONNECT_LIMIT.toMillis());
        client.setIdleTimeout(IDLE_MILLISECONDS);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "kus (SPARQL federated query)"));
        try {
            client.start();
        } catch (Exception e) {
            // The library declares it for what could be plugged in; nothing is.
            throw new IllegalStateException("the client for other endpoints does not start", e);
        }
        // Whatever would answer to a status by another request: redirects, and requests for a password.
        client.getProtocolHandlers().clear();
        return client;
    }
}
