package org.kusgraph.web;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;

/**
 * An answer that cannot be completed after a part of it has gone out. Thrown to the server, which then cuts the connection, so
 * that nobody takes the part for the whole. Quiet, because a query that takes too long is nothing for the server's log.
 */
final class BrokenOffException extends IOException implements QuietException {
    BrokenOffException(String reason) {
        super("the answer broke off: " + reason);
    }
}
