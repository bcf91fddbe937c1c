package org.kusgraph.web;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;

/** A test of the W3C's. */
sealed interface SuiteCase {
    /** The name of its folder, and its own. */
    String name();

    /** The address of the file with the query. */
    String query();

    /** The text of the query; addresses in it are relative to its file. */
    default String text() {
        return "BASE <" + query() + ">\n" + SuiteFiles.text(query());
    }

    /** A query that has to be taken for one. */
    record Good(String name, String query) implements SuiteCase {}

    /** What must not be taken for a query. */
    record Bad(String name, String query) implements SuiteCase {}

    /**
     * A query with its answer.
     *
     * @param data the files of the default graph
     * @param graphs the files of the named graphs, whose names are their addresses
     * @param answer the file with the answer
     * @param repetition whether it matters how often a row is repeated
     */
    record Answered(
            String name, String query, List<String> data, List<String> graphs, String answer, Repetition repetition)
            implements SuiteCase {

        /** The query as the engine reads it. */
        Query parsed() {
            return QueryFactory.create(text());
        }

        /** Puts into a data set what is asked about, also what the query itself names: the server fetches nothing. */
        void fill(DatasetGraph dataset) {
            data.forEach(file -> SuiteFiles.parse(file, StreamRDFLib.dataset(dataset)));
            Query parsed = parsed();
            Stream.of(graphs, parsed.getGraphURIs(), parsed.getNamedGraphURIs())
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(file ->
                            SuiteFiles.parse(file, StreamRDFLib.graph(dataset.getGraph(NodeFactory.createURI(file)))));
        }
    }

    /** Whether it matters how often a row of an answer is repeated. */
    enum Repetition {
        COUNTS,
        IS_FREE
    }
}
