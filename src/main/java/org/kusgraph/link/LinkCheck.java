package org.kusgraph.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.kusgraph.document.Identities;
import org.kusgraph.graph.Names;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Checks each link by itself: that it is complete, leads from one of our entities, and rests on enough. */
final class LinkCheck {
    private final Ontology ontology;
    private final Names names;
    private final LinkWords words;
    private final Identities identities;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Links are checked by an ontology and what the other data describes.
     *
     * @param words the words by which links say how they stand
     * @param identities what the other data describes
     */
    LinkCheck(Ontology ontology, Names names, LinkWords words, Identities identities) {
        this.ontology = ontology;
        this.names = names;
        this.words = words;
        this.identities = identities;
    }

    /** What is wrong with the links of a set, each by itself. */
    List<Problem> check(LinkSet set) {
        problems.clear();
        checkSet(set);
        List<Link> links = Link.of(set);
        links.forEach(this::check);
        long asserted = links.stream().filter(link -> link.isAsserted(words)).count();
        set.dataset().links().stream()
                .filter(expected -> expected != asserted)
                .forEach(expected -> add(
                        ProblemCode.CONFLICT,
                        set.dataset().linksAt(),
                        "void:triples is " + expected,
                        "the number of links that are made into statements, which is " + asserted,
                        "mend the number, or the links"));
        return List.copyOf(problems);
    }

    private void checkSet(LinkSet set) {
        set.mappings()
                .undefined()
                .forEach((slot, at) -> add(
                        ProblemCode.UNKNOWN_KEY,
                        at,
                        "SSSOM has no slot " + Shown.quoted(slot) + ", and the header defines none",
                        "a slot of SSSOM, or one of extension_definitions",
                        NearMiss.mend(
                                slot,
                                List.of(Slot.values()).stream()
                                        .map(Slot::slotName)
                                        .toList(),
                                "define it, or remove it")));
        checkDefinition(set, LinkWords.STATUS_SLOT, LinkWords.STATUS);
        checkDefinition(set, LinkWords.AUTHOR_SLOT, LinkWords.AUTHOR);
        String id = names.mappingSet(set.dataset().name()).getURI();
        if (!set.mappings().set().all(Slot.MAPPING_SET_ID).equals(List.of(id))) {
            add(ProblemCode.IDENTIFIER, whole(set), "the mapping_set_id is that of another set", id, "mend it");
        }
    }

    /** A slot of our own must mean the same in every set, or nobody could ask for it. */
    private void checkDefinition(LinkSet set, String slot, String property) {
        MappingSet mappings = set.mappings().set();
        boolean isRight = mappings.extension(slot)
                .filter(extension -> extension.propertyIri(mappings.prefixes()).equals(property)
                        && extension.isOfReferences(mappings.prefixes()))
                .isPresent();
        if (!isRight) {
            add(
                    ProblemCode.VALUE,
                    whole(set),
                    "extension_definitions does not define " + slot + " as it is in every set",
                    "the property " + property + " and the type_hint linkml:uriOrCurie",
                    "copy the definitions of another set");
        }
    }

    private static Location whole(LinkSet set) {
        return set.mappings().rows().stream()
                .findFirst()
                .<Location>map(row -> new Location.WholeFile(row.start().file()))
                .orElse(set.dataset().linksAt());
    }

    private void check(Link link) {
        checkSubject(link);
        checkTarget(link);
        checkWords(link);
        checkEvidence(link);
        checkCategory(link);
    }

    private void checkSubject(Link link) {
        Location at = link.row().of(Slot.SUBJECT_ID);
        Optional<String> id = link.subject().map(NodeFactory::createURI).flatMap(names::id);
        if (id.isEmpty()) {
            add(
                    ProblemCode.IDENTIFIER,
                    at,
                    "the subject is none of our entities",
                    "a CURIE for " + names.entityNamespace() + " and an id",
                    "write it with our entity as the subject");
        } else {
            checkKnown(id.get(), at);
        }
    }

    private void checkKnown(String id, Location at) {
        if (identities.classesOf(id).isEmpty() && !identities.isUncertain(id)) {
            add(
                    ProblemCode.UNKNOWN_REFERENCE,
                    at,
                    "nothing has the id " + Shown.quoted(id),
                    "the id of an entity that a document or a taxonomy describes",
                    NearMiss.mend(id, identities.ids(), "mend the id"));
        }
    }

