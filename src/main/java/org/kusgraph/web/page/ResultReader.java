package org.kusgraph.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.Prefixes;

/** Reads as much of an answer as a page shows. Nobody reads longer tables, and browsers get slow on them. */
public final class ResultReader {
    /** So many rows a page shows at most. */
    static final int MOST_ROWS = 1_000;

    /** So many cells a page shows at most, for queries with many variables. */
    private static final int MOST_CELLS = 20_000;

    private static final int MOST_BYTES = 200_000;

    private static final List<String> TRIPLE = List.of("subject", "predicate", "object");
    private static final List<String> QUAD = List.of("subject", "predicate", "object", "graph");

    private ResultReader() {}

    /** The answer, computed as far as it is shown. */
    public static Result read(Answer answer, DatasetGraph dataset, Visit visit, Prefixes prefixes) throws IOException {
        return switch (answer) {
            case Answer.Rows rows -> rows(rows.rows(), new Terms(dataset, visit));
            case Answer.Truth truth -> new Result.Truth(truth.value());
            case Answer.Triples triples -> {
                Statements seen = new Statements(TRIPLE, new Terms(dataset, visit));
                yield graph(
                        AnswerFormat.TURTLE,
                        new Answer.Triples(Iter.map(triples.triples(), seen::triple)),
                        prefixes,
                        seen);
            }
            case Answer.Quads quads -> {
                Statements seen = new Statements(QUAD, new Terms(dataset, visit));
                yield graph(AnswerFormat.TRIG, new Answer.Quads(Iter.map(quads.quads(), seen::quad)), prefixes, seen);
            }
        };
    }

    private static Result rows(RowSet rows, Terms terms) {
        List<Var> variables = rows.getResultVars();
        int most = Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, variables.size()));
        List<List<Term>> shown = new ArrayList<>();
        while (shown.size() < most && rows.hasNext()) {
            Binding row = rows.next();
            shown.add(variables.stream()
                    .map(variable -> terms.of(row.get(variable)))
                    .toList());
        }
        return new Result.Rows(variables.stream().map(Var::getVarName).toList(), shown, rows.hasNext());
    }

    private static Result graph(AnswerFormat format, Answer answer, Prefixes prefixes, Statements seen)
            throws IOException {
        Beginning text = new Beginning();
        format.write(answer, prefixes, text);
        return new Result.GraphText(text.text(), text.isCut, seen.rows());
    }

    /** Keeps the first statements of a graph while it is written. */
    private static final class Statements {
        private final List<String> columns;
        private final Terms terms;
        private final Set<List<Node>> kept = new LinkedHashSet<>();
        private boolean isCut;

        Statements(List<String> columns, Terms terms) {
            this.columns = columns;
            this.terms = terms;
        }

        Triple triple(Triple triple) {
            keep(List.of(triple.getSubject(), triple.getPredicate(), triple.getObject()));
            return triple;
        }

        Quad quad(Quad quad) {
            keep(List.of(quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph()));
            return quad;
        }

        private void keep(List<Node> statement) {
            if (kept.size() < MOST_ROWS) {
                kept.add(statement);
            } else {
                isCut |= !kept.contains(statement);
            }
        }

        Result.Rows rows() {
            return new Result.Rows(
                    columns,
                    kept.stream()
                            .map(statement -> statement.stream()
                                    .map(node -> Quad.isDefaultGraph(node) ? Term.NONE : terms.of(node))
                                    .toList())
                            .toList(),
                    isCut);
        }
    }

    /** Keeps the first bytes that are written, and drops the rest. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean isCut;

        @Override
        public void write(int value) {
            if (kept.size() < MOST_BYTES) {
                kept.write(value);
            } else {
                isCut = true;
            }
        }

        /** What was kept; when more was written, up to the end of the last line in it. */
        String text() {
            String text = kept.toString(StandardCharsets.UTF_8);
            return isCut ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
        }
    }
}
