package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Spot;
import org.kusgraph.document.Value;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Range;
import org.kusgraph.ontology.Shapes;
import org.kusgraph.ontology.Violation;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/** Checks a mapped document against the ontology's shapes, and says what is wrong in terms of the document. */
public final class DocumentCheck {
    private final Shapes shapes;
    private final Derivation derivation;

    /** A check by the shapes, of a document together with what the rules derive from it. */
    public DocumentCheck(Shapes shapes, Derivation derivation) {
        this.shapes = shapes;
        this.derivation = derivation;
    }

    /**
     * Checks a document.
     *
     * @param mapped the document as triples
     * @param known what is wrong with it already; what follows from that alone is not told
     * @return the derived triples, and the problems
     */
    public Checked check(MappedDocument mapped, List<Problem> known) {
        Graph whole = mapped.asGraph();
        List<Triple> derived = derivation.derive(whole);
        derived.forEach(whole::add);
        outsideKinds(mapped).forEach(whole::add);
        List<Problem> problems = new ArrayList<>();
        for (Violation violation : shapes.check(whole)) {
            // What another document describes is checked with that one.
            Optional.ofNullable(mapped.described().get(violation.focus()))
                    .flatMap(focus -> problem(mapped.document().source(), focus, violation, known))
                    .ifPresent(problems::add);
        }
        return new Checked(
                derived,
                problems.stream().sorted(Problem.READING_ORDER).distinct().toList());
    }

    /**
     * What came of checking a document.
     *
     * @param derived what the rules derive from it
     * @param problems what does not conform to the shapes
     */
    public record Checked(List<Triple> derived, List<Problem> problems) {}

    /** A referenced entity that another document describes counts as of the kind that the reference asks for. */
    private static List<Triple> outsideKinds(MappedDocument mapped) {
        List<Triple> kinds = new ArrayList<>();
        mapped.described()
                .values()
                .forEach(entity -> entity.forEach((property, object) -> {
                    if (property.field().range() instanceof Range.Reference range
                            && !mapped.described().containsKey(object)) {
                        kinds.add(Triple.create(
                                object,
                                RDF.type.asNode(),
                                range.classes().iterator().next()));
                    }
                }));
        return kinds;
    }

    private static Optional<Problem> problem(
            SourceText source, MappedEntity focus, Violation violation, List<Problem> known) {
        Entity entity = focus.entity();
        List<Entity.Property> values = values(focus, violation);
        // Whether a reference leads to the right kind, all documents together tell; see Identities.
        if (violation.isKind() && values.stream().anyMatch(value -> value.value() instanceof Value.Reference)) {
            return Optional.empty();
        }
        Optional<Field> field = entity.kind().fields().values().stream()
                .filter(candidate -> violation.path().stream().anyMatch(candidate.path()::equals))
                .findFirst();
        if (isKnown(entity, field, values.isEmpty(), known)) {
            return Optional.empty();
        }
        Spot spot = values.isEmpty() ? entity.spot() : spotAtFault(values);
        return Optional.of(new Problem(
                ProblemCode.SHAPE,
                source.place(spot.offset(), spot.pointer()),
                "this " + entity.kind().name()
                        + field.map(found -> wrong(found, violation, values)).orElse(" does not conform"),
                "that " + violation.message(),
                values.isEmpty() && field.isPresent() ? "add it" : "mend the document"));
    }

    /** Whether what the reader of the document has told of the entity or of its field may be all that is wrong. */
    private static boolean isKnown(Entity entity, Optional<Field> field, boolean isMissing, List<Problem> known) {
        String pointer = entity.spot().pointer();
        String about = field.map(found -> pointer + "/" + found.key()).orElse(pointer);
        return known.stream()
                .anyMatch(problem -> isWithin(problem.at().pointer(), about)
                        // The key may be there, but written wrong.
                        || (isMissing
                                && problem.code() == ProblemCode.UNKNOWN_KEY
                                && isMember(problem.at().pointer(), pointer)));
    }

    private static boolean isWithin(String pointer, String outer) {
        return pointer.equals(outer) || pointer.startsWith(outer + "/");
    }

    private static boolean isMember(String pointer, String outer) {
        return pointer.lastIndexOf('/') == outer.length() && pointer.startsWith(outer);
    }

    /** The first value that is one too many, or else the first. */
    private static Spot spotAtFault(List<Entity.Property> values) {
        int most = values.get(0).field().most();
        return values.get(values.size() > most ? most : 0).value().spot();
    }

    /** The value at fault, or the values that together are. */
    private static List<Entity.Property> values(MappedEntity focus, Violation violation) {
        List<Entity.Property> ofPath = new ArrayList<>();
        List<Entity.Property> atFault = new ArrayList<>();
        focus.forEach((property, object) -> {
            if (violation.path().stream().anyMatch(property.field().path()::equals)) {
                ofPath.add(property);
                if (violation.value().stream().anyMatch(object::equals)) {
                    atFault.add(property);
                }
            }
        });
        return atFault.isEmpty() ? ofPath : atFault;
    }

    private static String wrong(Field field, Violation violation, List<Entity.Property> values) {
        if (values.isEmpty()) {
            return " lacks '" + field.key() + "'";
        }
        if (violation.value().isEmpty()) {
            return " has '" + field.key() + "' " + (values.size() == 1 ? "once" : values.size() + " times");
        }
        return shown(values.get(0).value())
                .map(text -> " has the '" + field.key() + "' " + text)
                .orElse(" has a '" + field.key() + "' that does not conform");
    }

    /** The value as it is written; an entity in place is too long, and the word for a term of a list is in the document. */
    private static Optional<String> shown(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(Shown.quoted(text.text()));
            case Value.Literal literal -> Optional.of(Shown.quoted(literal.lexical()));
            case Value.Address address -> Optional.of(Shown.quoted(address.iri()));
            case Value.Reference reference -> Optional.of(Shown.quoted(reference.id()));
            case Value.Word word -> Optional.empty();
            case Value.Embedded embedded -> Optional.empty();
        };
    }
}
