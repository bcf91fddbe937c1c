package org.kusgraph.web.federation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.ontology.TurtleFile;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;

/** Reads the graphs that stand in for endpoints: each a Turtle file that names its endpoint by {@code void:sparqlEndpoint}. */
public final class StandInFolder {
    private static final Node ENDPOINT = NodeFactory.createURI("http://rdfs.org/ns/void#sparqlEndpoint");

    private StandInFolder() {}

    /**
     * The stand-ins of a folder.
     *
     * @throws IOException if there is none, or one cannot be used; the message names the file
     */
    public static Map<ServiceAddress, Graph> read(Path folder) throws IOException {
        Map<ServiceAddress, Graph> standIns = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ttl")) {
            for (Path file : files) {
                Graph graph = graph(file);
                standIns.put(endpoint(file, graph), graph);
            }
        }
        return standIns;
    }

    private static Graph graph(Path file) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        List<Problem> problems = new ArrayList<>();
        Map<Triple, Location> unused = TurtleFile.read(file, graph, problems);
        if (!problems.isEmpty()) {
            throw new IOException(problems.getFirst().line());
        }
        return graph;
    }

    private static ServiceAddress endpoint(Path file, Graph graph) throws IOException {
        return graph.stream(Node.ANY, ENDPOINT, Node.ANY)
                .map(Triple::getObject)
                .filter(Node::isURI)
                .findFirst()
                .flatMap(endpoint -> ServiceAddress.of(endpoint.getURI()))
                .orElseThrow(() -> new IOException(
                        file + ": the stand-in does not say by void:sparqlEndpoint which endpoint it stands for"));
    }
}
