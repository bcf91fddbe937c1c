package org.kusgraph.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/**
 * Which ids are described where and as what, over all documents, so that a reference to an id that nothing describes, or
 * that is of a wrong kind, is found when all have been read.
 */
public final class Identities {
    /** To look through all ids takes time, and nobody mends more at once. */
    private static final int MOST_GUESSES = 100;

    private static final String UNKNOWN_MEND = "mend the id, or describe the entity in a section";

    private final Ontology ontology;
    private final Map<String, Set<Node>> classes = new HashMap<>();
    private final Map<String, Described> narrowest = new HashMap<>();
    private final Map<String, Location> exclusive = new HashMap<>();
    private final Set<String> uncertain = new HashSet<>();
    private final SingleValues singleValues = new SingleValues();
    private final Cycles cycles = new Cycles();
    private final FormerIds former = new FormerIds();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Pending(String id, Set<Node> expected, Location at) {
        static final Comparator<Pending> FIRST = Comparator.comparing(Pending::at, Location.READING_ORDER);
    }

    private record Described(Kind kind, Location at) {}

    /**
     * Starts without any id.
     *
     * @param ontology the kinds that references may ask for
     */
    public Identities(Ontology ontology) {
        this.ontology = ontology;
    }

    /**
     * Adds an id that stands in no document but in a taxonomy or a list.
     *
     * @param id the id
     * @param type a class it belongs to
     * @param at where it stands
     */
    public void addKnown(String id, Node type, Location at) {
        classes.computeIfAbsent(id, unused -> new LinkedHashSet<>())
                .addAll(ontology.kindOf(type).map(Kind::classes).orElse(Set.of(type)));
        ontology.kindOf(type).ifPresent(kind -> addKind(id, kind, () -> at));
    }

    /** An entity may be of a broader kind in one place than in another, but not of two kinds that have nothing in common. */
    private void addKind(String id, Kind kind, Supplier<Location> place) {
        Described earlier = narrowest.get(id);
        if (earlier == null || (isWithin(kind, earlier.kind()) && !kind.equals(earlier.kind()))) {
            narrowest.put(id, new Described(kind, place.get()));
        } else if (!isWithin(earlier.kind(), kind)) {
            problems.add(new Problem(
                    ProblemCode.CONFLICT,
                    place.get(),
                    Shown.quoted(id) + " is of kind " + kind.name() + " here, and of kind "
                            + earlier.kind().name() + " at " + earlier.at().shown(),
                    "one kind, or a kind and a broader one",
                    "mend one of the two, or give one another id"));
        }
    }

    private static boolean isWithin(Kind narrower, Kind broader) {
        return narrower.classes().contains(broader.iri());
    }

    /** Adds the ids that a document describes, and the references that it makes. */
    public void add(Document document) {
        addDescriptions(document);
        document.entities().forEach(entity -> addReferences(document.source(), entity));
    }

    /** Adds what can be made out of a refused document: what it may describe is not unknown. */
    public void add(Remains remains) {
        addDescriptions(remains);
        remains.document()
                .ifPresent(document -> document.entities().forEach(entity -> addReferences(document.source(), entity)));
    }

    /** Adds what a refused document may describe, as context for others. */
    public void addDescriptions(Remains remains) {
        Set<String> ids = new HashSet<>(remains.ids());
        remains.document().ifPresent(document -> {
            addDescriptions(document);
            document.entities().map(Entity::id).forEach(ids::remove);
        });
        uncertain.addAll(ids);
    }

    /** Adds the ids that a document describes, but holds it to nothing: it is context for others. */
    public void addDescriptions(Document document) {
        Optional<Location> twin =
                Optional.ofNullable(exclusive.get(document.root().id()));
        document.entities().filter(Entity::hasId).forEach(entity -> {
            addSteps(document.source(), entity);
            addFormer(document.source(), entity);
            if (entity.kind().exclusive()) {
                Location at = place(document.source(), entity.spot());
                Optional<Location> earlier = addExclusive(entity.id(), at);
                // Where a whole document is there twice, to say so once is enough.
                boolean isTold = !entity.id().equals(document.root().id())
                        && twin.filter(other -> earlier.stream()
                                        .anyMatch(found -> other.file().equals(found.file())))
                                .isPresent();
                if (!isTold) {
                    earlier.ifPresent(found -> problems.add(twice(entity.id(), entity.kind(), at, found)));
                }
            }
            describe(entity.id(), entity.kind(), () -> place(document.source(), entity.spot()));
            // What one document alone may describe has no values from another.
            if (!entity.kind().exclusive()) {
                addSingleValues(document.source(), entity);
            }
        });
    }

    private void describe(String id, Kind kind, Supplier<Location> place) {
        classes.computeIfAbsent(id, unused -> new LinkedHashSet<>()).addAll(kind.classes());
        addKind(id, kind, place);
    }

