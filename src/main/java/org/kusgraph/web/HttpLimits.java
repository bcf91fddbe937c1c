package org.kusgraph.web;

import java.time.Duration;

/**
 * How much a client may send, and how slowly.
 *
 * @param connections how many connections are open at once
 * @param connectionsOfClient how many of them are one client's
 * @param requestTime how long a request may take to arrive
 * @param idleTime how long a connection stays open between two requests
 * @param bodyBytes the most bytes of a request's body
 */
public record HttpLimits(
        int connections, int connectionsOfClient, Duration requestTime, Duration idleTime, int bodyBytes) {
    /** 500 connections, 100 of a client; 20 seconds for a request, 30 between two; 1 MB of body. */
    public static final HttpLimits USUAL =
            new HttpLimits(500, 100, Duration.ofSeconds(20), Duration.ofSeconds(30), 1 << 20);

    /** Refuses limits under which nobody could ask. */
    public HttpLimits {
        if (connections < 1 || connectionsOfClient < 1 || requestTime.isZero() || bodyBytes < 1) {
            throw new IllegalArgumentException(
                    "at least 1 connection, 1 second and 1 byte are needed to ask something");
        }
    }

    /** The same for another number of connections. */
    public HttpLimits withConnections(int newConnections) {
        return new HttpLimits(newConnections, connectionsOfClient, requestTime, idleTime, bodyBytes);
    }

    /** The same for another number of connections of one client. */
    public HttpLimits withConnectionsOfClient(int newConnections) {
        return new HttpLimits(connections, newConnections, requestTime, idleTime, bodyBytes);
    }

    /** The same with another time for a request to arrive. */
    public HttpLimits withRequestTime(Duration newTime) {
        return new HttpLimits(connections, connectionsOfClient, newTime, idleTime, bodyBytes);
    }

    /** The same for another size of a body. */
    public HttpLimits withBodyBytes(int newBytes) {
        return new HttpLimits(connections, connectionsOfClient, requestTime, idleTime, newBytes);
    }
}
