package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A name for the state of what an address gives. Mostly weak, because the same state may be written in other bytes, compressed
 * for instance.
 */
record EntityTag(String value) {
    private static final int DIGITS = 32;

    /** A tag that changes with any of the parts. */
    static EntityTag of(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length keeps parts apart: "a" and "bc" are not "ab" and "c".
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return new EntityTag("W/\"" + hex(digest.digest()) + "\"");
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The tag of something that is always sent as the same bytes, which have this digest. */
    static EntityTag ofBytes(String digest) {
        return new EntityTag("\"" + digest + "\"");
    }

    /** The tag of something that is always sent as these bytes. */
    static EntityTag of(byte[] bytes) {
        return ofBytes(hex(sha256().digest(bytes)));
    }

    /**
     * Names the state of the answer to a query, and says 304 when the client has it: then the query need not run.
     *
     * @param state empty if each run may give another answer, which nobody is to keep then
     */
    static boolean isKnown(Optional<EntityTag> state, HttpServletRequest request, HttpServletResponse response) {
        if (state.isEmpty()) {
            response.setHeader("Cache-Control", "no-store");
            return false;
        }
        EntityTag tag = state.get();
        response.setHeader("ETag", tag.value());
        // The data may change at any time, so a kept answer is asked about before it is used again.
        response.setHeader("Cache-Control", "no-cache");
        if (request.getMethod().equals("POST") || !tag.isKnownTo(request)) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        return true;
    }

    /** Whether the client asks for exactly this state (RFC 9110, section 13.1.1: the comparison is strong). */
    boolean isNamedBy(HttpServletRequest request) {
        return tags(request, "If-Match").anyMatch(tag -> tag.equals("*") || tag.equals(value));
    }

    /** Whether the client has this state already (RFC 9110, section 13.1.2: the comparison is weak). */
    boolean isKnownTo(HttpServletRequest request) {
        return tags(request, "If-None-Match")
                .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(value)));
    }

    private static Stream<String> tags(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",", 0)))
                .map(String::strip);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
