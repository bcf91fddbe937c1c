package org.kusgraph.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kusgraph.web.query.AnswerFormat;
import org.kusgraph.web.query.AnswerKind;

/** The addresses under which programs get the answer to a query. */
final class Downloads {
    static final String SPARQL = "/sparql";

    private Downloads() {}

    static List<QueryPage.Download> of(String query, AnswerKind kind) {
        return AnswerFormat.of(kind).stream()
                .filter(format -> format != AnswerFormat.HTML && format != AnswerFormat.TABLE)
                .map(format -> new QueryPage.Download(
                        format.name().replace('_', '-'), address(query) + "&format=" + format.shortName()))
                .toList();
    }

    /** The path under which a query is answered. */
    static String address(String query) {
        return SPARQL + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
