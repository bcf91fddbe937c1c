package org.kusgraph.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kusgraph.link.index.Matching;
import org.kusgraph.link.match.Candidate;
import org.kusgraph.link.match.Evidence;
import org.kusgraph.link.match.Evidence.Stance;
import org.kusgraph.link.match.NameMatch;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Prefixes;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.link.things.IdentifierIris;

/** What is proposed as rows of SSSOM, each with its score, what speaks for it and against it, and its rivals. */
public final class Proposals {
    /** Names alone, however equal, are not surer than this. */
    private static final double BY_NAME_ALONE = 0.6;

    /** Nothing that nobody has looked at is surer than this. */
    private static final double NOT_REVIEWED = 0.95;

    private static final int MOST_RIVALS = 3;
    private static final String TOOL = "kus link";

    private final String subjects;
    private final String objects;
    private final LocalDate date;
    private final Map<String, String> namespaces = new TreeMap<>();

    /** Where the ids of one side of the mappings belong. */
    public record Side(String prefix, String namespace) {}

    /**
     * Proposals.
     *
     * @param subjects the prefix of what is asked, and where ids that are no IRIs belong
     * @param objects the same of the data set that is searched
     * @param date the day
     */
    public Proposals(Side subjects, Side objects, LocalDate date) {
        this.subjects = subjects.prefix();
        this.objects = objects.prefix();
        this.date = date;
        namespaces.put(subjects.prefix(), subjects.namespace());
        namespaces.put(objects.prefix(), objects.namespace());
    }

    /** The row for what was chosen, unless it is decided already. */
    public Optional<Mapping> of(Matching matching, ExternalData.Decided decided) {
        return matching.chosen()
                .filter(chosen -> !decided.has(
                        iri(subjects, matching.asked().id()),
                        iri(objects, chosen.thing().id())))
                .map(chosen -> row(matching, chosen));
    }

    private Mapping row(Matching matching, Candidate chosen) {
        double confidence = Math.min(chosen.isSupported() ? NOT_REVIEWED : BY_NAME_ALONE, chosen.score());
        Mapping mapping = Mapping.of(
                        curie(subjects, matching.asked().id()),
                        chosen.isSupported() ? "skos:exactMatch" : "skos:closeMatch",
                        curie(objects, chosen.thing().id()),
                        justification(chosen.name()))
                .with(Slot.SUBJECT_LABEL, matching.asked().label())
                .with(Slot.OBJECT_LABEL, chosen.thing().label())
                .with(Slot.CONFIDENCE, score(confidence))
                .with(Slot.SIMILARITY_SCORE, score(chosen.name().likeness()))
                .with(Slot.MATCH_STRING, chosen.name().asked())
                .with(Slot.MAPPING_TOOL, TOOL)
                .with(Slot.MAPPING_DATE, date.toString())
                .with(Slot.COMMENT, comment(matching, chosen));
        String types = chosen.thing().types().stream().sorted().collect(Collectors.joining(", "));
        return types.isEmpty() ? mapping : mapping.with(Slot.OBJECT_CATEGORY, types);
    }

    private static String justification(NameMatch name) {
        return name.manner() == NameMatch.Manner.SAME
                ? "semapv:LexicalMatching"
                : "semapv:LexicalSimilarityThresholdMatching";
    }

    private static String comment(Matching matching, Candidate chosen) {
        List<String> parts = new ArrayList<>();
        parts.add("for: " + words(chosen, Stance.FOR));
        if (!chosen.evidence(Stance.AGAINST).isEmpty()) {
            parts.add("against: " + words(chosen, Stance.AGAINST));
        }
        if (!chosen.isSupported()) {
            parts.add("nothing but names speaks for it");
        }
        String rivals = matching.rivals().stream()
                .limit(MOST_RIVALS)
                .map(rival -> rival.thing().label() + " (" + rival.thing().id() + ", " + score(rival.score()) + ")")
                .collect(Collectors.joining("; "));
        if (!rivals.isEmpty()) {
            parts.add("rivals: " + rivals);
        }
        return String.join(". ", parts).replaceAll("\\s+", " ");
    }

    private static String words(Candidate candidate, Stance stance) {
        return candidate.evidence(stance).stream().map(Evidence::words).collect(Collectors.joining("; "));
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /** An id that is no IRI is one of its namespace. */
    private String iri(String prefix, String id) {
        return id.contains("://") ? id : namespaces.getOrDefault(prefix, "") + id;
    }

    /** An IRI of another namespace gets a prefix of its own, as mappings hold CURIEs only. */
    private String curie(String prefix, String id) {
        String iri = iri(prefix, id);
        Optional<String> known = new Prefixes(namespaces).contract(iri);
        if (known.isPresent()) {
            return known.get();
        }
        String namespace =
                iri.substring(0, iri.length() - IdentifierIris.local(iri).length());
        namespaces.put(prefix + namespaces.size(), namespace);
        return new Prefixes(namespaces).contract(iri).orElse(iri);
    }

    /** A set with the prefixes of the proposals beside its own. */
    public MappingSet withPrefixes(MappingSet set) {
        Map<String, String> both = new TreeMap<>(namespaces);
        both.putAll(set.prefixes().namespaces());
        return new MappingSet(
                new Prefixes(both), set.extensions(), set.values(), set.extensionValues(), set.mappings());
    }

    /** All rows as a set, ready to be written. */
    public MappingSet set(List<Mapping> rows, String id, String license) {
        return MappingSet.of(new Prefixes(namespaces), id, license)
                .withMappings(rows)
                .canonical();
    }
}
