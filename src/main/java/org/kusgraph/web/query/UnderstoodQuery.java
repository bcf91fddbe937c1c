package org.kusgraph.web.query;

import java.util.List;
import org.apache.jena.query.Query;

/**
 * A query that was read and may be run here.
 *
 * @param query the query as the engine takes it
 * @param repeatability whether the same data always gives the same answer
 */
public record UnderstoodQuery(Query query, Repeatability repeatability) implements QueryReading {
    /** Whether a query's answer follows from the data alone. */
    public enum Repeatability {
        /** The same data gives the same answer, so it may be kept. */
        SAME_DATA_SAME_ANSWER,
        /** The query asks for the time, for chance, or another endpoint: each run may differ. */
        EACH_RUN_DIFFERS
    }

    /** The kind of answer that this query has. */
    public AnswerKind kind() {
        return AnswerKind.of(query);
    }

    /**
     * This query on the given graphs in place of those that its own FROM clauses name, as the SPARQL Protocol wants it
     * (section 2.1.4). With both lists empty, the query stays as it is.
     */
    public UnderstoodQuery on(List<String> defaultGraphs, List<String> namedGraphs) {
        if (defaultGraphs.isEmpty() && namedGraphs.isEmpty()) {
            return this;
        }
        Query copy = query.cloneQuery();
        copy.getGraphURIs().clear();
        copy.getNamedGraphURIs().clear();
        defaultGraphs.stream().distinct().forEach(copy::addGraphURI);
        namedGraphs.stream().distinct().forEach(copy::addNamedGraphURI);
        return new UnderstoodQuery(copy, repeatability);
    }
}
