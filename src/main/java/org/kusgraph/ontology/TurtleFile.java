package org.kusgraph.ontology;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Reads a Turtle file, with its faults as problems. */
public final class TurtleFile {
    private TurtleFile() {}

    /**
     * Adds what the file says to the graph. Warnings, such as an ill-formed number, are problems too. The same content always
     * gives the same blank nodes.
     *
     * @param file a Turtle file in UTF-8
     * @param graph what the statements are added to
     * @param problems what the file's faults are added to
     * @throws IOException if the file cannot be read; the message names the path
     */
    public static void read(Path file, Graph graph, List<Problem> problems) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            RDFParser.source(new ByteArrayInputStream(content))
                    .lang(Lang.TURTLE)
                    .base(file.toUri().toString())
                    .labelToNode(LabelToNode.createScopeByDocumentHash(UUID.nameUUIDFromBytes(content)))
                    .errorHandler(new Faults(file.toString(), problems))
                    .parse(graph);
        } catch (RiotException e) {
            // The handler has noted it; the parser cannot go on after a fault of syntax.
        }
    }

    private record Faults(String file, List<Problem> problems) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            note(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            note(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            note(message, line, column);
            throw new RiotException(message);
        }

        private void note(String message, long line, long column) {
            problems.add(new Problem(
                    ProblemCode.SYNTAX,
                    new Location.Place(file, (int) Math.max(line, 0), (int) Math.max(column, 0), ""),
                    message,
                    "Turtle (RDF 1.2)",
                    "mend the file"));
        }
    }
}
