package org.kusgraph.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kusgraph.ontology.Question;
import org.kusgraph.web.page.Language;
import org.kusgraph.web.page.Site;
import org.kusgraph.web.query.Prefixes;

/**
 * How the server introduces what it serves.
 *
 * @param titles the name of the graph, in every language
 * @param descriptions what it holds, in a sentence or two in every language
 * @param base the IRI against which relative IRIs in queries are resolved: the namespace of the graph's things
 * @param prefixes prefix to namespace, in the order in which to show them; used to shorten IRIs in answers
 * @param questions questions to ask
 */
public record Introduction(
        Map<Language, String> titles,
        Map<Language, String> descriptions,
        String base,
        Map<String, String> prefixes,
        List<Question> questions) {
    public Introduction {
        titles = Map.copyOf(titles);
        descriptions = Map.copyOf(descriptions);
        prefixes = Collections.unmodifiableMap(new LinkedHashMap<>(prefixes));
        questions = List.copyOf(questions);
    }

    /** The name of the graph in English. */
    String title() {
        return titles.getOrDefault(Language.ENGLISH, "");
    }

    /** What the graph holds, in English. */
    String description() {
        return descriptions.getOrDefault(Language.ENGLISH, "");
    }

    /** What the pages need of it. */
    Site site() {
        return new Site(titles, descriptions, base, Prefixes.of(prefixes), questions);
    }
}
