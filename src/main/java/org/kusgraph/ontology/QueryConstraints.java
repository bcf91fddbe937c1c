package org.kusgraph.ontology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;

/**
 * Constraints of shapes that are queries (SHACL, section 5). Asked of a whole graph at once, and not of each of its nodes, such a
 * query tells for a small part of the cost that no node is at fault; only where one may be, the validator need ask again.
 *
 * <p>That is sure for queries whose variable {@code $this} is bound by what they look for, with nothing but filters beside it: to
 * bind it before gives some of the solutions that it has free. All others are left to the validator.
 */
final class QueryConstraints {
    private static final Var FOCUS = Var.alloc("this");
    private static final String PATH = "$PATH";

    /** What the validator binds besides; see SHACL, section 5.3.1. */
    private static final Set<String> OTHER_BOUND = Set.of("currentShape", "shapesGraph", "PATH");

    private final Graph otherShapes = GraphFactory.createDefaultGraph();
    private final List<Query> queries = new ArrayList<>();

    /** Finds the constraints of a graph of shapes. */
    QueryConstraints(Graph shapes) {
        GraphUtil.addInto(otherShapes, shapes);
        for (Triple constraint : shapes.find(Node.ANY, SHACL.sparql, Node.ANY).toList()) {
            query(constraint, shapes).ifPresent(query -> {
                queries.add(query);
                otherShapes.delete(constraint);
            });
        }
    }

    /** The shapes without the constraints that are asked here. */
    Graph otherShapes() {
        return otherShapes;
    }

    /** Whether a node of a graph may be at fault. */
    boolean mayFindFault(Graph graph) {
        return queries.stream().anyMatch(query -> {
            try (QueryExec execution = QueryExec.graph(graph).query(query).build()) {
                return execution.select().hasNext();
            }
        });
    }

    private static Optional<Query> query(Triple constraint, Graph shapes) {
        if (!isAlwaysHeld(constraint.getSubject(), shapes)) {
            return Optional.empty();
        }
        return Stream.of(constraint.getObject())
                .filter(query -> !shapes.contains(query, SHACL.prefixes, Node.ANY))
                .flatMap(query -> objects(shapes, query, SHACL.select).stream())
                .filter(Node::isLiteral)
                .map(text ->
                        withPath(text.getLiteralLexicalForm(), objects(shapes, constraint.getSubject(), SHACL.path)))
                .flatMap(text -> parsed(text).stream())
                .filter(QueryConstraints::isOfItsFocus)
                .findFirst();
    }

    /** Whether a shape is one that nodes are held to in any case, and not one of several or the contrary of what is asked. */
    private static boolean isAlwaysHeld(Node shape, Graph shapes) {
        return shapes.find(Node.ANY, Node.ANY, shape).toList().stream()
                .allMatch(use -> use.getPredicate().equals(SHACL.property) && isAlwaysHeld(use.getSubject(), shapes));
    }

    private static List<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private static String withPath(String text, List<Node> paths) {
        return paths.stream()
                .filter(Node::isURI)
                .findFirst()
                .map(path -> text.replace(PATH, "<" + path.getURI() + ">"))
                .orElse(text);
    }

    private static Optional<Query> parsed(String text) {
        try {
            return Optional.of(QueryFactory.create(text));
        } catch (QueryParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfItsFocus(Query query) {
        return query.isSelectType()
                && !query.hasGroupBy()
                && !query.hasAggregators()
                && !query.hasValues()
                && !query.hasLimit()
                && !query.hasOffset()
                && query.getQueryPattern() instanceof ElementGroup group
                && group.getElements().stream().allMatch(QueryConstraints::isPatternOrFilter)
                && group.getElements().stream().anyMatch(QueryConstraints::bindsFocus)
                && OTHER_BOUND.stream().noneMatch(query.toString()::contains);
    }

    private static boolean isPatternOrFilter(Element element) {
        return element instanceof ElementPathBlock || element instanceof ElementFilter;
    }

    private static boolean bindsFocus(Element element) {
        return element instanceof ElementPathBlock block
                && block.getPattern().getList().stream().anyMatch(QueryConstraints::bindsFocus);
    }

    private static boolean bindsFocus(TriplePath pattern) {
        return FOCUS.equals(pattern.getSubject()) || FOCUS.equals(pattern.getObject());
    }
}
