package org.kusgraph.description;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;

/**
 * Tells what is said from what is so: a kind whose entities have a field for how surely they are said, a word of a list in
 * which some assert and others do not.
 */
final class Statuses {
    private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);

    private final Set<Node> asserting;
    private final Set<Node> saidKinds = new HashSet<>();
    private final Set<Node> properties = new HashSet<>();
    private final Set<Node> pointers = new HashSet<>();

    Statuses(Ontology ontology) {
        this.asserting = asserting(ontology);
        for (Kind kind : ontology.kinds().values()) {
            kind.fields().values().stream().filter(this::isStatus).forEach(field -> {
                saidKinds.add(kind.iri());
                properties.add(field.path());
                kind.fields().values().forEach(other -> pointers.add(other.path()));
            });
        }
    }

    /** Whether claims of this status assert what they say. */
    boolean isAsserting(Node status) {
        return asserting.contains(status);
    }

    /** Whether what is said can point by the property to what it concerns. */
    boolean canPoint(Node property) {
        return pointers.contains(property);
    }

    /** Whether what is said is of this kind. */
    boolean isSaid(Node kind) {
        return saidKinds.contains(kind);
    }

    /** The status of a thing, if it is something that is said. */
    Optional<Node> of(Node thing, Graph facts) {
        return properties.stream()
                .flatMap(property -> facts.find(thing, property, Node.ANY).toList().stream())
                .map(triple -> triple.getObject())
                .findFirst();
    }

    /** The property by which a thing has its status. */
    Set<Node> properties() {
        return properties;
    }

    private boolean isStatus(Field field) {
        return field.range() instanceof Range.Word word
                && word.words().values().stream().anyMatch(asserting::contains);
    }

    private static Set<Node> asserting(Ontology ontology) {
        return ontology
                .lists()
                .find(Node.ANY, ontology.asserts(), TRUE)
                .mapWith(triple -> triple.getSubject())
                .toSet()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
