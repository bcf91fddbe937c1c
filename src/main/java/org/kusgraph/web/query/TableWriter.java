package org.kusgraph.web.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.kusgraph.problem.Shown;

/**
 * A table for people, in columns: IRIs by their short names, strings without quotes, their language after them, and nothing
 * that would act on a terminal. Not meant to be read back.
 */
final class TableWriter implements AnswerWriter {
    /** The columns' widths are those of the rows up to here; later ones that are wider stand out of line. */
    private static final int MEASURED_ROWS = 1_000;

    private static final String GAP = "  ";

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (answer) {
            case Answer.Rows rows -> write(rows.rows(), new TermText(prefixes), text);
            case Answer.Truth truth -> text.write(truth.value() ? "yes\n" : "no\n");
            case Answer.Triples triples -> throw new IllegalArgumentException("a table does not carry graphs");
            case Answer.Quads quads -> throw new IllegalArgumentException("a table does not carry graphs");
        }
        text.flush();
    }

    private static void write(RowSet rows, TermText terms, Writer text) throws IOException {
        List<Var> variables = rows.getResultVars();
        List<List<String>> measured = new ArrayList<>();
        measured.add(variables.stream()
                .map(variable -> Shown.whole(variable.getVarName()))
                .toList());
        while (rows.hasNext() && measured.size() <= MEASURED_ROWS) {
            measured.add(cells(rows.next(), variables, terms));
        }
        int[] widths = widths(measured, variables.size());

        text.write(line(measured.getFirst(), widths));
        text.write(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)) + "\n");
        for (List<String> row : measured.subList(1, measured.size())) {
            text.write(line(row, widths));
        }
        long count = measured.size() - 1L;
        while (rows.hasNext()) {
            text.write(line(cells(rows.next(), variables, terms), widths));
            count++;
        }
        text.write(count == 1 ? "(1 row)\n" : "(" + count + " rows)\n");
    }

    private static List<String> cells(Binding row, List<Var> variables, TermText terms) {
        return variables.stream()
                .map(variable -> Shown.whole(terms.of(row.get(variable))))
                .toList();
    }

    private static int[] widths(List<List<String>> rows, int columns) {
        return IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> TerminalColumns.of(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell);
            line.append(" ".repeat(Math.max(0, widths[column] - TerminalColumns.of(cell))));
            line.append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
