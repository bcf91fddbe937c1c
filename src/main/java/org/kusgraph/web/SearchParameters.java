package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.store.search.EntityQuery;

/**
 * What a request looks for among entities.
 *
 * @param text what to look for
 * @param language the language of the names and texts that count
 * @param kind the word for the kind of entities that count
 * @param most at most so many entities
 */
record SearchParameters(String text, Optional<String> language, Optional<String> kind, int most) {
    private static final int MOST = 100;

    /**
     * Reads a request's parameters.
     *
     * @param usual how many entities are given when the request does not say it
     */
    static SearchParameters read(HttpServletRequest request, int usual) {
        RequestParameters parameters = RequestParameters.read(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        return new SearchParameters(
                text(parameters),
                language(one(parameters, "lang")),
                one(parameters, "kind"),
                one(parameters, "limit").map(SearchParameters::limit).orElse(usual));
    }

    /** The same in names and texts of every language. */
    SearchParameters inAllLanguages() {
        return new SearchParameters(text, Optional.empty(), kind, most);
    }

    /** The query for the search; a kind that it does not have is refused. */
    EntityQuery query(EntityQuery.Reach reach, Set<String> kinds) {
        if (kind.isPresent() && !kinds.contains(kind.get())) {
            throw wrong("kind", "is one of " + String.join(", ", kinds));
        }
        return new EntityQuery(text, language, kind, reach, most);
    }

    /** The parts that tell answers apart. */
    List<String> parts() {
        return List.of(text, language.toString(), kind.toString(), String.valueOf(most));
    }

    private static String text(RequestParameters parameters) {
        String text = one(parameters, "q").orElse("").strip();
        if (text.isEmpty()) {
            throw wrong("q", "is what to look for, such as q=Samsung");
        }
        if (text.codePointCount(0, text.length()) > EntityQuery.LONGEST_TEXT) {
            throw wrong("q", "has at most " + EntityQuery.LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static Optional<String> language(Optional<String> tag) {
        if (tag.isPresent() && !tag.get().matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")) {
            throw wrong("lang", "is a language tag, such as en or ko");
        }
        return tag;
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw wrong("limit", "is a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> one(RequestParameters parameters, String name) {
        List<String> values = parameters.all(name);
        if (values.size() > 1) {
            throw wrong(name, "can be given once");
        }
        return values.stream().findFirst();
    }

    private static RefusalException wrong(String name, String right) {
        return RefusalException.of(HttpStatus.BAD_REQUEST_400, "the parameter '" + name + "' " + right);
    }
}
