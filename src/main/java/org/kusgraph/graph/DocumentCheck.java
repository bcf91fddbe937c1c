package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Entity;
import org.kusgraph.document.SourceText;
import org.kusgraph.document.Spot;
import org.kusgraph.ontology.Range;
import org.kusgraph.ontology.Shapes;
import org.kusgraph.ontology.Violation;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

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
     * @return the derived triples, or the problems
     */
    public Checked check(MappedDocument mapped) {
        Graph graph = GraphFactory.createDefaultGraph();
        mapped.triples().forEach(graph::add);
        List<Triple> derived = derivation.derive(graph);
        Graph whole = GraphFactory.createDefaultGraph();
        derived.forEach(whole::add);
        List<Triple> outside = outsideKinds(mapped);
        outside.forEach(whole::add);
        Set<Node> outsiders = outside.stream().map(Triple::getSubject).collect(Collectors.toSet());
        List<Problem> problems = shapes.check(new Union(graph, whole)).stream()
                .filter(violation -> !outsiders.contains(violation.focus()))
                .map(violation -> problem(mapped, violation))
                .sorted(Problem.READING_ORDER)
                .distinct()
                .toList();
        return new Checked(derived, problems);
    }

    /**
     * What came of checking a document.
     *
     * @param derived what the rules derive from it
     * @param problems what does not conform to the shapes
     */
    public record Checked(List<Triple> derived, List<Problem> problems) {}

    /**
     * Whether a referenced entity of another document is of the right kind is known only when all documents are read
     * ({@link org.kusgraph.document.Identities} tells); here it counts as right. What it lacks is no fault of this document.
     */
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

    private static Problem problem(MappedDocument mapped, Violation violation) {
        SourceText source = mapped.document().source();
        Optional<MappedEntity> focus = Optional.ofNullable(mapped.described().get(violation.focus()));
        Entity entity = focus.map(MappedEntity::entity).orElse(mapped.document().root());
        List<Entity.Property> values = new ArrayList<>();
        focus.ifPresent(found -> found.forEach((property, object) -> {
            if (isAbout(violation, property, object)) {
                values.add(property);
            }
        }));
        Spot spot = values.isEmpty() ? entity.spot() : values.get(0).value().spot();
        return new Problem(
                ProblemCode.SHAPE,
                source.place(spot.offset(), spot.pointer()),
                wrong(entity, violation, values.isEmpty()),
                violation.message(),
                "mend the document");
    }

    /** Whether a value is the one at fault, or one of the values that together are. */
    private static boolean isAbout(Violation violation, Entity.Property property, Node object) {
        boolean samePath = violation.path().stream().anyMatch(property.field().path()::equals);
        return samePath && violation.value().map(object::equals).orElse(true);
    }

    private static String wrong(Entity entity, Violation violation, boolean missing) {
        return entity.kind().fields().values().stream()
                .filter(field -> violation.path().stream().anyMatch(field.path()::equals))
                .findFirst()
                .map(field -> "this " + entity.kind().name() + (missing ? " lacks '" : " has a '") + field.key()
                        + (missing ? "'" : "' that does not fit"))
                .orElse("this " + entity.kind().name() + " does not fit");
    }
}
