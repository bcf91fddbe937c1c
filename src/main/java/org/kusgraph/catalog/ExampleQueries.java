package org.kusgraph.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Question;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * The questions as example queries, and the prefixes, in the words of SHACL: the form in which query editors look for them
 * (https://github.com/sib-swiss/sparql-examples).
 */
public final class ExampleQueries {
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String SCHEMA = "https://schema.org/";
    private static final String ENGLISH = "en";

    private final Names names;
    private final Model model = ModelFactory.createDefaultModel();
    private final Resource declarations;

    private ExampleQueries(Names names) {
        this.names = names;
        this.declarations = model.createResource(names.example("prefixes").getURI());
    }

    /**
     * Describes questions and prefixes.
     *
     * @param names makes the IRIs
     * @param prefixes prefix to namespace
     * @param questions the questions
     * @return the description, to be put into {@link Names#examplesGraph}
     */
    public static Graph of(Names names, Map<String, String> prefixes, List<Question> questions) {
        ExampleQueries examples = new ExampleQueries(names);
        prefixes.forEach(examples::declare);
        questions.forEach(examples::example);
        return examples.model.getGraph();
    }

    /**
     * What is wrong with questions.
     *
     * @param folder the folder that they were read from
     * @param questions the questions
     * @return a problem for each that is not SPARQL
     */
    public static List<Problem> check(Path folder, List<Question> questions) {
        List<Problem> problems = new ArrayList<>();
        for (Question question : questions) {
            try {
                Query unused = QueryFactory.create(question.query());
            } catch (QueryParseException e) {
                problems.add(new Problem(
                        ProblemCode.SYNTAX,
                        new Location.Place(
                                folder.resolve(question.name() + ".rq").toString(),
                                Math.max(e.getLine(), 1),
                                Math.max(e.getColumn(), 1),
                                ""),
                        "the question is not SPARQL",
                        "a SPARQL query",
                        "mend the query"));
            }
        }
        return problems;
    }

    private void declare(String prefix, String namespace) {
        Resource declaration =
                model.asRDFNode(NodeFactory.createBlankNode("prefix " + prefix)).asResource();
        declarations.addProperty(property(SH, "declare"), declaration);
        declaration.addProperty(RDF.type, resource("PrefixDeclaration"));
        declaration.addProperty(property(SH, "prefix"), prefix);
        declaration.addProperty(property(SH, "namespace"), namespace, XSDDatatype.XSDanyURI);
    }

    private void example(Question question) {
        Resource example = model.createResource(names.example(question.name()).getURI());
        Query query = QueryFactory.create(question.query());
        example.addProperty(RDF.type, resource("SPARQLExecutable"));
        switch (query.queryType()) {
            case SELECT -> executable(example, "SPARQLSelectExecutable", "select", question);
            case ASK -> executable(example, "SPARQLAskExecutable", "ask", question);
            case CONSTRUCT -> executable(example, "SPARQLConstructExecutable", "construct", question);
            case DESCRIBE, CONSTRUCT_JSON, UNKNOWN -> {
                // SHACL has no word for these.
            }
        }
        example.addProperty(property(SH, "prefixes"), declarations);
        example.addProperty(property(SCHEMA, "target"), model.createResource(names.endpoint()));
        question.fields().forEach((field, text) -> describe(example, field, text));
    }

    private void executable(Resource example, String type, String property, Question question) {
        example.addProperty(RDF.type, resource(type));
        example.addProperty(property(SH, property), question.query());
    }

    /** Editors show each rdfs:comment as an example of its own, so it is there in one language. */
    private void describe(Resource example, String field, String text) {
        String[] parts = field.split("@", 2);
        String language = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "title" -> example.addProperty(RDFS.label, text, language);
            case "description" ->
                example.addProperty(language.equals(ENGLISH) ? RDFS.comment : DCTerms.description, text, language);
            case "keywords" ->
                Arrays.stream(text.split("\\s*,\\s*", 0))
                        .forEach(keyword -> example.addProperty(property(SCHEMA, "keywords"), keyword));
            default -> {
                // The other fields say where a question is shown.
            }
        }
    }

    private Resource resource(String name) {
        return model.createResource(SH + name);
    }

    private static Property property(String namespace, String name) {
        return ResourceFactory.createProperty(namespace, name);
    }
}
