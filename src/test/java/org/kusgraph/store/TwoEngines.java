package org.kusgraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;

/** The same data in a database whose queries {@link PatternExecutor} executes, and in memory, where ARQ alone does. */
final class TwoEngines {
    private final DatasetGraph database = DatabaseMgr.createDatasetGraph();
    private final DatasetGraph memory = DatasetGraphFactory.createTxnMem();

    /** Engines that have what some TriG says. */
    TwoEngines(String trig) {
        PatternExecutor.executeIn(database.getContext());
        for (DatasetGraph dataset : List.of(database, memory)) {
            Txn.executeWrite(
                    dataset, () -> RDFParser.fromString(trig, Lang.TRIG).parse(dataset));
        }
    }

    /** The solutions that {@link PatternExecutor} finds, a line each. */
    List<String> executed(String query) {
        return lines(database, query);
    }

    /** The solutions that ARQ finds, a line each. */
    List<String> expected(String query) {
        return lines(memory, query);
    }

    private static List<String> lines(DatasetGraph dataset, String query) {
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
