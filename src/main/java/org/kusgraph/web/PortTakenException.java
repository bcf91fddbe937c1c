package org.kusgraph.web;

import java.io.IOException;

/** Another program listens on the port already. */
public final class PortTakenException extends IOException {
    private final int port;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "port " + port + " on " + host + " is taken by another program; choose another, or 0 for a free one",
                cause);
        this.port = port;
    }

    /** The port that is taken. */
    public int port() {
        return port;
    }
}
