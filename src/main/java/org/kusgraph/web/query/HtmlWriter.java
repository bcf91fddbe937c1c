package org.kusgraph.web.query;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.jspecify.annotations.Nullable;

/** An answer as a page to read: a table, a word, or Turtle. Needs no script and nothing from elsewhere. */
final class HtmlWriter implements AnswerWriter {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Answer</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff }
            table { border-collapse: collapse }
            th, td { text-align: start; vertical-align: top; padding: .3rem .8rem; border-bottom: 1px solid #ccc }
            small { color: #555 }
            @media (prefers-color-scheme: dark) {
              body { color: #eee; background: #1b1b1b } a { color: #9cf } small { color: #aaa }
            }
            </style>
            </head>
            <body>
            """;
    private static final String FOOT = "</body>\n</html>\n";

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException {
        Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        page.write(HEAD);
        switch (answer) {
            case Answer.Rows rows -> write(rows.rows(), prefixes, page);
            case Answer.Truth truth -> page.write("<p>" + (truth.value() ? "Yes" : "No") + "</p>\n");
            case Answer.Triples triples -> writeGraph(AnswerFormat.TURTLE, answer, prefixes, page, out);
            case Answer.Quads quads -> writeGraph(AnswerFormat.TRIG, answer, prefixes, page, out);
        }
        page.write(FOOT);
        page.flush();
    }

    private static void write(RowSet rows, Prefixes prefixes, Writer page) throws IOException {
        TermText terms = new TermText(prefixes);
        page.write("<table>\n<thead><tr>");
        for (Var variable : rows.getResultVars()) {
            page.write("<th scope=\"col\">" + HtmlText.escape(variable.getVarName()) + "</th>");
        }
        page.write("</tr></thead>\n<tbody>\n");
        long count = 0;
        while (rows.hasNext()) {
            Binding row = rows.next();
            page.write("<tr>");
            for (Var variable : rows.getResultVars()) {
                page.write("<td dir=\"auto\">" + cell(row.get(variable), terms) + "</td>");
            }
            page.write("</tr>\n");
            count++;
        }
        page.write("</tbody>\n</table>\n<p><small>" + count + (count == 1 ? " row" : " rows") + "</small></p>\n");
    }

    private static String cell(@Nullable Node term, TermText terms) {
        if (term == null) {
            return "";
        }
        if (term.isLiteral() && !term.getLiteralLanguage().isEmpty()) {
            String language = HtmlText.escape(term.getLiteralLanguage());
            return "<span lang=\"" + language + "\">" + HtmlText.escape(term.getLiteralLexicalForm())
                    + "</span> <small>" + language + "</small>";
        }
        String text = HtmlText.escape(terms.of(term));
        return isWebAddress(term)
                ? "<a rel=\"nofollow noreferrer\" href=\"" + HtmlText.escape(term.getURI()) + "\">" + text + "</a>"
                : text;
    }

    /** Only addresses become links: an IRI can also be {@code javascript:}. */
    private static boolean isWebAddress(Node term) {
        return term.isURI()
                && (term.getURI().startsWith("https://") || term.getURI().startsWith("http://"));
    }

    private static void writeGraph(AnswerFormat format, Answer answer, Prefixes prefixes, Writer page, OutputStream out)
            throws IOException {
        page.write("<pre>");
        page.flush();
        format.write(answer, prefixes, new EscapingStream(out));
        page.write("</pre>\n");
    }

    /** Escapes for HTML in passing; the characters to escape are single bytes in UTF-8 and part of no other. */
    private static final class EscapingStream extends FilterOutputStream {
        EscapingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            switch (value) {
                case '&' -> out.write("&amp;".getBytes(StandardCharsets.US_ASCII));
                case '<' -> out.write("&lt;".getBytes(StandardCharsets.US_ASCII));
                case '>' -> out.write("&gt;".getBytes(StandardCharsets.US_ASCII));
                default -> out.write(value);
            }
        }
    }
}
