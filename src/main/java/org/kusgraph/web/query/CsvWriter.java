package org.kusgraph.web.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.jspecify.annotations.Nullable;

/**
 * SPARQL 1.1 Query Results CSV: plain values, quoted as RFC 4180 has it. Our own, because Jena's flushes after each value,
 * drops the {@code _:} of blank nodes and writes "?" for a triple term.
 */
final class CsvWriter implements AnswerWriter {
    private static final String LINE_END = "\r\n";

    /** By it, spreadsheets know UTF-8; to a program, it would be a part of the first column's name. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What spreadsheets take for the beginning of a formula, also in the full width of Korean keyboards. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    /** Who reads the answer. */
    enum For {
        PROGRAMS(",\"\r\n"),
        /** Some separate columns by semicolons or tabs, by where their user lives. */
        SPREADSHEETS(",\"\r\n;\t");

        private final String quoted;

        For(String quoted) {
            this.quoted = quoted;
        }
    }

    private final For reader;

    CsvWriter(For reader) {
        this.reader = reader;
    }

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (reader == For.SPREADSHEETS) {
            text.write(BYTE_ORDER_MARK);
        }
        switch (answer) {
            case Answer.Rows rows -> write(rows.rows(), text);
            // The format has no truth values; one column with one row is what a table reader takes.
            case Answer.Truth truth -> text.write("answer" + LINE_END + truth.value() + LINE_END);
            case Answer.Triples triples -> throw new IllegalArgumentException("CSV does not carry graphs");
            case Answer.Quads quads -> throw new IllegalArgumentException("CSV does not carry graphs");
        }
        text.flush();
    }

    private void write(RowSet rows, Writer text) throws IOException {
        NodeToLabel blankNodes = SyntaxLabels.createNodeToLabel();
        for (Iterator<Var> columns = rows.getResultVars().iterator(); columns.hasNext(); ) {
            text.write(quoted(columns.next().getVarName()));
            text.write(columns.hasNext() ? "," : "");
        }
        text.write(LINE_END);
        while (rows.hasNext()) {
            Binding row = rows.next();
            for (Iterator<Var> columns = rows.getResultVars().iterator(); columns.hasNext(); ) {
                text.write(value(row.get(columns.next()), blankNodes));
                text.write(columns.hasNext() ? "," : "");
            }
            text.write(LINE_END);
        }
    }

    private String value(@Nullable Node term, NodeToLabel blankNodes) {
        if (term == null) {
            return "";
        }
        if (term.isLiteral()) {
            String value = term.getLiteralLexicalForm();
            // An empty string differs from no value by its quotes only.
            return value.isEmpty() ? "\"\"" : quoted(reader == For.SPREADSHEETS ? asText(value) : value);
        }
        if (term.isTripleTerm()) {
            throw new UnfitAnswerException(
                    "the answer holds a triple term, which CSV cannot carry; ask for json, xml or tsv");
        }
        return term.isURI() ? quoted(term.getURI()) : blankNodes.get(null, term);
    }

    /** An apostrophe makes a text of what would be computed, and might send what stands beside it elsewhere. */
    private static String asText(String value) {
        boolean isFormula = BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        return isFormula ? "'" + value : value;
    }

    private String quoted(String value) {
        boolean needsQuotes = value.chars().anyMatch(c -> reader.quoted.indexOf(c) >= 0);
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
