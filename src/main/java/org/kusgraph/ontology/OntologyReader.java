package org.kusgraph.ontology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/**
 * Reads an ontology folder: {@code ontology.ttl}, {@code kinds/}, {@code lists/}, {@code alignments/}, {@code rules/},
 * {@code reifiers/}.
 */
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
        OntologyFiles files = new OntologyFiles(folder, problems);
        Graph vocabulary = GraphFactory.createDefaultGraph();
        files.read(folder.resolve("ontology.ttl"), vocabulary);
        files.readAll("kinds", vocabulary);
        files.readAll("alignments", vocabulary);
        Graph lists = GraphFactory.createDefaultGraph();
        files.readAll("lists", lists);
        List<Rule> rules = readRules(folder.resolve("rules"), problems);
        List<Rule> reifiers = readRules(folder.resolve("reifiers"), problems);
        Optional<Ontology> ontology =
                problems.isEmpty() ? ontology(folder, vocabulary, lists, rules, reifiers, files) : Optional.empty();
        if (problems.isEmpty()) {
            ontology.ifPresent(read -> checkShapes(read, files));
        }
        List<Problem> found =
                problems.stream().sorted(Problem.READING_ORDER).distinct().toList();
        return ontology.map(read -> Outcome.of(read, found)).orElseGet(() -> new Outcome.Refused<>(found));
    }

    /**
     * Reads the ontology from the graphs of a snapshot. Nothing is derived by it again: a snapshot holds what its rules have
     * derived, and so it has none here.
     *
     * @param vocabulary classes, properties, shapes and alignments
     * @param lists the lists of words
     * @return the ontology, or what is wrong with it
     */
    public static Outcome<Ontology> of(Graph vocabulary, Graph lists) {
        List<Problem> problems = new ArrayList<>();
        Path nowhere = Path.of(ONTOLOGY);
        return ontology(nowhere, vocabulary, lists, List.of(), List.of(), new OntologyFiles(nowhere, problems))
                .map(read -> Outcome.of(read, problems))
                .orElseGet(() -> new Outcome.Refused<>(problems));
    }

    private static Optional<Ontology> ontology(
            Path folder, Graph vocabulary, Graph lists, List<Rule> rules, List<Rule> reifiers, OntologyFiles files) {
        Model all = ModelFactory.createModelForGraph(vocabulary).union(ModelFactory.createModelForGraph(lists));
        String base = base(all, folder, files);
        try {
            KindReader kinds = new KindReader(all, files);
            return Optional.of(new Ontology(base, kinds.kinds(), kinds.words(), rules, reifiers, vocabulary, lists));
        } catch (JenaException e) {
            files.fault(
                    folder.resolve("kinds"),
                    "something has a value of a wrong sort: " + OntologyFiles.words(e),
                    "things where things are asked for, and texts where texts are",
                    "mend the kind or the list");
            return Optional.empty();
        }
    }

    private static void checkShapes(Ontology ontology, OntologyFiles files) {
        try {
            Shapes unused = new Shapes(ontology);
        } catch (JenaException | IllegalArgumentException e) {
            files.faultOfShapes(e);
        }
    }

    private static String base(Model model, Path folder, OntologyFiles files) {
        List<Resource> headers = model.listSubjectsWithProperty(RDF.type, OWL.Ontology).toList().stream()
                .sorted(Comparator.comparing(Resource::toString))
                .toList();
        if (headers.size() != 1
                || !headers.get(0).isURIResource()
                || !headers.get(0).getURI().endsWith("/" + ONTOLOGY)) {
            files.fault(
                    folder.resolve("ontology.ttl"),
                    headers.size() + " times an owl:Ontology is declared: " + headers,
                    "one, whose IRI ends with /" + ONTOLOGY + " and from which all others derive",
                    "declare it in ontology.ttl, and no other");
            return "";
        }
        String iri = headers.get(0).getURI();
        return iri.substring(0, iri.length() - ONTOLOGY.length());
    }

    private static List<Rule> readRules(Path folder, List<Problem> problems) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (Path file : OntologyFiles.list(folder, "*.rq")) {
            switch (Utf8.decode(file.toString(), 1, Files.readAllBytes(file))) {
                case Outcome.Refused<SourceText> refused -> problems.addAll(refused.problems());
                case Outcome.Done<SourceText> done ->
                    rule(file, done.value().text(), problems)
                            .ifPresent(query -> rules.add(new Rule(
                                    file.getFileName().toString().replace(".rq", ""),
                                    reason(done.value().text()),
                                    query)));
            }
        }
        return rules;
    }

    private static String reason(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private static Optional<Query> rule(Path file, String text, List<Problem> problems) {
        try {
            Query query = QueryFactory.create(text);
            if (query.isConstructType()) {
                return Optional.of(query);
            }
            problems.add(fault(file, 1, 1, "the rule is not a CONSTRUCT query"));
        } catch (QueryParseException e) {
            problems.add(fault(file, e.getLine(), e.getColumn(), "the rule is not SPARQL: " + OntologyFiles.words(e)));
        } catch (QueryException e) {
            problems.add(fault(file, 1, 1, "the rule is not SPARQL: " + OntologyFiles.words(e)));
        }
        return Optional.empty();
    }

    private static Problem fault(Path file, int line, int column, String wrong) {
        return new Problem(
                ProblemCode.SYNTAX,
                new Location.Place(file.toString(), Math.max(line, 1), Math.max(column, 1), ""),
                wrong,
                "a SPARQL CONSTRUCT query",
                "mend the query");
    }
}
