package org.kusgraph.web.query;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/**
 * Reads which row of an answer somebody means: its number, or its values in the form that SPARQL 1.1 Query Results JSON has for
 * a row.
 */
public final class RowReader {
    private static final String EXPECTED =
            "the row has to be its number, from 1, or its values as the JSON answer has them: {\"variable\": {\"type\":"
                    + " \"uri\", \"value\": \"…\"}}";
    private static final int LONGEST_NUMBER = 18;

    private final Query query;
    private final DatasetGraph dataset;

    private RowReader(Query query, DatasetGraph dataset) {
        this.query = query;
        this.dataset = dataset;
    }

    /**
     * The row that a text names.
     *
     * @param text a number or a JSON object
     * @param query the query, a SELECT
     * @param dataset the data that is asked
     */
    public static RowReading read(String text, UnderstoodQuery query, DatasetGraph dataset) {
        String row = text.strip();
        return row.startsWith("{") ? new RowReader(query.query(), dataset).values(row) : number(row);
    }

    private static RowReading number(String text) {
        return text.length() <= LONGEST_NUMBER && text.matches("0*[1-9][0-9]*")
                ? new AskedRow.Numbered(Long.parseLong(text))
                : QueryFault.of(EXPECTED);
    }

    private RowReading values(String text) {
        Binding values;
        try {
            values = parse(JSON.parse(text));
        } catch (JsonException | JenaException | UnsupportedOperationException e) {
            return QueryFault.of(EXPECTED);
        }
        return fault(values).<RowReading>map(QueryFault::of).orElseGet(() -> new AskedRow.Valued(values));
    }

    /** The row is put into a whole answer, which Jena reads. */
    private Binding parse(JsonObject row) {
        JsonArray variables = new JsonArray();
        row.keys().forEach(variables::add);
        JsonObject head = new JsonObject();
        head.put("vars", variables);
        JsonArray bindings = new JsonArray();
        bindings.add(row);
        JsonObject results = new JsonObject();
        results.put("bindings", bindings);
        JsonObject answer = new JsonObject();
        answer.put("head", head);
        answer.put("results", results);
        // Blank nodes keep the names that they have in the data.
        Context context = ARQ.getContext().copy().set(ARQ.inputGraphBNodeLabels, true);
        RowSetReader reader =
                RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON);
        RowSet rows = reader.read(
                new ByteArrayInputStream(JSON.toStringFlat(answer).getBytes(StandardCharsets.UTF_8)), context);
        return rows.next();
    }

    private Optional<String> fault(Binding values) {
        for (Var variable : values.varsMentioned()) {
            if (!query.getProjectVars().contains(variable)) {
                return Optional.of("the answer has no variable ?" + variable.getVarName());
            }
            Node value = values.get(variable);
            if (value.isBlank() && !isKnown(value)) {
                return Optional.of("?" + variable.getVarName()
                        + " is a blank node, whose name is good within one answer only; give the number of the row");
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(Node blankNode) {
        return dataset.contains(Node.ANY, blankNode, Node.ANY, Node.ANY)
                || dataset.contains(Node.ANY, Node.ANY, Node.ANY, blankNode);
    }
}
