package org.kusgraph.ontology;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/**
 * The Turtle files of an ontology folder, each with what it says, so that a fault of the whole can be told at the file that
 * causes it.
 */
final class OntologyFiles {
    private final Path folder;
    private final List<Problem> problems;
    private final Map<Path, Graph> graphs = new LinkedHashMap<>();

    /**
     * Starts without any file.
     *
     * @param folder the ontology folder
     * @param problems gets what is wrong with the files
     */
    OntologyFiles(Path folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Adds what a file says to a graph. */
    void read(Path file, Graph target) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        Map<Triple, Location> unused = TurtleFile.read(file, graph, problems);
        graphs.put(file, graph);
        GraphUtil.addInto(target, graph);
        target.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    }

    /** Adds what the files of a folder say, in the order of their names; the folder may be absent. */
    void readAll(String name, Graph target) throws IOException {
        for (Path file : list(folder.resolve(name), "*.ttl")) {
            read(file, target);
        }
    }

    /** The files of a folder in the order of their names; none where it is absent. */
    static List<Path> list(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
                entries.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }

    /** Tells a fault at the file that describes a node, or else at the folder. */
    void fault(Node about, String wrong, String expected, String mend) {
        Path file = graphs.entrySet().stream()
                .filter(entry -> entry.getValue().contains(about, Node.ANY, Node.ANY))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(folder);
        fault(file, wrong, expected, mend);
    }

    /** Tells which file's shapes are not SHACL; to be called when those of all files together are not. */
    void faultOfShapes(RuntimeException ofAll) {
        for (Map.Entry<Path, Graph> file : graphs.entrySet()) {
            try {
                org.apache.jena.shacl.Shapes unused = org.apache.jena.shacl.Shapes.parse(file.getValue());
            } catch (JenaException | IllegalArgumentException e) {
                faultOfShapes(file.getKey(), e);
                return;
            }
        }
        faultOfShapes(folder.resolve("kinds"), ofAll);
    }

    private void faultOfShapes(Path at, RuntimeException e) {
        fault(at, "the shapes are not SHACL: " + words(e), "SHACL as in the other kinds", "mend the shape");
    }

    /** What a library says, on one line; the names that it gives to blank nodes mean nothing to a reader. */
    static String words(RuntimeException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return Shown.message(first.strip()).replaceAll("_:\\w+", "[]");
    }

    /** Tells a fault at a file or a folder. */
    void fault(Path at, String wrong, String expected, String mend) {
        problems.add(new Problem(ProblemCode.ONTOLOGY, new Location.WholeFile(at.toString()), wrong, expected, mend));
    }
}
