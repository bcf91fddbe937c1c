package org.kusgraph.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Prefixes;
import org.kusgraph.link.sssom.ReadMappingSet;
import org.kusgraph.link.sssom.Slot;

/**
 * A mapping as a link of one of our entities, with IRIs for its CURIEs.
 *
 * @param dataset where it leads
 * @param prefixes make CURIEs into IRIs
 * @param mapping the mapping
 * @param row where it stands
 */
record Link(ExternalDataset dataset, Prefixes prefixes, Mapping mapping, ReadMappingSet.Row row) {
    /** The property of an identifier that is no IRI. */
    static final String IDENTIFIER = "https://schema.org/identifier";

    private static final Set<String> IDENTITIES = Set.of(OWL.sameAs.getURI(), SKOS.exactMatch.getURI(), IDENTIFIER);

    /** The links of a set, in its order. */
    static List<Link> of(LinkSet set) {
        MappingSet mappings = set.mappings().set();
        List<ReadMappingSet.Row> rows = set.mappings().rows();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Link(
                        set.dataset(), mappings.prefixes(), mappings.mappings().get(i), rows.get(i)))
                .toList();
    }

    /** The IRI of our entity; empty where the subject is a literal. */
    Optional<String> subject() {
        return mapping.subject().flatMap(prefixes::expand);
    }

    /** The IRI of the relation. */
    String predicate() {
        return prefixes.expand(mapping.predicate()).orElseThrow();
    }

    /** The IRI of the other thing; empty where nothing was found, or the object is a literal. */
    Optional<String> object() {
        return mapping.hasLiteralObject() || mapping.isNotFound()
                ? Optional.empty()
                : mapping.object().flatMap(prefixes::expand);
    }

    /** The other thing's IRI or, where it is a literal, the literal; empty where nothing was found. */
    Optional<String> target() {
        return mapping.hasLiteralObject() ? mapping.one(Slot.OBJECT_LABEL) : object();
    }

    /** What holds the other thing's identifier; empty where nothing was found, or the object is of another data set. */
    Optional<String> local() {
        return mapping.hasLiteralObject() ? mapping.one(Slot.OBJECT_LABEL) : object().flatMap(dataset::local);
    }

    /** The other thing's identifier in its scheme; empty where nothing was found, or the object is of another data set. */
    Optional<String> identifier() {
        return local().map(dataset::identifier);
    }

    /** The IRI of the word for how it stands. */
    Optional<String> status() {
        return mapping.extension(LinkWords.STATUS_SLOT).flatMap(prefixes::expand);
    }

    /** The IRIs of the words for what it rests on. */
    List<String> evidence() {
        return mapping.all(Slot.CURATION_RULE).stream()
                .flatMap(word -> prefixes.expand(word).stream())
                .toList();
    }

    /** Whether it says of two things that they are the same. */
    boolean isIdentity() {
        return IDENTITIES.contains(predicate());
    }

    /** Whether it is made into a statement. */
    boolean isAsserted(LinkWords words) {
        return !mapping.isNegated()
                && !mapping.isNotFound()
                && status().filter(words::asserts).isPresent();
    }
}
