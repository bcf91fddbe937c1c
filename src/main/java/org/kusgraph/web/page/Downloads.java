package org.kusgraph.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.AnswerKind;

/** The addresses under which a query's answer can be had by programs, and the command that fetches it. */
final class Downloads {
    static final String SPARQL = "/sparql";

    private Downloads() {}

    static List<QueryPage.Download> of(String query, AnswerKind kind) {
        return AnswerFormat.of(kind).stream()
                .filter(format -> format != AnswerFormat.HTML && format != AnswerFormat.TABLE)
                .map(format -> new QueryPage.Download(
                        format.name().replace('_', '-'),
                        SPARQL + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&format="
                                + format.shortName()))
                .toList();
    }
}
