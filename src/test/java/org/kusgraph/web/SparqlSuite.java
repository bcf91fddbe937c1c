package org.kusgraph.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.web.SuiteCase.Repetition;

/** Reads the manifests that tell of the W3C's tests. */
final class SparqlSuite {
    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final String APPROVAL = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval";

    private SparqlSuite() {}

    /** The tests of queries that a folder lists, without those that the W3C has withdrawn. */
    static Stream<SuiteCase> cases(String folder) {
        Model manifest =
                ModelFactory.createModelForGraph(SuiteFiles.graph(SuiteFiles.address(folder + "/manifest.ttl")));
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        return manifest.listObjectsOfProperty(manifest("entries")).toList().stream()
                .flatMap(list -> list.as(RDFList.class).asJavaList().stream())
                .map(RDFNode::asResource)
                .filter(entry -> !isWithdrawn(entry))
                .flatMap(entry -> read(name + " " + entry.getLocalName(), entry).stream());
    }

    private static boolean isWithdrawn(Resource entry) {
        return Optional.ofNullable(entry.getPropertyResourceValue(ResourceFactory.createProperty(APPROVAL)))
                .filter(approval -> approval.getLocalName().equals("Withdrawn"))
                .isPresent();
    }

    private static Optional<SuiteCase> read(String name, Resource entry) {
        Resource action = value(entry, manifest("action"));
        return switch (entry.getPropertyResourceValue(RDF.type).getLocalName()) {
            case "QueryEvaluationTest", "CSVResultFormatTest" ->
                Optional.of(new SuiteCase.Answered(
                        name,
                        value(action, query("query")).getURI(),
                        files(action, "data"),
                        files(action, "graphData"),
                        value(entry, manifest("result")).getURI(),
                        entry.hasProperty(manifest("resultCardinality"), manifest("LaxCardinality"))
                                ? Repetition.IS_FREE
                                : Repetition.COUNTS));
            case "PositiveSyntaxTest", "PositiveSyntaxTest11" -> Optional.of(new SuiteCase.Good(name, action.getURI()));
            case "NegativeSyntaxTest", "NegativeSyntaxTest11" -> Optional.of(new SuiteCase.Bad(name, action.getURI()));
            default -> Optional.empty();
        };
    }

    private static List<String> files(Resource action, String property) {
        return action.listProperties(query(property)).mapWith(Statement::getResource).toList().stream()
                .map(file -> file.isAnon() ? value(file, query("graph")) : file)
                .map(Resource::getURI)
                .toList();
    }

    private static Resource value(Resource subject, Property property) {
        return subject.getRequiredProperty(property).getResource();
    }

    private static Property manifest(String name) {
        return ResourceFactory.createProperty(MANIFEST, name);
    }

    private static Property query(String name) {
        return ResourceFactory.createProperty(QUERY, name);
    }
}