    private void checkTarget(Link link) {
        ExternalDataset dataset = link.dataset();
        if (link.mapping().isNotFound()) {
            require(link, Slot.OBJECT_SOURCE, "where the thing was sought");
            if (link.mapping().isNegated()) {
                add(
                        ProblemCode.CONFLICT,
                        link.row().of(Slot.PREDICATE_MODIFIER),
                        "that nothing was found is said not to hold",
                        "sssom:NoTermFound without a predicate_modifier",
                        "remove one of the two");
            }
            return;
        }
        Location at = link.row().of(link.mapping().hasLiteralObject() ? Slot.OBJECT_LABEL : Slot.OBJECT_ID);
        Optional<String> local = link.local();
        if (local.isEmpty()) {
            add(
                    ProblemCode.IDENTIFIER,
                    at,
                    "the object is nothing of " + dataset.name(),
                    dataset.namespaces().isEmpty()
                            ? "an identifier as the object_label of an rdfs literal"
                            : "an IRI that begins with " + String.join(" or ", dataset.namespaces()),
                    "mend the object, or write it into the folder of its data set");
            return;
        }
        link.object().map(NodeFactory::createURI).flatMap(names::id).ifPresent(id -> checkKnown(id, at));
        dataset.identifiers()
                .filter(pattern -> !pattern.matcher(local.get()).matches())
                .ifPresent(pattern -> add(
                        ProblemCode.IDENTIFIER,
                        at,
                        Shown.quoted(local.get()) + " does not look like an identifier of " + dataset.scheme(),
                        "what matches " + pattern.pattern(),
                        "mend the identifier"));
        String identifier = dataset.identifier(local.get());
        if (!CheckDigits.fit(dataset.scheme(), identifier)) {
            add(
                    ProblemCode.IDENTIFIER,
                    at,
                    "the check digits of " + Shown.quoted(identifier) + " do not fit the rest",
                    "an identifier of " + dataset.scheme() + " as its registry has it",
                    "copy it from the registry again");
        }
    }

    private void checkWords(Link link) {
        checkWord(link, LinkWords.STATUS_SLOT, link.status().stream().toList(), words.statuses());
        checkWord(link, Slot.CURATION_RULE.slotName(), link.evidence(), words.evidence());
        checkWord(
                link,
                LinkWords.AUTHOR_SLOT,
                link.mapping().extension(LinkWords.AUTHOR_SLOT).flatMap(link.prefixes()::expand).stream()
                        .toList(),
                words.authors());
        require(link, Slot.MAPPING_DATE, "when it was found");
        if (!link.mapping().isNotFound()) {
            require(link, Slot.CONFIDENCE, "how sure it is");
        }
    }

    private void checkWord(Link link, String slot, List<String> found, List<String> possible) {
        List<String> names = possible.stream()
                .map(word -> link.prefixes().contract(word).orElse(word))
                .toList();
        if (found.isEmpty()) {
            add(
                    ProblemCode.MISSING_KEY,
                    link.row().start(),
                    "the mapping has no " + slot,
                    "one of " + String.join(", ", names),
                    "add it");
        }
        found.stream()
                .filter(word -> !possible.contains(word))
                .map(word -> link.prefixes().contract(word).orElse(word))
                .forEach(word -> add(
                        ProblemCode.UNKNOWN_WORD,
                        link.row().of(slot),
                        Shown.quoted(word) + " is not on the list of " + slot,
                        "one of " + String.join(", ", names),
                        NearMiss.mend(word, names, "write one of them, or add it to the list")));
    }

    private void checkEvidence(Link link) {
        if (!link.isAsserted(words) || link.evidence().isEmpty()) {
            return;
        }
        boolean isEnough = link.evidence().stream()
                .anyMatch(link.isIdentity() ? words::isEnoughForIdentity : words::isEnoughForALink);
        if (!isEnough) {
            add(
                    ProblemCode.VALUE,
                    link.row().of(LinkWords.STATUS_SLOT),
                    "the link would become a statement, but what it rests on is not enough for "
                            + (link.isIdentity() ? "an identity" : "a link"),
                    "what a registry or two sources say" + (link.isIdentity() ? "" : ", or what a curator compared"),
                    "make it pending until there is more");
        }
    }

    /** What the other thing is must be told where the two are the same, so that no country becomes its government. */
    private void checkCategory(Link link) {
        boolean isSame = link.predicate().equals(OWL.sameAs.getURI()) && link.isAsserted(words);
        Optional<String> category = link.mapping().one(Slot.OBJECT_CATEGORY);
        if (isSame && category.isEmpty()) {
            require(link, Slot.OBJECT_CATEGORY, "what kind of thing the object is");
        }
        Optional<Kind> kind = category.flatMap(link.prefixes()::expand)
                .map(NodeFactory::createURI)
                .flatMap(ontology::kindOf);
        Location at = link.row().of(Slot.OBJECT_CATEGORY);
        if (category.isPresent() && kind.isEmpty()) {
            add(
                    ProblemCode.KIND,
                    at,
                    Shown.quoted(category.get()) + " is no kind",
                    "a kind of the ontology, such as kus:Company",
                    "mend it");
            return;
        }
        Optional<String> id = link.subject().map(NodeFactory::createURI).flatMap(names::id);
        Set<Node> classes = id.flatMap(identities::classesOf).orElse(Set.of());
        if (isSame
                && kind.isPresent()
                && !classes.isEmpty()
                && !classes.contains(kind.get().iri())) {
            add(
                    ProblemCode.REFERENCE_KIND,
                    at,
                    Shown.quoted(id.orElse("")) + " is not of kind "
                            + kind.get().name() + ", as the object is said to be",
                    "two things of one kind, where they are the same",
                    "link it with another thing, or refuse this one with predicate_modifier Not");
        }
    }

    private void require(Link link, Slot slot, String what) {
        if (link.mapping().all(slot).isEmpty()) {
            add(
                    ProblemCode.MISSING_KEY,
                    link.row().start(),
                    "the mapping has no " + slot,
                    "with every such mapping " + what,
                    "add it");
        }
    }

    private void add(ProblemCode code, Location at, String wrong, String expected, String mend) {
        problems.add(new Problem(code, at, wrong, expected, mend));
    }
}
