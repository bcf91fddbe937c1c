package org.kusgraph.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.TurtleFile;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Reads what people say of the data set: its title, its licence, who made it. */
public final class DatasetFile {
    private static final String TITLE_AND_LICENCE = "a title and a licence";

    private DatasetFile() {}

    /**
     * Reads the file.
     *
     * @param file a Turtle file; without one, nothing is said
     * @param names tells which is the data set
     * @return what it says, or what is wrong with it
     * @throws IOException if the file cannot be read
     */
    public static Outcome<Graph> read(Optional<Path> file, Names names) throws IOException {
        Graph said = GraphFactory.createDefaultGraph();
        List<Problem> problems = new ArrayList<>();
        if (file.isPresent()) {
            Map<Triple, Location> unused = TurtleFile.read(file.get(), said, problems);
            if (problems.isEmpty()) {
                check(file.get(), said, names.dataset(), problems);
            }
        }
        return Outcome.of(said, problems);
    }

    private static void check(Path file, Graph said, Node dataset, List<Problem> problems) {
        said.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .filter(typing ->
                        typing.getSubject().isURI() && !typing.getSubject().equals(dataset))
                .map(typing -> problem(
                        file,
                        "something else than the data set is described: <"
                                + typing.getSubject().getURI() + ">",
                        "<" + dataset.getURI() + ">",
                        "describe that alone, with blank nodes for what belongs to it"))
                .sorted(Problem.READING_ORDER)
                .forEach(problems::add);
        for (Node property : List.of(DCTerms.title.asNode(), DCTerms.license.asNode())) {
            if (!said.contains(dataset, property, Node.ANY)) {
                problems.add(problem(
                        file,
                        "the data set <" + dataset.getURI() + "> has no dcterms:" + property.getLocalName(),
                        TITLE_AND_LICENCE,
                        "add it"));
            }
        }
    }

    private static Problem problem(Path file, String wrong, String expected, String mend) {
        return new Problem(ProblemCode.SHAPE, new Location.WholeFile(file.toString()), wrong, expected, mend);
    }
}
