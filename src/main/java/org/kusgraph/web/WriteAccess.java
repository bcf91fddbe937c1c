package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Lets in whoever shows the token. It is sent in a header that browsers add to no request by themselves, so that no page of another
 * origin can use it; what such a page sends is refused all the same.
 */
final class WriteAccess {
    /** So many wrong tokens from an address are a mistake; more are guesses, and are not looked at for a while. */
    private static final int MOST_MISTAKES = 5;

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 10_000;
    private static final String SCHEME = "bearer ";

    private final byte[] digest;
    private final Map<String, Mistakes> mistakes = new LinkedHashMap<>();

    /** How many wrong tokens came from an address since a time. */
    private record Mistakes(int count, long since) {}

    WriteAccess(Writing writing) {
        this.digest = digest(writing.token());
    }

    /** Refuses a request without the token. */
    void check(HttpServletRequest request) {
        String origin = Optional.ofNullable(request.getHeader("Origin")).orElse("");
        if (!origin.isEmpty() && !(request.getRequestURL() + "/").startsWith(origin + "/")) {
            throw RefusalException.of(HttpStatus.FORBIDDEN_403, "pages of other origins cannot write here");
        }
        check(
                ClientAddress.of(request),
                Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
    }

    private synchronized void check(String client, String shown) {
        long now = System.nanoTime();
        mistakes.values().removeIf(before -> now - before.since >= PAUSE.toNanos());
        Mistakes before = mistakes.getOrDefault(client, new Mistakes(0, now));
        if (before.count >= MOST_MISTAKES) {
            throw RefusalException.of(
                    HttpStatus.TOO_MANY_REQUESTS_429,
                    "too many wrong tokens came from this address; try again later",
                    Map.of("Retry-After", String.valueOf(PAUSE.toSeconds())));
        }
        boolean isBearer = shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = isBearer ? shown.substring(SCHEME.length()).strip() : shown;
        // Of digests, so that the time tells nothing of the token's length either.
        if (MessageDigest.isEqual(digest, digest(token)) && isBearer) {
            mistakes.remove(client);
            return;
        }
        if (!shown.isEmpty()) {
            mistakes.put(client, new Mistakes(before.count + 1, before.since));
            if (mistakes.size() > MOST_CLIENTS) {
                mistakes.remove(mistakes.keySet().iterator().next());
            }
        }
        throw RefusalException.of(
                HttpStatus.UNAUTHORIZED_401,
                shown.isEmpty()
                        ? "writing needs the header Authorization: Bearer TOKEN"
                        : "this is not the token; the header is Authorization: Bearer TOKEN",
                Map.of("WWW-Authenticate", "Bearer realm=\"kus\""));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
