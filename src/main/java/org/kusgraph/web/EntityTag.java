package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A name for the state of what an address gives. Mostly weak, because the same state may be written in other bytes, compressed
 * for instance.
 */
record EntityTag(String value) {
    private static final int DIGITS = 32;

    /** A tag that changes with any of the parts. */
    static EntityTag of(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length keeps parts apart: "a" and "bc" are not "ab" and "c".
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return new EntityTag(
                    "W/\"" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The tag of something that is always sent as the same bytes, which have this digest. */
    static EntityTag ofBytes(String digest) {
        return new EntityTag("\"" + digest + "\"");
    }

    /** Whether the client has this state already (RFC 9110, section 13.1.2: the comparison is weak). */
    boolean isKnownTo(HttpServletRequest request) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", 0)))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(value)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
