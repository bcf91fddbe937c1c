package org.kusgraph.web.query;

import java.util.Collections;
import java.util.Comparator;
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
        return namespaces.entrySet().stream()
                .filter(entry -> iri.startsWith(entry.getValue()))
                .max(Comparator.comparingInt(entry -> entry.getValue().length()))
                .filter(entry -> PLAIN_LOCAL_NAME
                        .matcher(iri.substring(entry.getValue().length()))
                        .matches())
                .map(entry ->
                        entry.getKey() + ":" + iri.substring(entry.getValue().length()));
    }
}
