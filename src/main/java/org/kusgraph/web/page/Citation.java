package org.kusgraph.web.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kusgraph.problem.JsonText;

/**
 * How to cite what a page shows, so that others find the same: with its IRI, the snapshot and the day on which it was read.
 *
 * @param plain as a sentence
 * @param bibtex for BibTeX, as biblatex's {@code @online}
 * @param csl for reference managers, as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)
 */
public record Citation(String plain, String bibtex, String csl) {
    /** The citation of something with a title and an IRI, in the language of the visit. */
    static Citation of(String title, String iri, Visit visit) {
        String graph = visit.site().title(visit.language());
        return new Citation(
                visit.text(
                        "cite.plain",
                        title,
                        graph,
                        visit.snapshot(),
                        visit.day().toString(),
                        iri),
                bibtex(title, iri, graph, visit),
                csl(title, iri, graph, visit));
    }

    private static String bibtex(String title, String iri, String graph, Visit visit) {
        return """
                @online{%s,
                  title        = {{%s}},
                  organization = {{%s}},
                  version      = {%s},
                  url          = {%s},
                  urldate      = {%s}
                }""".formatted(
                        key(iri),
                        escaped(title),
                        escaped(graph),
                        escaped(visit.snapshot()),
                        // In a field of type URI nothing is escaped but what would end it.
                        iri.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
                        visit.day());
    }

    private static String csl(String title, String iri, String graph, Visit visit) {
        LocalDate day = visit.day();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", key(iri));
        item.put("type", "webpage");
        item.put("title", title);
        item.put("container-title", graph);
        item.put("version", visit.snapshot());
        item.put("URL", iri);
        item.put(
                "accessed",
                Map.of("date-parts", List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        item.put("language", visit.language().tag());
        return JsonText.of(List.of(item)).strip();
    }

    /** The end of the IRI, which is all that programs for references take for a key. */
    private static String key(String iri) {
        return iri.replaceFirst("^.*[/#](?=.)", "").replaceAll("[^A-Za-z0-9:._-]", "");
    }

    /** TeX reads these characters as commands. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(point);
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
