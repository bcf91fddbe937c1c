package org.kusgraph.web.query;

import java.io.OutputStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.exec.RowSet;

/** Tables and truth values in the W3C's XML and TSV formats, by Jena's writers. */
final class StandardRowsWriter implements AnswerWriter {
    private final Lang language;

    StandardRowsWriter(Lang language) {
        this.language = language;
    }

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(language).create(language);
        switch (answer) {
            case Answer.Rows rows -> writer.write(out, fit(rows.rows()), ARQ.getContext());
            case Answer.Truth truth -> writer.write(out, truth.value(), ARQ.getContext());
            case Answer.Triples triples -> throw wrongKind();
            case Answer.Quads quads -> throw wrongKind();
        }
    }

    private RowSet fit(RowSet rows) {
        return language.equals(ResultSetLang.RS_XML) ? CheckedRows.of(rows, XmlCharacters::check) : rows;
    }

    private IllegalArgumentException wrongKind() {
        return new IllegalArgumentException(language.getName() + " does not carry graphs");
    }
}
