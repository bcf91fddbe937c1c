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
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Reads an ontology folder: {@code ontology.ttl}, {@code kinds/}, {@code lists/}, {@code alignments/}, {@code rules/}. */
public final class OntologyReader {
    private static final String ONTOLOGY = "ontology";

    private OntologyReader() {}

    /**
     * Reads the ontology.
     *
     * @param folder the ontology folder
     * @return the ontology, or every problem found in its files
     * @throws IOException if the folder or a file in it cannot be read; the message names the path
     */
    public static Outcome<Ontology> read(Path folder) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Graph vocabulary = GraphFactory.createDefaultGraph();
        TurtleFile.read(folder.resolve("ontology.ttl"), vocabulary, problems);
        readAll(folder.resolve("kinds"), vocabulary, problems);
        readAll(folder.resolve("alignments"), vocabulary, problems);
        Graph lists = GraphFactory.createDefaultGraph();
        readAll(folder.resolve("lists"), lists, problems);
        Map<String, Query> rules = readRules(folder.resolve("rules"), problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(problems);
        }
        Model all = ModelFactory.createModelForGraph(vocabulary).union(ModelFactory.createModelForGraph(lists));
        KindReader kinds = new KindReader(all, folder, problems);
        Ontology ontology =
                new Ontology(base(all, folder, problems), kinds.kinds(), kinds.words(), rules, vocabulary, lists);
        return Outcome.of(ontology, problems);
    }

    private static String base(Model model, Path folder, List<Problem> problems) {
        List<Resource> headers =
                model.listSubjectsWithProperty(RDF.type, OWL.Ontology).toList();
        if (headers.size() != 1
                || !headers.get(0).isURIResource()
                || !headers.get(0).getURI().endsWith("/" + ONTOLOGY)) {
            problems.add(new Problem(
                    ProblemCode.ONTOLOGY,
                    new Location.WholeFile(folder.resolve("ontology.ttl").toString()),
                    "there is no single owl:Ontology whose IRI ends with /" + ONTOLOGY,
                    "one owl:Ontology, from whose IRI the namespace of all others derives",
                    "declare it in ontology.ttl"));
            return "";
        }
        String iri = headers.get(0).getURI();
        return iri.substring(0, iri.length() - ONTOLOGY.length());
    }

    private static void readAll(Path folder, Graph graph, List<Problem> problems) throws IOException {
        for (Path file : files(folder, "*.ttl")) {
            TurtleFile.read(file, graph, problems);
        }
    }

    private static Map<String, Query> readRules(Path folder, List<Problem> problems) throws IOException {
        Map<String, Query> rules = new LinkedHashMap<>();
        for (Path file : files(folder, "*.rq")) {
            String name = file.getFileName().toString().replace(".rq", "");
            try {
                Query query = QueryFactory.create(Files.readString(file));
                if (!query.isConstructType()) {
                    problems.add(fault(file, 1, 1, "the rule is not a CONSTRUCT query"));
                }
                rules.put(name, query);
            } catch (QueryParseException e) {
                problems.add(fault(file, e.getLine(), e.getColumn(), "the rule is not SPARQL"));
            }
        }
        return rules;
    }

    private static Problem fault(Path file, int line, int column, String wrong) {
        return new Problem(
                ProblemCode.SYNTAX,
                new Location.Place(file.toString(), line, column, ""),
                wrong,
                "a SPARQL CONSTRUCT query",
                "mend the query");
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
                entries.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }
}
