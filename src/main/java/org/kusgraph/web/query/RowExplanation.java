package org.kusgraph.web.query;

import java.time.Duration;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.kusgraph.explanation.Explainer;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.graph.Names;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.federation.Unanswered;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;

/** Explains rows of answers under the same permissions under which queries run. */
public final class RowExplanation {
    private RowExplanation() {}

    /** Why no row of the answer to a query can be explained; empty where each can. */
    public static Optional<QueryFault> obstacle(UnderstoodQuery query) {
        if (query.kind() != AnswerKind.ROWS) {
            return Optional.of(QueryFault.of("only the answer to a SELECT has rows that can be explained"));
        }
        return query.repeatability() == Repeatability.EACH_RUN_DIFFERS
                ? Optional.of(QueryFault.of(
                        "each run of this query may give another answer, because it asks for the time, for chance or another"
                                + " endpoint; so its rows cannot be explained"))
                : Optional.empty();
    }

    /** The row that somebody means; empty when the answer has fewer. */
    public static Optional<Binding> row(AskedRow asked, Answer.Rows answer) {
        return switch (asked) {
            case AskedRow.Valued valued -> Optional.of(valued.values());
            case AskedRow.Numbered numbered -> at(numbered.number(), answer.rows());
        };
    }

    private static Optional<Binding> at(long number, RowSet rows) {
        for (long before = 1; before < number && rows.hasNext(); before++) {
            Binding unused = rows.next();
        }
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    /**
     * Why a row is in the answer to a query.
     *
     * @param query a SELECT query that asks no other endpoint
     * @param row the row
     * @param dataset the data that is asked
     * @param names the names of its graphs
     * @param limit how long this may take; then what a passed limit of a query throws is thrown
     * @return the explanation; empty when the answer has no such row
     */
    public static Optional<Explanation> of(
            UnderstoodQuery query, Binding row, DatasetGraph dataset, Names names, Duration limit) {
        Context context = QueryRun.context(
                dataset, TimeLimit.startingNow(limit), Federation.none().forQuery(limit, new Unanswered()));
        return new Explainer(dataset, names, context).explain(query.query(), row, limit);
    }
}
