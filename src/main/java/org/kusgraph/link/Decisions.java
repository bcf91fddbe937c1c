package org.kusgraph.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.sssom.Extension;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Prefixes;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;

/** What a person says of proposals, as rows that a build takes as they stand. */
public final class Decisions {
    private final Ontology ontology;
    private final Types types;
    private final String reviewer;
    private final LocalDate day;

    /**
     * The decisions of a person.
     *
     * @param types which kinds the types of the other data set stand for
     * @param reviewer the person's name
     * @param day the day
     */
    public Decisions(Ontology ontology, Types types, String reviewer, LocalDate day) {
        this.ontology = ontology;
        this.types = types;
        this.reviewer = reviewer;
        this.day = day;
    }

    /** The row that says that two things are the same. */
    public Mapping accepted(Proposal proposal) {
        Optional<Kind> own = kind(proposal.kinds());
        // What a type stands for counts only where it contradicts: then the check refuses the row and says so.
        Optional<Kind> other = types.agree(proposal.kinds(), proposal.types()) == Types.Agreement.NO
                ? kind(stoodFor(proposal.types()))
                : own;
        return decided(proposal, own, other);
    }

    /** The row that says that two things are not the same, so that nobody is asked again. */
    public Mapping refused(Proposal proposal) {
        Set<String> kinds = stoodFor(proposal.types());
        return decided(proposal, kind(proposal.kinds()), kinds.size() == 1 ? kind(kinds) : Optional.empty())
                .negated();
    }

    private Mapping decided(Proposal proposal, Optional<Kind> own, Optional<Kind> other) {
        boolean isThing = own.isPresent() && !own.get().classes().contains(SKOS.Concept.asNode());
        return proposal.row()
                .with(Slot.PREDICATE_ID, isThing ? "owl:sameAs" : "skos:exactMatch")
                .with(
                        Slot.OBJECT_CATEGORY,
                        other
                                .flatMap(kind -> new Prefixes(ontology.prefixes())
                                        .contract(kind.iri().getURI()))
                                .stream()
                                .toList())
                .with(Slot.MAPPING_JUSTIFICATION, "semapv:ManualMappingCuration")
                .with(Slot.CURATION_RULE, "kus:seenInRegistry")
                .with(Slot.REVIEWER_LABEL, reviewer)
                .with(Slot.REVIEW_DATE, day.toString())
                .withExtension(LinkWords.AUTHOR_SLOT, "kus:byCurator")
                .withExtension(LinkWords.STATUS_SLOT, ExternalData.ACTIVE);
    }

    private Set<String> stoodFor(Set<String> others) {
        Set<String> kinds = new TreeSet<>();
        others.forEach(type -> kinds.addAll(types.kinds().getOrDefault(type, Set.of())));
        return kinds;
    }

    /** The first of some kinds that the ontology has. */
    private Optional<Kind> kind(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .flatMap(name -> Optional.ofNullable(ontology.kinds().get(name)).stream())
                        .findFirst();
    }

    /** A set with one more mapping, and with the prefixes and definitions that decided mappings need. */
    public MappingSet with(MappingSet set, Mapping decided) {
        Map<String, String> prefixes = new HashMap<>(ontology.prefixes());
        prefixes.put("adms", "http://www.w3.org/ns/adms#");
        prefixes.put("dcterms", "http://purl.org/dc/terms/");
        prefixes.putAll(set.prefixes().namespaces());
        List<Extension> extensions = new ArrayList<>(set.extensions());
        for (Extension needed : List.of(
                Extension.ofReferences(LinkWords.AUTHOR_SLOT, "dcterms:type"),
                Extension.ofReferences(LinkWords.STATUS_SLOT, "adms:status"))) {
            if (set.extension(needed.name()).isEmpty()) {
                extensions.add(needed);
            }
        }
        List<Mapping> mappings = new ArrayList<>(set.mappings());
        mappings.add(decided);
        return new MappingSet(new Prefixes(prefixes), extensions, set.values(), set.extensionValues(), mappings);
    }
}
