package org.kusgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.DamagedSnapshotException;
import org.kusgraph.store.SnapshotSource;
import org.kusgraph.web.page.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests to an {@link Endpoint}: methods that it does not have, OPTIONS, and what goes wrong are handled here. */
final class EndpointServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointServlet.class);

    /** As much of a refused request's body as is read to keep its connection in use. */
    private static final int MAX_DRAINED_BYTES = 8 * 1024 * 1024;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE");

    private final transient Endpoint endpoint;
    private final transient SnapshotSource snapshots;
    private final transient Visits visits;
    private final transient Metrics metrics;
    private final transient AccessLog log;

    EndpointServlet(Endpoint endpoint, SnapshotSource snapshots, Visits visits, Metrics metrics, AccessLog log) {
        this.endpoint = endpoint;
        this.snapshots = snapshots;
        this.visits = visits;
        this.metrics = metrics;
        this.log = log;
    }

    /** Answers, counts the answer and tells of it. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begin = System.nanoTime();
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        response.setHeader("X-Request-Id", id);
        String outcome = "broken off";
        try {
            serve(request, response);
            outcome = response.getStatus() < HttpStatus.BAD_REQUEST_400 ? "answered" : "refused";
        } finally {
            long nanos = System.nanoTime() - begin;
            metrics.count(endpoint.path(), known(request.getMethod()), response.getStatus(), nanos);
            log.tell(id, request, response.getStatus(), outcome, Duration.ofNanos(nanos));
        }
    }

    /** A method that clients make up must not make up a counter. */
    private static String known(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RefusalException e) {
            refuse(e, request, response);
        } catch (ClosedChannelException e) {
            // Cut because the client was too slow, which is nothing for the server's log.
            throw new BrokenOffException("the connection was closed");
        } catch (IOException e) {
            // The client is gone, or the answer broke off on purpose: either way the connection must not look complete.
            throw e;
        } catch (UncheckedIOException e) {
            refuseDamaged(e, request, response);
        } catch (OutOfMemoryError e) {
            LOG.error("out of memory at {} {}", request.getMethod(), request.getRequestURI());
            refuse(outOfMemory(), request, response);
        } catch (RuntimeException | Error e) {
            fail(e, request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (endpoint.methods().contains(method)) {
            AskedSnapshot.await(snapshots, request);
            endpoint.answer(request, response);
        } else if (method.equals("OPTIONS")) {
            response.setHeader("Allow", allowed());
            response.setStatus(HttpStatus.NO_CONTENT_204);
        } else {
            throw RefusalException.of(
                    HttpStatus.METHOD_NOT_ALLOWED_405,
                    method + " is not possible here, only " + allowed(),
                    Map.of("Allow", allowed()));
        }
    }

    private static RefusalException outOfMemory() {
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the server has not enough memory to answer this now",
                Map.of("Retry-After", "10"));
    }

    private String allowed() {
        TreeSet<String> methods = new TreeSet<>(endpoint.methods());
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private void refuse(RefusalException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            throw new BrokenOffException(refusal.explanation());
        }
        drain(request, response);
        ErrorText text = ErrorText.of(onPage(refusal, request), AcceptHeader.of(request));
        // What the endpoint has set so far described another answer; what all answers share is kept.
        response.resetBuffer();
        response.setHeader("ETag", null);
        response.setHeader("Transfer-Encoding", null);
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::setHeader);
        response.setContentType(text.contentType());
        response.setContentLength(text.bytes().length);
        response.getOutputStream().write(text.bytes());
    }

    /** The refusal with a page that says it, if the client names pages among what it accepts. */
    private RefusalException onPage(RefusalException refusal, HttpServletRequest request) {
        if (refusal.page().isPresent() || !AcceptHeader.of(request).names(Visits.HTML)) {
            return refusal;
        }
        try {
            return refusal.withPage(Pages.fault(visits.of(request, ""), refusal.status(), refusal.explanation()));
        } catch (RefusalException addressCannotBeRead) {
            return refusal;
        }
    }

    /**
     * Reads what the client still sends. A connection that is closed upon unread bytes is reset, and the client may then
     * never see why it was refused.
     */
    private static void drain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InputStream body = request.getInputStream();
        long left = MAX_DRAINED_BYTES;
        byte[] buffer = new byte[16 * 1024];
        int count = 0;
        while (left > 0 && count >= 0) {
            count = body.read(buffer);
            left -= count;
        }
        if (count >= 0) {
            response.setHeader("Connection", "close");
        }
    }

    /** The data is damaged, and nothing can be answered until it has been built again: the log has told where. */
    private void refuseDamaged(UncheckedIOException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (fault.getCause() instanceof DamagedSnapshotException) {
            refuse(
                    RefusalException.of(
                            HttpStatus.SERVICE_UNAVAILABLE_503,
                            "the data is damaged on the server's disk and has to be built again; the server's log tells more"),
                    request,
                    response);
        } else {
            fail(fault, request, response);
        }
    }

    /** A fault of the program: the client gets a short name for it, under which the log tells the rest. */
    private void fail(Throwable fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("fault {} at {} {}", id, request.getMethod(), request.getRequestURI(), fault);
        refuse(
                RefusalException.of(
                        HttpStatus.INTERNAL_SERVER_ERROR_500,
                        "the server failed to answer; its log tells why under the name " + id),
                request,
                response);
    }
}
