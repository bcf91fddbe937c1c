package org.kusgraph.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Identities;
import org.kusgraph.ontology.Shapes;
import org.kusgraph.ontology.TurtleFile;
import org.kusgraph.ontology.Violation;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Reads taxonomies: SKOS concept schemes in Turtle. */
public final class TaxonomyReader {
    private final Names names;
    private final Shapes shapes;
    private final Derivation derivation;

    /** A reader that makes IRIs by the names, checks by the shapes and derives by the rules. */
    public TaxonomyReader(Names names, Shapes shapes, Derivation derivation) {
        this.names = names;
        this.shapes = shapes;
        this.derivation = derivation;
    }

    /**
     * A taxonomy.
     *
     * @param graph the IRI of its graph
     * @param triples what it says
     * @param derived what the ontology's rules derive from it
     */
    public record Taxonomy(Node graph, Graph triples, List<Triple> derived) {

        /** Sends what it says as quads of its graph. */
        public void sendTo(StreamRDF receiver) {
            triples.find().forEachRemaining(triple -> receiver.quad(Quad.create(graph, triple)));
        }
    }

    /**
     * Reads a taxonomy and makes its ids known.
     *
     * @param file a Turtle file
     * @param identities gets the ids that the taxonomy describes
     * @return the taxonomy, or what is wrong with it
     * @throws IOException if the file cannot be read
     */
    public Outcome<Taxonomy> read(Path file, Identities identities) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Graph triples = GraphFactory.createDefaultGraph();
        Map<Triple, Location> places = TurtleFile.read(file, triples, problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(problems);
        }
        Location whole = new Location.WholeFile(file.toString());
        addKnown(triples, triple -> places.getOrDefault(triple, whole), names, identities);
        List<Triple> derived = derivation.derive(triples);
        Graph derivedGraph = GraphFactory.createDefaultGraph();
        derived.forEach(derivedGraph::add);
        shapes.check(new Union(triples, derivedGraph))
                .forEach(violation ->
                        problems.add(problem(place(violation, triples, places, whole), triples, violation)));
        problems.sort(Problem.READING_ORDER);
        return Outcome.of(new Taxonomy(names.taxonomyGraph(name(file)), triples, derived), problems);
    }

    /** A file's name without its ending, as it can stand in an IRI: what cannot is escaped, and no locale changes it. */
    private static String name(Path file) {
        String path = file.toUri().getRawPath();
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.ttl$", "");
    }

    /**
     * Makes the entities that a graph describes known, so that documents may refer to them and must not contradict it.
     *
     * @param graph what describes the entities
     * @param place tells where a statement stands
     * @param names tells ids from other IRIs
     * @param identities gets what is known
     */
    public static void addKnown(Graph graph, Function<Triple, Location> place, Names names, Identities identities) {
        graph.find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .forEachRemaining(typing -> names.id(typing.getSubject()).ifPresent(id -> {
                    identities.addKnown(id, typing.getObject(), place.apply(typing));
                    graph.find(typing.getSubject(), Node.ANY, Node.ANY)
                            .filterKeep(triple -> triple.getObject().isLiteral())
                            .forEachRemaining(triple -> identities.addKnownText(
                                    id,
                                    typing.getObject(),
                                    triple.getPredicate(),
                                    triple.getObject().getLiteralLanguage(),
                                    triple.getObject().getLiteralLexicalForm(),
                                    place.apply(triple)));
                    graph.find(typing.getSubject(), Node.ANY, Node.ANY)
                            .forEachRemaining(triple -> names.id(triple.getObject())
                                    .ifPresent(other -> identities.addKnownReference(
                                            id, triple.getPredicate(), other, place.apply(triple))));
                }));
    }

    /** Where the value at fault stands, or else another of the property, or else the first that is said of the subject. */
    private static Location place(Violation violation, Graph triples, Map<Triple, Location> places, Location whole) {
        Node path = violation.path().orElse(Node.ANY);
        return Stream.of(
                        triples.find(violation.focus(), path, violation.value().orElse(Node.ANY)),
                        triples.find(violation.focus(), path, Node.ANY),
                        triples.find(violation.focus(), Node.ANY, Node.ANY))
                .map(found -> found.toList().stream()
                        .flatMap(triple -> Optional.ofNullable(places.get(triple)).stream())
                        .min(Location.READING_ORDER))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(whole);
    }

    private Problem problem(Location at, Graph triples, Violation violation) {
        return new Problem(
                ProblemCode.SHAPE,
                at,
                shown(violation.focus(), triples) + " does not conform"
                        + violation
                                .path()
                                .map(path -> " in " + shown(path, triples))
                                .orElse(""),
                "that " + violation.message(),
                "mend the taxonomy");
    }

    private String shown(Node node, Graph triples) {
        if (node.isBlank()) {
            return "a thing without a name";
        }
        return Shown.message(
                names.id(node).orElseGet(() -> triples.getPrefixMapping().shortForm(node.toString())));
    }
}
