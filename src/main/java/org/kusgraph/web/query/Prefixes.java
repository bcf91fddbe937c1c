package org.kusgraph.web.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Short names for the beginnings of IRIs. */
public final class Prefixes {
    /** A deliberately small part of what Turtle allows as a local name, so that a short name never needs escapes. */
    private static final Pattern PLAIN_LOCAL_NAME =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?");

    private final SequencedMap<String, String> namespaces;

    private Prefixes(Map<String, String> namespaces) {
        this.namespaces = new LinkedHashMap<>(namespaces);
    }

    /** Prefixes from a map of prefix (without colon) to namespace, in the map's order. */
    public static Prefixes of(Map<String, String> namespaces) {
        return new Prefixes(namespaces);
    }

    /** These prefixes with others on top, which win where a prefix is in both. */
    public Prefixes with(Map<String, String> others) {
        Prefixes both = new Prefixes(namespaces);
        both.namespaces.putAll(others);
        return both;
    }

    /** The namespace of a prefix. */
    public Optional<String> namespace(String prefix) {
        return Optional.ofNullable(namespaces.get(prefix));
    }

    /** A read-only view of prefix and namespace. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(namespaces);
    }

    /** The IRI as a prefixed name; empty when no prefix fits or the rest is not a plain name. */
    public Optional<String> shorten(String iri) {
        return prefix(iri)
                .map(prefix -> prefix + ":"
                        + iri.substring(namespace(prefix).orElseThrow().length()));
    }

    /** The prefix of the IRI as a prefixed name. */
    Optional<String> prefix(String iri) {
        Map.Entry<String, String> longest = null;
        for (Map.Entry<String, String> each : namespaces.entrySet()) {
            if (iri.startsWith(each.getValue())
                    && (longest == null
                            || longest.getValue().length() < each.getValue().length())) {
                longest = each;
            }
        }
        return longest != null
                        && PLAIN_LOCAL_NAME
                                .matcher(iri)
                                .region(longest.getValue().length(), iri.length())
                                .matches()
                ? Optional.of(longest.getKey())
                : Optional.empty();
    }
}
