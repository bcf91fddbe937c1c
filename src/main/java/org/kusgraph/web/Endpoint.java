package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.kusgraph.store.SnapshotReading;

/**
 * Something that the server answers under a path. A new one is a class of this kind and a line in {@link Endpoints}.
 *
 * <p>Errors are thrown as {@link RefusalException} before anything is written; headers that all answers share are set
 * already.
 */
interface Endpoint {
    /** The path, as servlets match it: {@code /sparql}, {@code /id/*}, or an empty string for the server's root. */
    String path();

    /** The methods that are answered; OPTIONS is answered for every endpoint. */
    default Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    /** Makes what somebody who comes first to a snapshot would have to wait for. Nothing must depend on its having been made. */
    default void warm(SnapshotReading snapshot) throws IOException {}

    /** As {@link #warm}, what takes much memory; it is made when the first page has been asked for, as programs do without it. */
    default void warmForVisitors(SnapshotReading snapshot) throws IOException {}

    /** Answers a request of one of the {@link #methods()}. A HEAD is answered as a GET: its body is dropped later. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
