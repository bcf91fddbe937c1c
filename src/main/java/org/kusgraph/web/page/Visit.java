package org.kusgraph.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One look at one page: who looks decides the language, and the address decides what is linked.
 *
 * @param site what all pages share
 * @param words the words of the pages
 * @param assets the files that pages load
 * @param language the language of the page
 * @param isLanguageChosen whether the address names the language, so that links must keep it
 * @param host the server's address without a slash at its end
 * @param path the path of the address
 * @param parameters the other parameters of the address, without the language
 * @param snapshot the identity of the snapshot that is shown; empty when none is
 * @param day the day of the visit, which a citation names
 */
public record Visit(
        Site site,
        Words words,
        Assets assets,
        Language language,
        boolean isLanguageChosen,
        String host,
        String path,
        List<Map.Entry<String, String>> parameters,
        String snapshot,
        LocalDate day) {
    /** The parameter that names the language. */
    public static final String LANGUAGE = "lang";

    private static final int SHORT_SNAPSHOT = 8;

    /** The page's words for a key, with values put into them. */
    public String text(String key, Object... values) {
        return words.text(language, key, values);
    }

    /** A path on this server, as a link that keeps a chosen language. */
    public String link(String path) {
        return isLanguageChosen ? with(path, Map.entry(LANGUAGE, language.tag())) : path;
    }

    /** A path on this server with one parameter, as a link that keeps a chosen language. */
    public String link(String path, String name, String value) {
        return link(with(path, Map.entry(name, value)));
    }

    /** This page with other parameters, as a link that keeps a chosen language. */
    public String here(List<Map.Entry<String, String>> others) {
        return link(others.isEmpty() ? path : with(path, others));
    }

    /** This page in a language. */
    public String in(Language other) {
        return with(
                path,
                Stream.concat(parameters.stream(), Stream.of(Map.entry(LANGUAGE, other.tag())))
                        .toList());
    }

    /** The first value of a parameter of the address. */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The languages in which this page can be read. */
    public List<Language> languages() {
        return Arrays.asList(Language.values());
    }

    /** The beginning of the snapshot's identity, enough to tell it from others. */
    public String shortSnapshot() {
        return snapshot.substring(0, Math.min(SHORT_SNAPSHOT, snapshot.length()));
    }

    /** Whether a path is this page or a part above it. */
    public boolean isAt(String other) {
        return path.equals(other) || (other.endsWith("/") && other.length() > 1 && path.startsWith(other));
    }

    /** All on which the page depends: as long as this is the same, the page is. */
    public List<String> state() {
        return Stream.concat(
                        Stream.of(
                                snapshot,
                                "page",
                                day.toString(),
                                host,
                                path,
                                language.tag(),
                                String.valueOf(isLanguageChosen)),
                        parameters.stream().flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue())))
                .toList();
    }

    private static String with(String path, Map.Entry<String, String> parameter) {
        return with(path, List.of(parameter));
    }

    static String with(String path, List<Map.Entry<String, String>> parameters) {
        int hash = path.indexOf('#');
        String before = hash < 0 ? path : path.substring(0, hash);
        String query = parameters.stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return before + (before.contains("?") ? "&" : "?") + query + path.substring(before.length());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
