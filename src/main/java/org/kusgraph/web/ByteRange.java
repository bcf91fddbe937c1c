package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A part of a file that a client asks for, to go on with a download that broke off (RFC 9110, section 14). Of several ranges at
 * once nothing is understood, and the whole is sent, as the RFC allows.
 *
 * @param first the first byte, counted from 0
 * @param length the number of bytes
 */
record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * The range that a request asks for, if it does.
     *
     * @param size the number of bytes that there are
     * @param tag the entity tag of the file, by which a client says what it has the beginning of
     */
    static Optional<ByteRange> of(HttpServletRequest request, long size, String tag) {
        String condition = request.getHeader("If-Range");
        Matcher range =
                SINGLE.matcher(Optional.ofNullable(request.getHeader("Range")).orElse(""));
        if (!range.matches()
                || (range.group(1).isEmpty() && range.group(2).isEmpty())
                || (condition != null && !condition.equals(tag))) {
            return Optional.empty();
        }
        ByteRange asked = asked(range.group(1), range.group(2), size);
        if (asked.length <= 0) {
            throw RefusalException.of(
                    HttpStatus.RANGE_NOT_SATISFIABLE_416,
                    "there are only " + size + " bytes",
                    Map.of("Content-Range", "bytes */" + size));
        }
        return Optional.of(asked);
    }

    private static ByteRange asked(String first, String last, long size) {
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), size);
            return new ByteRange(size - length, length);
        }
        long begin = Long.parseLong(first);
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        return new ByteRange(begin, end - begin + 1);
    }

    /** The value of Content-Range. */
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
