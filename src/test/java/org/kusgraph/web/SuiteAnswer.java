package org.kusgraph.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.util.Context;
import org.kusgraph.web.SuiteCase.Repetition;

/**
 * An answer as text.
 *
 * @param place where it stands, to which addresses in it are relative
 * @param format what it is written in
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them by it.
record SuiteAnswer(String place, Lang format, byte[] bytes) {
    private static final String RESULTS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    /** What a test expects. */
    static SuiteAnswer expected(SuiteCase.Answered test) {
        return new SuiteAnswer(
                test.answer(), RDFLanguages.filenameToLang(test.answer()), SuiteFiles.bytes(test.answer()));
    }

    /** Whether it says the same as another answer to a test, in whatever format. */
    boolean isSameAs(SuiteAnswer other, SuiteCase.Answered test) {
        Query query = test.parsed();
        if (query.isConstructType()) {
            return graph().isIsomorphicWith(other.graph());
        }
        if (format.equals(ResultSetLang.RS_CSV)) {
            // Such an answer does not tell of what kind its terms are.
            return lines().sorted().toList().equals(other.lines().sorted().toList());
        }
        if (query.isAskType()) {
            return truth() == other.truth();
        }
        if (test.repetition() == Repetition.IS_FREE) {
            return rows().stream()
                    .collect(Collectors.toSet())
                    .equals(other.rows().stream().collect(Collectors.toSet()));
        }
        // Of two rows only the variables of the first are compared.
        return query.isOrdered()
                ? ResultsCompare.equalsByValueAndOrder(rows(), other.rows())
                        && ResultsCompare.equalsByValueAndOrder(other.rows(), rows())
                : ResultsCompare.equalsByValue(rows(), other.rows())
                        && ResultsCompare.equalsByValue(other.rows(), rows());
    }

    private Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new ByteArrayInputStream(bytes))
                .lang(format)
                .base(place)
                .parse(graph);
        return graph;
    }

    private RowSet rows() {
        return RDFLanguages.isTriples(format)
                ? RowSet.adapt(RDFInput.fromRDF(ModelFactory.createModelForGraph(graph())))
                : read().rowSet();
    }

    private boolean truth() {
        return RDFLanguages.isTriples(format)
                ? ModelFactory.createModelForGraph(graph())
                        .listObjectsOfProperty(ModelFactory.createDefaultModel().createProperty(RESULTS, "boolean"))
                        .next()
                        .asLiteral()
                        .getBoolean()
                : read().booleanResult();
    }

    private QueryExecResult read() {
        RowSetReader reader = Objects.requireNonNull(RowSetReader.createReader(format), format::getLabel);
        return reader.readAny(new ByteArrayInputStream(bytes), new Context());
    }

    /** The lines of a table, without the labels that the writer chose for blank nodes. */
    private Stream<String> lines() {
        return new String(bytes, StandardCharsets.UTF_8).lines().map(line -> line.replaceAll("_:\\w+", "_:x"));
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
