package org.kusgraph.web.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.XSD;

/**
 * SPARQL 1.1 Query Results JSON, with the base directions and triple terms of 1.2; a row on a line. Our own, because Jena's puts
 * each value on a line that it indents sign by sign, which took longer than to find many an answer.
 */
final class JsonWriter implements AnswerWriter {
    /** Text is turned into bytes in parts of about so many characters. */
    private static final int PART_CHARACTERS = 8 * 1024;

    private static final char FIRST_UNESCAPED = ' ';

    private final NodeToLabel blankNodes = SyntaxLabels.createNodeToLabel();
    private final StringBuilder text = new StringBuilder(PART_CHARACTERS / 8);

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException {
        switch (answer) {
            case Answer.Rows rows -> write(rows.rows(), out);
            case Answer.Truth truth ->
                text.append("{\"head\":{},\"boolean\":").append(truth.value()).append("}\n");
            case Answer.Triples triples -> throw wrongKind();
            case Answer.Quads quads -> throw wrongKind();
        }
        send(out);
    }

    private static IllegalArgumentException wrongKind() {
        return new IllegalArgumentException("the JSON of results does not carry graphs");
    }

    private void write(RowSet rows, OutputStream out) throws IOException {
        List<Var> variables = rows.getResultVars();
        text.append("{\"head\":{\"vars\":[");
        String separator = "";
        for (Var variable : variables) {
            text.append(separator);
            addString(variable.getVarName());
            separator = ",";
        }
        text.append("]},\"results\":{\"bindings\":[");
        separator = "\n";
        while (rows.hasNext()) {
            text.append(separator);
            addRow(rows.next(), variables);
            separator = ",\n";
            if (text.length() > PART_CHARACTERS) {
                send(out);
            }
        }
        text.append("\n]}}\n");
    }

    private void addRow(Binding row, List<Var> variables) {
        String separator = "{";
        for (Var variable : variables) {
            Node term = row.get(variable);
            if (term != null) {
                text.append(separator);
                addString(variable.getVarName());
                text.append(':');
                addTerm(term);
                separator = ",";
            }
        }
        text.append(separator.equals("{") ? "{}" : "}");
    }

    private void addTerm(Node term) {
        if (term.isURI()) {
            text.append("{\"type\":\"uri\",\"value\":");
            addString(term.getURI());
        } else if (term.isLiteral()) {
            addLiteral(term);
        } else if (term.isBlank()) {
            text.append("{\"type\":\"bnode\",\"value\":");
            addString(blankNodes.get(null, term).substring("_:".length()));
        } else {
            addTriple(term.getTriple());
        }
        text.append('}');
    }

    private void addLiteral(Node literal) {
        text.append("{\"type\":\"literal\",");
        if (!literal.getLiteralLanguage().isEmpty()) {
            text.append("\"xml:lang\":");
            addString(literal.getLiteralLanguage());
            text.append(',');
            if (literal.getLiteralBaseDirection() != null) {
                text.append("\"its:dir\":\"")
                        .append(literal.getLiteralBaseDirection().direction())
                        .append("\",");
            }
        } else if (!literal.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
            text.append("\"datatype\":");
            addString(literal.getLiteralDatatypeURI());
            text.append(',');
        }
        text.append("\"value\":");
        addString(literal.getLiteralLexicalForm());
    }

    private void addTriple(Triple triple) {
        text.append("{\"type\":\"triple\",\"value\":{\"subject\":");
        addTerm(triple.getSubject());
        text.append(",\"predicate\":");
        addTerm(triple.getPredicate());
        text.append(",\"object\":");
        addTerm(triple.getObject());
        text.append('}');
    }

    /** A string as RFC 8259 has it (section 7). */
    private void addString(String value) {
        text.append('"');
        int written = 0;
        for (int place = 0; place < value.length(); place++) {
            char sign = value.charAt(place);
            if (sign < FIRST_UNESCAPED || sign == '"' || sign == '\\') {
                text.append(value, written, place);
                addEscaped(sign);
                written = place + 1;
            }
        }
        text.append(value, written, value.length()).append('"');
    }

    private void addEscaped(char sign) {
        switch (sign) {
            case '"', '\\' -> text.append('\\').append(sign);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.append(String.format("\\u%04x", (int) sign));
        }
    }

    private void send(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
