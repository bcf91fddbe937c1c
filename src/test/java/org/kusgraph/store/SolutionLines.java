package org.kusgraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;

/** The solutions of a query as lines, with which those of two datasets can be compared. */
final class SolutionLines {
    private SolutionLines() {}

    /** A line for each solution, with what each variable stands for in it. */
    static List<String> of(DatasetGraph dataset, String query) {
        return Txn.calculateRead(dataset, () -> {
            List<String> lines = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
                RowSet found = execution.select();
                found.forEachRemaining(row -> lines.add(found.getResultVars().stream()
                        .sorted(Comparator.comparing(Var::getVarName))
                        .map(variable -> variable + " " + row.get(variable))
                        .collect(Collectors.joining(", "))));
            }
            return lines;
        });
    }
}