    /** Where what one document alone may describe is described already, if it is. */
    private Optional<Location> addExclusive(String id, Location at) {
        return Optional.ofNullable(exclusive.putIfAbsent(id, at));
    }

    private static Problem twice(String id, Kind kind, Location at, Location earlier) {
        return new Problem(
                ProblemCode.DUPLICATE_IDENTIFIER,
                at,
                "the id " + Shown.quoted(id) + " is described already, at " + earlier.shown(),
                "an entity of kind " + kind.name() + " in one document only",
                "give one of the two another id");
    }

    /**
     * Adds what a document that is read elsewhere says of an id. To find that references lead to nothing, descriptions are to be added
     * before the references to them.
     *
     * @param fact what it says, by the same ontology
     */
    public void add(IdentityFact fact) {
        switch (fact) {
            case IdentityFact.Description description -> {
                Kind kind = Objects.requireNonNull(ontology.kinds().get(description.kind()));
                if (kind.exclusive()) {
                    addExclusive(description.id(), description.at())
                            .ifPresent(
                                    earlier -> problems.add(twice(description.id(), kind, description.at(), earlier)));
                }
                describe(description.id(), kind, description::at);
            }
            case IdentityFact.SingleValue value ->
                singleValues
                        .add(
                                new SingleValues.Slot(value.id(), value.key(), value.language()),
                                value.text(),
                                value.document(),
                                value::at)
                        .ifPresent(problems::add);
            case IdentityFact.Reference reference -> {
                Kind kind = Objects.requireNonNull(ontology.kinds().get(reference.kind()));
                if (Objects.requireNonNull(kind.fields().get(reference.key())).range()
                        instanceof Range.Reference range) {
                    refer(reference.id(), range, reference::at);
                }
            }
            case IdentityFact.Uncertain unread -> uncertain.add(unread.id());
        }
    }

    /**
     * Adds a text that a taxonomy or a list gives an entity.
     *
     * @param id the entity's id
     * @param type a class it belongs to
     * @param path the property
     * @param language the text's language
     * @param text the text
     * @param at where it stands
     */
    public void addKnownText(String id, Node type, Node path, String language, String text, Location at) {
        if (path.equals(ontology.formerly())) {
            former.add(text, id, at).ifPresent(problems::add);
        }
        ontology.kindOf(type).stream()
                .flatMap(kind -> kind.fields().values().stream())
                .filter(field -> field.path().equals(path) && SingleValues.isSingle(field))
                .map(field -> new SingleValues.Slot(id, field.key(), language))
                .flatMap(slot -> singleValues.add(slot, text, at.file(), () -> at).stream())
                .forEach(problems::add);
    }

    /**
     * Adds that a taxonomy or a list leads from one entity to another.
     *
     * @param id the entity's id
     * @param path the property
     * @param other the id to which it leads
     * @param at where it stands
     */
    public void addKnownReference(String id, Node path, String other, Location at) {
        ontology.fields().stream()
                .filter(field -> field.acyclic() && field.path().equals(path))
                .findFirst()
                .ifPresent(field -> cycles.add(field.key(), id, other, at));
    }

    private void addSteps(SourceText source, Entity entity) {
        for (Entity.Property property : entity.properties()) {
            if (property.field().acyclic() && property.value() instanceof Value.Reference reference) {
                cycles.add(property.field().key(), entity.id(), reference.id(), place(source, reference.spot()));
            }
        }
    }

    private void addFormer(SourceText source, Entity entity) {
        for (Entity.Property property : entity.properties()) {
            if (property.field().path().equals(ontology.formerly())) {
                plainText(property.value())
                        .flatMap(id -> former.add(
                                id, entity.id(), place(source, property.value().spot())))
                        .ifPresent(problems::add);
            }
        }
    }

    private void addSingleValues(SourceText source, Entity entity) {
        for (SingleValue value : singleValues(entity)) {
            singleValues
                    .add(value.slot(), value.text(), name(source), () -> place(source, value.spot()))
                    .ifPresent(problems::add);
        }
    }

    /** A value of a field that may have one only. */
    record SingleValue(SingleValues.Slot slot, String text, Spot spot) {}

    /** The values of an entity of which no document may give others. */
    static List<SingleValue> singleValues(Entity entity) {
        List<SingleValue> values = new ArrayList<>();
        for (Entity.Property property : entity.properties()) {
            Value value = property.value();
            if (SingleValues.isSingle(property.field())) {
                String language = value instanceof Value.Text text ? text.language() : "";
                SingleValues.Slot slot =
                        new SingleValues.Slot(entity.id(), property.field().key(), language);
                plainText(value).ifPresent(text -> values.add(new SingleValue(slot, text, value.spot())));
            }
        }
        return values;
    }

