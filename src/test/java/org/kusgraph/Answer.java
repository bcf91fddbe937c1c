package org.kusgraph;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * The answer to a query as a table of texts that can be compared: a set of rows, or a list where the query orders them;
 * numbers as exact decimals, texts without their language. A graph is a table of subject, predicate and object; yes or no
 * is a table of one cell.
 *
 * @param columns the names of the columns
 * @param rows the rows, in the query's order or else sorted and each once
 */
record Answer(List<String> columns, List<List<String>> rows) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final List<String> GRAPH = List.of("subject", "predicate", "object");
    private static final List<String> YES_OR_NO = List.of("answer");

    /** What a data set answers to a query. */
    static Answer of(Query query, DatasetGraph dataset) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            if (query.isAskType()) {
                return new Answer(YES_OR_NO, List.of(List.of(Boolean.toString(execution.ask()))));
            }
            if (query.isSelectType()) {
                return table(query, execution.select());
            }
            Iterator<Triple> triples =
                    query.isConstructType() ? execution.constructTriples() : execution.describeTriples();
            List<List<String>> rows = new ArrayList<>();
            triples.forEachRemaining(
                    triple -> rows.add(Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                            .map(Answer::text)
                            .toList()));
            return comparable(query, GRAPH, rows);
        }
    }

    /** The answer that a file of comma-separated values gives to a query. */
    static Answer read(Query query, Path csv) throws IOException {
        try (InputStream stream = Files.newInputStream(csv)) {
            ResultSet results = ResultSetMgr.read(stream, ResultSetLang.RS_CSV);
            List<String> columns = results.getResultVars();
            List<List<String>> rows = new ArrayList<>();
            while (results.hasNext()) {
                QuerySolution row = results.next();
                rows.add(columns.stream()
                        .map(row::get)
                        .map(RDFNode::asNode)
                        .map(Answer::text)
                        .toList());
            }
            return comparable(query, columns, rows);
        }
    }

    private static Answer table(Query query, RowSet results) {
        List<Var> columns = results.getResultVars();
        List<List<String>> rows = new ArrayList<>();
        while (results.hasNext()) {
            Binding row = results.next();
            rows.add(columns.stream()
                    .map(column -> row.contains(column) ? text(row.get(column)) : "")
                    .toList());
        }
        return comparable(query, columns.stream().map(Var::getVarName).toList(), rows);
    }

    private static Answer comparable(Query query, List<String> columns, List<List<String>> rows) {
        return new Answer(
                columns,
                query.hasOrderBy()
                        ? rows
                        : rows.stream()
                                .distinct()
                                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                                .toList());
    }

    private static String text(Node node) {
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        return NUMBER.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    /** The table as lines, for a failure that people can read. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(columns), rows.stream())
                .map(row -> String.join(" | ", row))
                .collect(Collectors.joining("\n"));
    }
}
