package org.kusgraph.ontology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.P_Link;

/** The shapes of an ontology, ready to check graphs. Safe for use by several threads. */
public final class Shapes {
    /** How shapes ask for a kind, or for one of several. */
    private static final Set<Node> KIND_CONSTRAINTS =
            Set.of(SHACL.ClassConstraintComponent, SHACL.OrConstraintComponent);

    private final QueryConstraints queries;
    private final org.apache.jena.shacl.Shapes all;
    private final org.apache.jena.shacl.Shapes others;
    private final Graph background = GraphFactory.createDefaultGraph();

    /**
     * Prepares the shapes. {@link OntologyReader} has found that they are SHACL.
     *
     * @param ontology whose shapes are checked, and whose classes and lists the checked graphs refer to
     */
    public Shapes(Ontology ontology) {
        this.queries = new QueryConstraints(ontology.vocabulary());
        this.all = org.apache.jena.shacl.Shapes.parse(ontology.vocabulary());
        this.others = org.apache.jena.shacl.Shapes.parse(queries.otherShapes());
        GraphUtil.addInto(background, ontology.vocabulary());
        GraphUtil.addInto(background, ontology.lists());
    }

    /**
     * Checks a graph.
     *
     * @param graph the graph, without the ontology
     * @return what does not conform, in no particular order
     */
    public List<Violation> check(Graph graph) {
        Graph whole = new Layered(graph, background);
        ValidationReport report = ShaclValidator.get().validate(queries.mayFindFault(whole) ? all : others, whole);
        return report.getEntries().stream().map(Shapes::violation).toList();
    }

    private static Violation violation(ReportEntry entry) {
        Optional<Node> path =
                entry.resultPath() instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
        return new Violation(
                entry.focusNode(),
                path,
                Optional.ofNullable(entry.value()),
                KIND_CONSTRAINTS.contains(entry.sourceConstraintComponent()),
                // A shape says nothing of its own about what everything of a kind has.
                entry.sourceConstraintComponent().equals(SHACL.NodeKindConstraintComponent) && path.isEmpty()
                        ? "an entity has an IRI of its own"
                        : entry.message());
    }
}