    /** What tells the document from others of the same file. */
    static String name(SourceText source) {
        return source.file() + ":" + source.firstLine();
    }

    /** The value as text; what stands in place has none. */
    private static Optional<String> plainText(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text.text());
            case Value.Literal literal -> Optional.of(literal.lexical());
            case Value.Address address -> Optional.of(address.iri());
            case Value.Reference reference -> Optional.of(reference.id());
            case Value.Word word -> Optional.of(word.iri().getURI());
            case Value.Embedded embedded -> Optional.empty();
        };
    }

    /** The classes of the entity with an id, if anything that was read describes it. */
    public Optional<Set<Node>> classesOf(String id) {
        return Optional.ofNullable(classes.get(id)).map(Set::copyOf);
    }

    /** Whether a refused document may describe an id. */
    public boolean isUncertain(String id) {
        return uncertain.contains(id);
    }

    /** The ids that anything describes. */
    public Set<String> ids() {
        return Set.copyOf(classes.keySet());
    }

    /**
     * What is wrong with the references and descriptions added so far.
     *
     * @param isAsked tells the files that are being checked, in which what concerns several files is told
     */
    public List<Problem> problems(Predicate<String> isAsked) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(cycles.problems(isAsked));
        all.addAll(former.problems(classes.keySet()));
        Map<String, String> mends = new HashMap<>();
        for (Pending reference : pending.stream().sorted(Pending.FIRST).toList()) {
            Set<Node> found = classes.get(reference.id());
            if (uncertain.contains(reference.id())) {
                // What describes it is told to be wrong; when that is mended, its kind is known.
                continue;
            }
            if (found == null) {
                all.add(new Problem(
                        ProblemCode.UNKNOWN_REFERENCE,
                        reference.at(),
                        "nothing has the id " + Shown.quoted(reference.id()),
                        "the id of an entity of kind " + names(reference.expected()),
                        mends.size() < MOST_GUESSES
                                ? mends.computeIfAbsent(reference.id(), id -> mend(id, reference.expected()))
                                : mends.getOrDefault(reference.id(), UNKNOWN_MEND)));
            } else if (found.stream().noneMatch(reference.expected()::contains)) {
                all.add(new Problem(
                        ProblemCode.REFERENCE_KIND,
                        reference.at(),
                        Shown.quoted(reference.id()) + " is of kind " + narrowest(found),
                        "the id of an entity of kind " + names(reference.expected()),
                        "refer to another entity, or mend its kind"));
            }
        }
        return all;
    }

    /** What to do about an id that nothing has: the nearest id of an entity that may stand there, if one is near. */
    private String mend(String id, Set<Node> expected) {
        Optional<String> current = former.current(id);
        if (current.isPresent()) {
            return "write " + Shown.quoted(current.get()) + ", which is its id now";
        }
        List<String> candidates = classes.entrySet().stream()
                .filter(known -> known.getValue().stream().anyMatch(expected::contains))
                .map(Map.Entry::getKey)
                .toList();
        return NearMiss.mend(id, candidates, UNKNOWN_MEND);
    }

    private void addReferences(SourceText source, Entity entity) {
        for (Entity.Property property : entity.properties()) {
            if (property.value() instanceof Value.Reference reference
                    && property.field().range() instanceof Range.Reference range) {
                refer(reference.id(), range, () -> place(source, reference.spot()));
            } else if (property.value() instanceof Value.Embedded embedded) {
                addReferences(source, embedded.entity());
            }
        }
    }

    private void refer(String id, Range.Reference range, Supplier<Location> place) {
        if (classes.getOrDefault(id, Set.of()).stream().noneMatch(range.classes()::contains)) {
            pending.add(new Pending(id, range.classes(), place.get()));
        }
    }

    private static Location place(SourceText source, Spot spot) {
        return source.place(spot.offset(), spot.pointer());
    }

    private String names(Set<Node> expected) {
        Set<Node> classes = new LinkedHashSet<>(expected);
        // A class that no document can name, such as skos:Concept, stands for the kinds within it.
        expected.stream()
                .filter(type -> ontology.kindOf(type).isEmpty())
                .forEach(type -> ontology.kindsWithin(Set.of(type)).forEach(kind -> classes.add(kind.iri())));
        List<String> names = ontology.kinds().values().stream()
                .filter(kind -> classes.contains(kind.iri()))
                .map(Kind::name)
                .sorted()
                .toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private String narrowest(Set<Node> found) {
        return ontology.kinds().values().stream()
                .filter(kind -> found.contains(kind.iri()) && found.containsAll(kind.classes()))
                .filter(kind -> ontology.kinds().values().stream()
                        .noneMatch(other -> !other.iri().equals(kind.iri())
                                && found.contains(other.iri())
                                && other.classes().contains(kind.iri())))
                .map(Kind::name)
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
