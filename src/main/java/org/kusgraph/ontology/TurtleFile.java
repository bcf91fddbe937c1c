package org.kusgraph.ontology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.FactoryRDF;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.util.Context;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/** Reads a Turtle file, with its faults as problems. */
public final class TurtleFile {
    private TurtleFile() {}

    /**
     * Adds what the file says to the graph. Warnings, such as an ill-formed number, are problems too, and so are relative IRIs.
     * The same content always gives the same blank nodes.
     *
     * @param file a Turtle file in UTF-8
     * @param graph what the statements are added to
     * @param problems what the file's faults are added to
     * @return where each statement ends, as the parser has it
     * @throws IOException if the file cannot be read; the message names the path
     */
    public static Map<Triple, Location> read(Path file, Graph graph, List<Problem> problems) throws IOException {
        Map<Triple, Location> places = new HashMap<>();
        // Jena would take other encodings for UTF-8 and put replacement characters into the texts.
        switch (Utf8.decode(file.toString(), 1, Files.readAllBytes(file))) {
            case Outcome.Refused<SourceText> refused -> problems.addAll(refused.problems());
            case Outcome.Done<SourceText> done -> parse(done.value(), graph, problems, places);
        }
        return places;
    }

    private static void parse(SourceText source, Graph graph, List<Problem> problems, Map<Triple, Location> places) {
        String text = source.text();
        // The same content gives the same blank nodes.
        FactoryRDF factory =
                RiotLib.factoryRDF(LabelToNode.createScopeByDocumentHash(UUID.nameUUIDFromBytes(text.getBytes(UTF_8))));
        // A relative IRI would make a graph that depends on where the file lies.
        IRIxResolver unresolved = IRIxResolver.create()
                .noBase()
                .resolve(false)
                .allowRelative(false)
                .build();
        Placing profile = new Placing(source, factory, new Faults(source, problems), unresolved, places);
        try {
            RDFParserRegistry.getFactory(Lang.TURTLE)
                    .create(Lang.TURTLE, profile)
                    .read(
                            new StringReader(text),
                            null,
                            ContentType.create("text/turtle"),
                            StreamRDFLib.graph(graph),
                            new Context());
        } catch (RiotException e) {
            // The handler has noted it; the parser cannot go on after a fault of syntax.
        }
    }

    /** Notes where the statements stand. */
    private static final class Placing extends ParserProfileStd {
        private final SourceText source;
        private final Map<Triple, Location> places;

        Placing(
                SourceText source,
                FactoryRDF factory,
                ErrorHandler faults,
                IRIxResolver resolver,
                Map<Triple, Location> places) {
            super(factory, faults, resolver, PrefixMapFactory.create(), new Context(), true, false);
            this.source = source;
            this.places = places;
        }

        @Override
        public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
            Triple triple = super.createTriple(subject, predicate, object, line, column);
            places.putIfAbsent(triple, source.placeOf(line, column));
            return triple;
        }
    }

    private record Faults(SourceText source, List<Problem> problems) implements ErrorHandler {
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
                    source.placeOf(line, column),
                    "the Turtle is wrong: " + Shown.message(message),
                    "Turtle (RDF 1.2) with whole IRIs or prefixes",
                    "mend the file"));
        }
    }
}
