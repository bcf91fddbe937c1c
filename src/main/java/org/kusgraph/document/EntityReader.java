package org.kusgraph.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Section;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/** Reads the JSON of one document as entities of known kinds. */
final class EntityReader {
    private final DocumentForm form;
    private final Ontology ontology;
    private final SourceText source;
    private final Faults faults;
    private final ValueReader values;
    private final Map<String, Spot> described = new HashMap<>();

    EntityReader(DocumentForm form, SourceText source) {
        this.form = form;
        this.ontology = form.ontology();
        this.source = source;
        this.faults = new Faults(source);
        this.values = new ValueReader(this, form.reservedIds(), faults);
    }

    /** The document without what cannot be read of it, if it is an object. */
    Optional<Document> read(JsonValue json) {
        Spot spot = Spot.ofDocument(json.offset());
        if (!(json instanceof JsonObject object)) {
            faults.add(
                    ProblemCode.TYPE,
                    spot,
                    "this is " + json.described(),
                    "an object that describes an article",
                    "write one");
            return Optional.empty();
        }
        List<Document.Listing> listings = new ArrayList<>();
        new ContextCheck(ontology, faults).check(object, spot);
        Optional<Entity> root = identified(object, spot, Kind::root, "the kind of a whole document", form.keys());
        for (Member member : object.members()) {
            Optional.ofNullable(form.sections().get(member.key()))
                    .ifPresent(section ->
                            section(section, member, spot.member(member.value().offset(), member.key()), listings));
        }
        return root.map(article -> new Document(source, article, List.copyOf(listings)));
    }

    /** What is wrong with the document, in reading order. */
    List<Problem> problems() {
        return faults.problems();
    }

    private void section(Section section, Member member, Spot spot, List<Document.Listing> listings) {
        if (!(member.value() instanceof JsonArray list)) {
            faults.add(
                    ProblemCode.TYPE,
                    spot,
                    "this is " + member.value().described(),
                    "a list of objects",
                    "put it into square brackets");
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            JsonValue item = list.items().get(i);
            Spot itemSpot = spot.item(item.offset(), i);
            if (item instanceof JsonObject object) {
                identified(
                                object,
                                itemSpot,
                                kind -> !kind.embedded() && kind.classes().contains(section.member()),
                                "a kind that section " + section.key() + " lists",
                                DocumentForm.ENTITY_KEYS)
                        .ifPresent(entity -> listings.add(new Document.Listing(section, entity)));
            } else {
                faults.add(
                        ProblemCode.TYPE,
                        itemSpot,
                        "this is " + item.described(),
                        "an object with id and kind",
                        "write one");
            }
        }
    }

    /** An entity with id and kind. */
    private Optional<Entity> identified(
            JsonObject object, Spot spot, Predicate<Kind> allowed, String role, Set<String> otherKeys) {
        Optional<String> id = member(object, Ontology.ID, spot)
                .flatMap(member ->
                        values.id(member.value(), spot.member(member.value().offset(), Ontology.ID)));
        Optional<Kind> kind = member(object, Ontology.KIND, spot)
                .flatMap(member ->
                        kind(member.value(), spot.member(member.value().offset(), Ontology.KIND), allowed, role))
                .or(() -> onlyOne(allowed));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<Entity.Property> properties = properties(kind.get(), object, spot, otherKeys);
        String described = id.filter(text -> isFirst(text, spot)).orElseGet(() -> Entity.UNREAD + spot.pointer());
        return Optional.of(new Entity(kind.get(), described, spot, properties));
    }

    /** An entity in place. */
    Optional<Entity> embedded(Node type, JsonValue json, Spot spot) {
        Kind kind = Objects.requireNonNull(
                form.kinds().get(type), () -> "the ontology embeds " + type + " without a shape for it");
        if (json instanceof JsonObject object) {
            return Optional.of(new Entity(kind, "", spot, properties(kind, object, spot, Set.of())));
        }
        faults.add(
                ProblemCode.TYPE,
                spot,
                "this is " + json.described(),
                "an object with " + String.join(", ", kind.fields().keySet()),
                "write one");
        return Optional.empty();
    }

    private List<Entity.Property> properties(Kind kind, JsonObject object, Spot spot, Set<String> otherKeys) {
        List<Entity.Property> properties = new ArrayList<>();
        for (Member member : object.members()) {
            Field field = kind.fields().get(member.key());
            if (field != null) {
                values.read(
                        field,
                        member.value(),
                        spot.member(member.value().offset(), member.key()),
                        value -> properties.add(new Entity.Property(field, value)));
            } else if (!otherKeys.contains(member.key())) {
                Set<String> keys = new TreeSet<>(kind.fields().keySet());
                keys.addAll(otherKeys);
                faults.add(
                        ProblemCode.UNKNOWN_KEY,
                        spot.member(member.offset(), member.key()),
                        "the kind " + kind.name() + " has no key " + Shown.quoted(member.key()),
                        Faults.oneOf(keys),
                        NearMiss.mend(member.key(), keys, "mend or remove the key"));
            }
        }
        return properties;
    }

    /** Whether nothing before has the id; otherwise it is told. */
    private boolean isFirst(String id, Spot spot) {
        Spot earlier = described.putIfAbsent(id, spot);
        if (earlier != null) {
            faults.add(
                    ProblemCode.DUPLICATE_IDENTIFIER,
                    spot,
                    "the id " + Shown.quoted(id) + " is described already, on line "
                            + source.place(earlier.offset(), "").line(),
                    "each id described once in a document",
                    "merge the two descriptions, or give one another id");
        }
        return earlier == null;
    }

    private Optional<Member> member(JsonObject object, String key, Spot spot) {
        for (Member member : object.members()) {
            if (member.key().equals(key)) {
                return Optional.of(member);
            }
        }
        faults.add(
                ProblemCode.MISSING_KEY,
                spot,
                "the object has no " + Shown.quoted(key),
                "an object with id and kind",
                "add it");
        return Optional.empty();
    }

    private Optional<Kind> kind(JsonValue json, Spot spot, Predicate<Kind> allowed, String role) {
        String name = json instanceof JsonString string ? string.text() : "";
        Optional<Kind> kind = Optional.ofNullable(ontology.kinds().get(name)).filter(allowed);
        if (kind.isEmpty()) {
            List<String> names = ontology.kinds().values().stream()
                    .filter(allowed)
                    .map(Kind::name)
                    .toList();
            faults.add(
                    ProblemCode.KIND,
                    spot,
                    json instanceof JsonString ? Shown.quoted(name) + " is not " + role : "this is " + json.described(),
                    Faults.oneOf(names),
                    NearMiss.mend(name, names, "choose one of them, or move the object"));
            // So that the object's other faults are told too.
            return Optional.ofNullable(ontology.kinds().get(name))
                    .filter(other -> !other.embedded())
                    .or(() -> NearMiss.of(name, names)
                            .map(near -> ontology.kinds().get(near)));
        }
        return kind;
    }

    /** The kind that is meant where there is no choice. */
    private Optional<Kind> onlyOne(Predicate<Kind> allowed) {
        List<Kind> kinds = ontology.kinds().values().stream().filter(allowed).toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }
}
