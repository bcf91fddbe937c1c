package org.kusgraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/** Statements of few terms, so that the same triple comes in several graphs and every term in several places. */
final class RandomStatements {
    static final List<Node> GRAPHS = iris("graph", 6);
    static final Set<Node> APART = Set.of(iri("apart0"), iri("apart1"), iri("catalog"));
    static final Node HUB = iri("hub");
    static final Node LIST = iri("word");

    private static final List<Node> WRITTEN = IntStream.range(0, 8)
            .mapToObj(i -> i < 6 ? GRAPHS.get(i) : iri("apart" + (i - 6)))
            .toList();
    private static final List<Node> BLANK = IntStream.range(0, 5)
            .mapToObj(i -> NodeFactory.createBlankNode("b" + i))
            .toList();
    private static final List<Node> LITERALS = List.of(
            NodeFactory.createLiteralString("a"),
            NodeFactory.createLiteralLang("가", "ko"),
            NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger),
            NodeFactory.createLiteralDT("2", XSDDatatype.XSDinteger),
            NodeFactory.createLiteralDT("2028-01-01", XSDDatatype.XSDdate));

    private final Random random;
    private final List<Node> things = new ArrayList<>(iris("thing", 25));
    private final List<Node> classes = new ArrayList<>(iris("Class", 4));
    private final List<Node> objects = new ArrayList<>();

    RandomStatements(Random random) {
        this.random = random;
        things.addAll(BLANK);
        things.add(HUB);
        classes.addAll(List.of(BLANK.getFirst(), LITERALS.getFirst(), things.getFirst()));
        objects.addAll(things);
        objects.addAll(classes);
        objects.addAll(LITERALS);
    }

    static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }

    private static List<Node> iris(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> iri(name + i)).toList();
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Any statement, of a graph that is written. */
    Quad any() {
        return in(any(WRITTEN));
    }

    /** Any statement of a graph. */
    Quad in(Node graph) {
        return random.nextInt(4) == 0
                ? Quad.create(graph, any(things), RDF.type.asNode(), any(classes))
                : Quad.create(graph, any(things), iri("property" + random.nextInt(4)), any(objects));
    }

    /** So many pointers to one thing, from as many others. */
    static Collection<Quad> pointers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Quad.create(GRAPHS.get(i % 3), iri("pointer" + i), iri("pointsTo"), HUB))
                .toList();
    }

    /** So many words of a list, each used once. */
    static Collection<Quad> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Quad.create(GRAPHS.get(i % 3), iri("thing" + i % 7), LIST, iri("word" + i)))
                .toList();
    }
}
