package org.kusgraph.link.sssom;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prefixes by which a set of mappings shortens IRIs to CURIEs.
 *
 * @param namespaces prefix to the beginning of IRIs, in the order of the prefixes, without those that are built in
 */
public record Prefixes(SortedMap<String, String> namespaces) {
    /** What every set may use without declaring it. */
    public static final Prefixes BUILT_IN = new Prefixes(Map.of(
            "owl", "http://www.w3.org/2002/07/owl#",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "semapv", "https://w3id.org/semapv/vocab/",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "sssom", "https://w3id.org/sssom/",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "linkml", "https://w3id.org/linkml/"));

    /** What the standard itself uses to name the properties of its slots. */
    static final Prefixes OF_THE_STANDARD = new Prefixes(Map.of(
            "dcterms", "http://purl.org/dc/terms/",
            "pav", "http://purl.org/pav/",
            "prov", "http://www.w3.org/ns/prov#"));

    /** Prefixes by which IRIs are shortened. */
    public Prefixes {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
    }

    /** Prefixes by which IRIs are shortened. */
    public Prefixes(Map<String, String> namespaces) {
        this(new TreeMap<>(namespaces));
    }

    /** The IRI that a CURIE stands for; empty where it is no CURIE, or its prefix is not declared. */
    public Optional<String> expand(String curie) {
        int colon = curie.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String prefix = curie.substring(0, colon);
        return Optional.ofNullable(namespaces.get(prefix))
                .or(() -> Optional.ofNullable(BUILT_IN.namespaces.get(prefix)))
                .map(namespace -> namespace + curie.substring(colon + 1));
    }

    /** The CURIE that stands for an IRI, by the longest namespace that it begins with; empty where it begins with none. */
    public Optional<String> contract(String iri) {
        return longest(namespaces, iri).or(() -> longest(BUILT_IN.namespaces, iri));
    }

    private static Optional<String> longest(Map<String, String> namespaces, String iri) {
        return namespaces.entrySet().stream()
                .filter(namespace -> iri.startsWith(namespace.getValue()))
                .max(Comparator.comparingInt(namespace -> namespace.getValue().length()))
                .map(namespace -> namespace.getKey() + ":"
                        + iri.substring(namespace.getValue().length()));
    }

    /** The prefixes as a text, in their order. */
    String names() {
        return String.join(", ", namespaces.keySet());
    }
}
