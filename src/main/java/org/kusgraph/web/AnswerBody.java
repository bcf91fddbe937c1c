package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.kusgraph.web.query.TooLargeAnswerException;

/**
 * The body of an answer, held back until it is complete or too large to hold. While it is held, the answer can still turn
 * into an error; afterwards it can only break off.
 */
final class AnswerBody extends OutputStream {
    /** Nearly all answers are smaller, and go out whole. */
    static final int MAX_HELD_BYTES = 256 * 1024;

    private final HttpServletResponse response;
    private final long mostBytes;
    private final Runnable beforeSending;
    private final boolean isInOnePiece;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(8 * 1024);
    private boolean streaming;
    private long written;

    AnswerBody(HttpServletRequest request, HttpServletResponse response) {
        this(request, response, Long.MAX_VALUE, () -> {});
    }

    /**
     * A body that may be too large.
     *
     * @param mostBytes how large it may be
     * @param beforeSending called before each part that goes out while the body is not complete
     */
    AnswerBody(HttpServletRequest request, HttpServletResponse response, long mostBytes, Runnable beforeSending) {
        this.response = response;
        this.mostBytes = mostBytes;
        this.beforeSending = beforeSending;
        // Whoever holds servers to what others have answered does so to have no gap when one of them is killed. What is
        // in
        // chunks could lack the last one, without which the client must take it for broken off.
        this.isInOnePiece = AskedSnapshot.isAsked(request);
        // In chunks even where the length is known: Python's http.client up to 3.12 does not notice the end of a
        // body of known length that is read with read1(), and then refuses to use the connection again.
        if (request.getProtocol().equals("HTTP/1.1") && !isInOnePiece) {
            response.setHeader("Transfer-Encoding", "chunked");
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written += length;
        if (written > mostBytes) {
            throw new TooLargeAnswerException("the answer has more than " + mostBytes
                    + " bytes, the most that are sent at once; ask for less, with LIMIT and OFFSET for a part at a time, or"
                    + " download the whole graph");
        }
        if (!streaming && held.size() + length > MAX_HELD_BYTES) {
            streaming = true;
            beforeSending.run();
            held.writeTo(response.getOutputStream());
            held.reset();
        }
        if (streaming) {
            beforeSending.run();
            response.getOutputStream().write(bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
        }
    }

    /** Does nothing: writers of formats flush when they please, but the answer goes out when it is complete. */
    @Override
    public void flush() {}

    /** Whether a part of the answer has gone out, so that it cannot become an error. */
    boolean isStreaming() {
        return streaming;
    }

    /** What has been written, unless a part of it has gone out. */
    Optional<byte[]> whole() {
        return streaming ? Optional.empty() : Optional.of(held.toByteArray());
    }

    /** Sends what is held; the answer is complete. */
    void complete() throws IOException {
        if (!streaming) {
            if (isInOnePiece) {
                response.setContentLength(held.size());
            }
            held.writeTo(response.getOutputStream());
        }
    }
}
