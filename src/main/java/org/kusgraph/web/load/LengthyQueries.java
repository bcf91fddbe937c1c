package org.kusgraph.web.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The queries that were lengthy lately: asked again, each would only take a short query's place until that is seen again.
 * Known by their digest, so that nobody can make up one that is taken for another's.
 */
final class LengthyQueries {
    private static final int MOST = 1_000;
    private static final long KEPT_NANOS = 600_000_000_000L;

    /** With the time at which each was lengthy, the oldest first. */
    private final Map<String, Long> times = new LinkedHashMap<>();

    static String digest(String query) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    synchronized boolean contains(String digest) {
        Long time = times.get(digest);
        return time != null && System.nanoTime() - time < KEPT_NANOS;
    }

    synchronized void remove(String digest) {
        times.remove(digest);
    }

    synchronized void add(String digest) {
        times.remove(digest);
        times.put(digest, System.nanoTime());
        if (times.size() > MOST) {
            times.remove(times.keySet().iterator().next());
        }
    }
}
