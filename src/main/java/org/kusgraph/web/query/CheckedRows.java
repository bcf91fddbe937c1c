package org.kusgraph.web.query;

import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows whose every term is checked before it is handed on. */
final class CheckedRows extends RowSetWrapper {
    private final Consumer<Node> check;

    private CheckedRows(RowSet rows, Consumer<Node> check) {
        super(rows);
        this.check = check;
    }

    static RowSet of(RowSet rows, Consumer<Node> check) {
        return new CheckedRows(rows, check);
    }

    @Override
    public Binding next() {
        Binding row = super.next();
        row.forEach((variable, term) -> check.accept(term));
        return row;
    }
}
